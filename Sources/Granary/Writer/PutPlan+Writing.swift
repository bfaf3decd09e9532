internal import GranaryItems
internal import GranaryStorage

extension PutPlan {
    /// Puts the item for a caller who does not ask what was there before.
    ///
    /// Where nothing else does either (no condition, no index, no change log), a new item is written
    /// without being looked for first, which saves a descent of the tree and a copy of the old item.
    ///
    /// - Parameter isAscending: Whether the item may be the last of all; set to `false` when it is
    ///   not. Items in key order are appended, without a search.
    func put(
        in transaction: inout Transaction, isAscending: inout Bool
    ) throws(StoreError) {
        let table = try transaction.catalog.table(named: tableName)
        guard condition == nil, table.indexes.isEmpty, !table.changeLogEnabled else {
            _ = try run(in: &transaction)
            return
        }
        let key = try validating { () throws(ValidationError) in try self.key(in: table) }
        let oldSize = try storing { () throws(StorageError) in
            try transaction.storage.put(item, at: key, isAscending: &isAscending)
        }
        transaction.statistics.note(id: table.id, from: oldSize, to: item.size)
    }
}

extension WriteTransaction {
    /// Puts an item in place of any other.
    ///
    /// - Returns: The size of the item that was there, if there was one.
    fileprivate mutating func put(
        _ item: Item, at key: ItemKey, isAscending: inout Bool
    ) throws(StorageError) -> Int? {
        let value = item.encodedBytes.span
        if isAscending {
            isAscending = try insert(value, forKey: key.bytes.span, in: .items, append: true)
            if isAscending { return nil }
        }
        if try insert(value, forKey: key.bytes.span, in: .items) { return nil }
        let oldSize = try size(ofItemAt: key)
        try put(value, forKey: key.bytes.span, in: .items)
        return oldSize
    }

    private func size(ofItemAt key: ItemKey) throws(StorageError) -> Int? {
        guard let bytes = try snapshot.value(forKey: key.bytes.span, in: .items) else { return nil }
        return ItemView(bytes).size
    }
}
