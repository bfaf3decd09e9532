internal import GranaryExpressions
internal import GranaryItems
internal import GranaryStorage

extension Transaction {
    /// Puts prepared items one after the other, up to the end or the first that is refused.
    ///
    /// A refusal leaves the transaction as it was but for the items before it, and it may go on.
    ///
    /// - Parameters:
    ///   - puts: The items.
    ///   - next: The first to be put; set to the one that was refused, or else to `end`.
    ///   - end: The first not to be put.
    ///   - isAscending: Begin with `true`: while each item's key is greater than all that are stored, it
    ///     is appended without a search. It is set to `false` at the first that is not.
    /// - Throws: ``StoreError``: ``StoreError/conditionFailed(existing:)``,
    ///   ``StoreError/schemaViolation(_:)``, ``StoreError/uniqueViolation(index:existingKey:)`` and
    ///   others.
    package mutating func put(
        _ puts: PreparedPuts, from next: inout Int, to end: Int, isAscending: inout Bool
    ) throws(StoreError) {
        let table = try catalog.table(named: puts.target.tableName)
        let hasKeys = puts.target.table?.id == table.id
        // Then an item's bytes are all that is written.
        let isPlain =
            hasKeys && table.schema == nil && table.indexes.isEmpty && !table.changeLogEnabled
            && table.expiry == nil
        var (count, byteCount) = (0, 0)
        defer { statistics.note(id: table.id, count: count, byteCount: byteCount) }
        while next < end {
            if isPlain, try insert(puts, at: next, isAscending: &isAscending) {
                count += 1
                byteCount += puts.size(at: next)
            } else if isPlain, !puts.target.onlyNew, !puts.keyBytes(at: next).isEmpty {
                try overwrite(
                    puts.keyBytes(at: next), in: table, with: puts.itemBytes(at: next),
                    size: puts.size(at: next))
            } else {
                let key = hasKeys ? puts.key(at: next) : nil
                try put(
                    puts[next], at: key, in: table, onlyNew: puts.target.onlyNew,
                    isAscending: &isAscending)
            }
            next += 1
        }
    }

    /// Stores an item as it is, unless there is one under its key, or it has none.
    private mutating func insert(
        _ puts: PreparedPuts, at index: Int, isAscending: inout Bool
    ) throws(StoreError) -> Bool {
        let key = puts.keyBytes(at: index)
        guard !key.isEmpty else { return false }
        let item = puts.itemBytes(at: index)
        do throws(StorageError) {
            if isAscending {
                isAscending = try storage.insert(item, forKey: key, in: .items, append: true)
                if isAscending { return true }
            }
            return try storage.insert(item, forKey: key, in: .items)
        } catch {
            throw failed(error)
        }
    }

    /// Puts an item of a table of any kind.
    private mutating func put(
        _ item: Item, at prepared: ItemKey?, in table: CatalogTable, onlyNew: Bool,
        isAscending: inout Bool
    ) throws(StoreError) {
        guard !onlyNew else {
            let condition = !Attribute(table.keySchema.partitionKey.name).exists
            let plan = try PutPlan(tableName: table.name, item: item, condition: condition)
            _ = try plan.run(in: &self)
            return
        }
        let key: ItemKey
        if let prepared {
            key = prepared
        } else {
            key = try validating { () throws(ValidationError) in try table.key(ofItem: item.view) }
        }
        try put(item, at: key, in: table, isAscending: &isAscending)
    }
}
