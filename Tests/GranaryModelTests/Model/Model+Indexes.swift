import Granary

/// One record of a table or index: what it is ordered by, and what a read of it returns.
struct ModelEntry: Hashable {
    let values: [AttributeValue]
    let attributes: AttributeMap
    /// The LastEvaluatedKey that names it.
    let startKey: AttributeMap
}

/// What is read: a table, or one of its indexes.
struct ModelTarget {
    let index: IndexDefinition?
    let partitionKey: [KeyAttribute]
    let sortKey: [KeyAttribute]
    /// All records, in ascending order.
    let entries: [ModelEntry]
}

extension ModelTable {
    /// The table, or an index of it, worked out from the items.
    func target(_ index: IndexDefinition?) -> ModelTarget {
        var all: [ModelEntry] = []
        for (key, item) in items {
            if let index {
                all += (try? entries(of: item, key: key, in: index)) ?? []
            } else {
                all.append(
                    ModelEntry(values: key, attributes: item, startKey: attributes(ofKey: key)))
            }
        }
        return ModelTarget(
            index: index,
            partitionKey: index?.partitionKey ?? [keySchema.partitionKey],
            sortKey: index?.sortKey ?? keySchema.sortKey.map { [$0] } ?? [],
            entries: all.sorted { ModelOrder.compare($0.values, $1.values) < 0 })
    }

    /// The entries that an item has in an index: none when it lacks an attribute.
    ///
    /// - Throws: When one of the attributes cannot be a key: the item is refused then.
    func entries(
        of item: AttributeMap, key: [AttributeValue], in index: IndexDefinition
    ) throws -> [ModelEntry] {
        var alternatives: [[AttributeValue]] = [[]]
        for (position, attribute) in index.keyAttributes.enumerated() {
            guard let value = item[attribute.name] else {
                alternatives = []  // The other attributes are judged all the same.
                continue
            }
            var choices = [value]
            if position == 0, index.kind == .multiValue, let elements = value.elements {
                choices = elements.filter { $0.kind == attribute.type.kind && $0.keyLength > 0 }
                choices = Array(Set(choices))
            }
            let limit = position < index.partitionKey.count ? 2_048 : 1_024
            for choice in choices { try choice.check(attribute.type, limit: limit) }
            alternatives = alternatives.flatMap { start in choices.map { start + [$0] } }
        }
        let projected = projection(of: item, in: index)
        return alternatives.map { values in
            var startKey = attributes(ofKey: key)
            for (attribute, value) in zip(index.keyAttributes, values) {
                startKey[attribute.name] = value
            }
            return ModelEntry(
                values: index.kind == .unique ? values : values + key, attributes: projected,
                startKey: startKey)
        }
    }

    private func projection(
        of item: AttributeMap, in index: IndexDefinition
    ) -> AttributeMap {
        var names = keySchema.names + index.keyAttributes.map(\.name)
        switch index.projection {
        case .all: return item
        case .keysOnly: break
        case .include(let others): names += others
        }
        return AttributeMap(item.filter { names.contains($0.name) })
    }
}

extension AttributeValue {
    /// Refuses what cannot be an index key attribute of this type.
    fileprivate func check(_ type: KeyType, limit: Int) throws {
        guard kind == type.kind else { throw Refusal.validation }
        guard keyLength > 0 else { throw Refusal.emptyKey }
        guard keyLength <= limit else { throw Refusal.validation }
    }

    /// The elements of a list or set; `nil` for other values.
    fileprivate var elements: [AttributeValue]? {
        switch self {
        case .list(let values): values
        case .stringSet(let values): values.map { .string($0) }
        case .numberSet(let values): values.map { .number($0) }
        case .binarySet(let values): values.map { .binary($0) }
        default: nil
        }
    }
}
