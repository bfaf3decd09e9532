internal import GranaryItems

extension PathTree {
    /// What becomes of the value at one of the tree's paths.
    enum Change {
        case none
        case write(AttributeValue)
        case remove
    }

    /// The item with `changes`, one for each path of the tree in the paths' order.
    func apply(_ changes: [Change], to item: ItemView) -> Item {
        var replacements: [(name: String, value: AttributeValue?)] = []
        for child in nodes[0].children {
            let name = nodes[child].step.name
            if let path = nodes[child].path {
                switch changes[path] {
                case .none: break
                case .write(let value): replacements.append((name, value))
                case .remove: replacements.append((name, nil))
                }
            } else if let value = item[name] {
                replacements.append((name, changed(value, child, changes)))
            }
        }
        return Item(copying: item).replacing(replacements)
    }

    /// `value` with the changes that lie below `node`.
    ///
    /// At most 32 levels deep, as paths are.
    private func changed(
        _ value: AttributeValue, _ node: Int, _ changes: [Change]
    ) -> AttributeValue {
        switch value {
        case .map(let map): .map(changed(map, node, changes))
        case .list(let list): .list(changed(list, node, changes))
        default: value
        }
    }

    private func changed(_ map: AttributeMap, _ node: Int, _ changes: [Change]) -> AttributeMap {
        var map = map
        for child in nodes[node].children {
            let name = nodes[child].step.name
            if let path = nodes[child].path {
                switch changes[path] {
                case .none: break
                case .write(let value): map[name] = value
                case .remove: map[name] = nil
                }
            } else if let value = map[name] {
                map[name] = changed(value, child, changes)
            }
        }
        return map
    }

    /// Indexes are those of `list` as it was; the children stand in their order.
    private func changed(
        _ list: [AttributeValue], _ node: Int, _ changes: [Change]
    ) -> [AttributeValue] {
        var elements: [AttributeValue?] = list
        for child in nodes[node].children {
            let index = nodes[child].step.index
            if let path = nodes[child].path {
                switch changes[path] {
                case .none: break
                case .write(let value):
                    if index < list.count {
                        elements[index] = value
                    } else {
                        elements.append(value)
                    }
                case .remove: if index < list.count { elements[index] = nil }
                }
            } else if index < list.count {
                elements[index] = changed(list[index], child, changes)
            }
        }
        return elements.compactMap { $0 }
    }
}
