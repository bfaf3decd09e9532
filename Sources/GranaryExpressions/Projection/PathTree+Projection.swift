internal import GranaryItems

extension PathTree {
    /// The parts of `item` at the tree's paths.
    ///
    /// Whole attributes are copied as bytes; only those of which a part is wanted are decoded.
    func project(_ item: ItemView) -> Item {
        var whole: [String] = []
        var parts: [(name: String, value: AttributeValue?)] = []
        for child in nodes[0].children {
            let name = nodes[child].step.name
            if nodes[child].path != nil {
                whole.append(name)
            } else if let value = item.value(named: name), let part = part(of: value, child) {
                parts.append((name, part))
            }
        }
        let item = Item.selecting(names: whole, from: item)
        return parts.isEmpty ? item : item.replacing(parts)
    }

    /// The parts of `value` that lie below `node`; nil when there are none.
    private func part(of value: ValueView, _ node: Int) -> AttributeValue? {
        let children = nodes[node].children
        guard let first = children.first else { return value.attributeValue() }
        if nodes[first].step.isIndex {
            guard value.kind == .list else { return nil }
            var elements: [AttributeValue] = []
            for child in children {
                guard let element = value.element(at: nodes[child].step.index) else { continue }
                if let part = part(of: element, child) { elements.append(part) }
            }
            return elements.isEmpty ? nil : .list(elements)
        }
        var pairs: [(String, AttributeValue)] = []
        for child in children {
            let name = nodes[child].step.name
            guard let entry = value.value(named: name) else { continue }
            if let part = part(of: entry, child) { pairs.append((name, part)) }
        }
        return pairs.isEmpty ? nil : .map(AttributeMap(pairs))
    }
}
