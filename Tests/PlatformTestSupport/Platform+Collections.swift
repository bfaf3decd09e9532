public import GranaryEntities
internal import Testing

extension Platform {
    /// Reads a collection by the keys under which there is most, and compares it with all the items
    /// that have the key.
    ///
    /// - Returns: The names of the models of which an item was read.
    @discardableResult
    public func check(
        _ call: CollectionCall, in population: Population, of store: Store
    ) throws -> Set<String> {
        let collection = try #require(
            schema.collections.first { $0.name == call.collection }, "\(call.collection)")
        let index = try #require(schema.index(named: collection.index))
        let partition = try #require(index.partitionKey.first)
        try #require(collection.key.variables.count == 1 && collection.key.parts.count == 2)
        let order = index.sortKey + (schema.primaryIndex?.keyAttributes ?? [])
        var rows: [String: [AttributeMap]] = [:]
        for values in population.values.values.joined() {
            guard index.keyAttributes.allSatisfy({ values[$0] != nil }),
                let key = values[partition]?.stringValue, key.hasPrefix(collection.key.prefix)
            else { continue }
            rows[key, default: []].append(values)
        }
        var groups: [Group] = []
        for (key, values) in rows {
            groups.append(
                Group(
                    key: String(key.dropFirst(collection.key.prefix.count)),
                    items: values.sorted { $0.precedes($1, by: order) }.map { Item($0) },
                    models: Set(values.compactMap { $0[schema.typeField]?.stringValue })))
        }
        groups.sort { first, second in
            (second.models.count, second.items.count) < (first.models.count, first.items.count)
        }
        for group in groups.prefix(6) {
            let difference = try call.difference(store, group.key, group.items)
            #expect(difference == nil, "\(call.collection) \(group.key)")
        }
        let absent = try call.difference(store, "nobody", [])
        #expect(absent == nil, "\(call.collection)")
        return groups.prefix(6).reduce(into: []) { $0.formUnion($1.models) }
    }
}

/// The items under one key.
private struct Group {
    let key: String
    let items: [Item]
    let models: Set<String>
}
