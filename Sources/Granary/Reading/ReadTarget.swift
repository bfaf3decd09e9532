internal import GranaryExpressions
internal import GranaryItems
internal import GranaryStorage

/// What a query or scan reads: a table or one of its indexes.
struct ReadTarget: Sendable {
    let table: CatalogTable
    let index: CatalogIndex?

    init(
        tableName: String, indexName: String?, in catalog: Catalog
    ) throws(StoreError) {
        let table = try catalog.table(named: tableName)
        self.table = table
        index = try indexName.map { name throws(StoreError) in
            try table.readableIndex(named: name)
        }
    }

    var database: Database { index == nil ? .items : .entries }

    /// The id that its keys begin with, encoded.
    var prefix: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(index?.id ?? table.id)
        return bytes
    }

    var partitionKey: [KeyAttribute] {
        index?.definition.partitionKey ?? [table.keySchema.partitionKey]
    }

    var sortKey: [KeyAttribute] {
        index?.definition.sortKey ?? (table.keySchema.sortKey.map { [$0] } ?? [])
    }

    /// The names in a LastEvaluatedKey: the table's key and the index's.
    var startKeyNames: [String] {
        index?.projectedKeyNames(in: table) ?? table.keySchema.names
    }

    /// Whether reads are charged as strongly consistent ones, or refused for asking.
    func check(consistentRead: Bool) throws(StoreError) {
        if consistentRead, let index, index.definition.kind != .local {
            throw .validation(.consistentReadOnGlobalIndex)
        }
    }

    /// The key that a given ExclusiveStartKey stands for.
    ///
    /// - Throws: ``ValidationError/invalidStartKey`` unless it has exactly the attributes that this
    ///   target's LastEvaluatedKey has, with their types.
    func key(ofStartKey item: borrowing ItemView) throws(StoreError) -> [UInt8] {
        guard item.count == startKeyNames.count else { throw .validation(.invalidStartKey) }
        var bytes = prefix
        for attribute in index?.definition.keyAttributes ?? [] {
            guard let value = item.value(named: attribute.name),
                value.kind == attribute.type.kind
            else { throw .validation(.invalidStartKey) }
            KeyEncoding.append(value, to: &bytes)
        }
        let tableKey: ItemKey
        do throws(ValidationError) {
            tableKey = try table.key(ofItem: item)
        } catch {
            throw .validation(.invalidStartKey)
        }
        if index?.appendsTableKey ?? true { bytes += tableKey.withoutTable }
        return bytes
    }
}
