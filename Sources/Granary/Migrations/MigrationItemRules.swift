package import GranaryItems
package import GranarySchema

/// What a batch will ask of an item beside the schema, for whoever looks at items beforehand: its
/// size and nesting, and its primary key.
package struct MigrationItemRules: Sendable {
    private let partition: [String]
    private let sort: [String]

    package init(_ schema: Schema) {
        partition = schema.primaryIndex?.partitionKey ?? []
        sort = schema.primaryIndex?.sortKey ?? []
    }

    /// Checks an item that is to be stored.
    ///
    /// - Throws: The first rule that is broken.
    package func check(_ item: Item) throws(StoreError) {
        do throws(ValidationError) {
            try ItemRules.check(item.view)
            for name in partition {
                let count = try keyByteCount(name, item)
                guard count <= Limits.partitionKeyByteCount else { throw .partitionKeyTooLong }
            }
            for name in sort {
                let count = try keyByteCount(name, item)
                guard count <= Limits.sortKeyByteCount else { throw .sortKeyTooLong }
            }
        } catch {
            throw .validation(error)
        }
    }

    private func keyByteCount(_ name: String, _ item: Item) throws(ValidationError) -> Int {
        guard let value = item[name] else { throw .missingKey(attribute: name) }
        return value.keyByteCount
    }
}
