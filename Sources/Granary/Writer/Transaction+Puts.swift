internal import GranaryItems
internal import GranaryStorage

extension Transaction {
    /// Puts an item for a caller who does not ask what was there before.
    ///
    /// A new item is written without being looked for first, which saves a descent of the tree; of
    /// an old one that no index, log or expiry needs, only the size is read.
    ///
    /// - Parameters:
    ///   - item: The item, which was found to be one that a table can take.
    ///   - key: Its key.
    ///   - table: Where to put it.
    ///   - isAscending: Whether the item may be the last of all; set to `false` when it is not.
    ///     Items in key order are appended, without a search.
    /// - Throws: ``StoreError``, as ``replace(_:in:old:with:isMadeFromOld:)`` does.
    mutating func put(
        _ item: Item, at key: ItemKey, in table: CatalogTable, isAscending: inout Bool
    ) throws(StoreError) {
        if let schema = table.schema {
            return try put(item, at: key, in: table, by: schema, &isAscending)
        }
        if try insert(item, at: key, in: table, isAscending: &isAscending) { return }
        if table.indexes.isEmpty, !table.changeLogEnabled, table.expiry == nil {
            try overwrite(
                key.bytes.span, in: table, with: item.encodedBytes.span, size: item.size)
        } else {
            let old = try self.item(key)
            _ = try replaceJudged(key, in: table, old: old, with: item)
        }
    }

    /// The same in a table with a schema, which may have to know the old item.
    private mutating func put(
        _ item: Item, at key: ItemKey, in table: CatalogTable, by schema: TableSchema,
        _ isAscending: inout Bool
    ) throws(StoreError) {
        // What is there may still have to be brought over, with others that belong to it.
        if schema.upgrade != nil { _ = try itemToWrite(key, in: table) }
        let judged = try judged(item, at: key, in: table, by: schema)
        if judged.old == nil,
            try insert(judged.item, at: key, in: table, isAscending: &isAscending)
        {
            return
        }
        let old = judged.didReadOld ? judged.old : try self.item(key)
        _ = try replaceJudged(key, in: table, old: old, with: judged.item)
    }

    /// Stores a new item with its index entries, unless there is one under its key.
    ///
    /// - Returns: Whether it was stored; nothing has changed otherwise.
    private mutating func insert(
        _ item: Item, at key: ItemKey, in table: CatalogTable, isAscending: inout Bool
    ) throws(StoreError) -> Bool {
        let changes = try checkedChanges(key, in: table, old: nil, with: item)
        do throws(StorageError) {
            guard try storage.insert(item, at: key, isAscending: &isAscending) else {
                return false
            }
        } catch {
            throw failed(error)
        }
        try finish(changes, of: key, in: table, old: nil, with: item)
        return true
    }

    /// Puts an item over an old one that neither an index, the change log nor an expiry needs.
    ///
    /// - Parameters:
    ///   - key: The encoded key.
    ///   - table: Where the item is.
    ///   - item: The encoded item.
    ///   - size: Its size, as DynamoDB counts it.
    /// - Throws: ``StoreError`` of the storage.
    mutating func overwrite(
        _ key: Span<UInt8>, in table: CatalogTable, with item: Span<UInt8>, size: Int
    ) throws(StoreError) {
        do throws(StorageError) {
            let oldSize = try storage.size(ofItemAt: key)
            try storage.put(item, forKey: key, in: .items)
            statistics.note(id: table.id, from: oldSize, to: size)
        } catch {
            throw failed(error)
        }
    }
}

extension WriteTransaction {
    fileprivate mutating func insert(
        _ item: Item, at key: ItemKey, isAscending: inout Bool
    ) throws(StorageError) -> Bool {
        let value = item.encodedBytes.span
        if isAscending {
            isAscending = try insert(value, forKey: key.bytes.span, in: .items, append: true)
            if isAscending { return true }
        }
        return try insert(value, forKey: key.bytes.span, in: .items)
    }

    fileprivate func size(ofItemAt key: Span<UInt8>) throws(StorageError) -> Int? {
        guard let bytes = try snapshot.value(forKey: key, in: .items) else { return nil }
        return ItemView(bytes).size
    }
}
