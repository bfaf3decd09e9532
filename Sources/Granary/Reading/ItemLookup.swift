public import GranaryItems
internal import GranaryStorage

/// Lookups whose key is written where it is used: what typed reads are made of.
extension Store {
    /// Lends the item with this key to `body`.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - writeKey: Writes the partition key, and the sort key if the table has one.
    ///   - body: Called once when there is such an item, with what a migration makes of it if one has
    ///     begun; the view ends with the call.
    /// - Returns: Whether there is such an item.
    /// - Throws: ``StoreError``.
    /// - Complexity: O(log *n*); nothing is allocated for keys up to 480 bytes.
    @discardableResult
    public func withItem(
        in table: String, key writeKey: (inout KeyWriter) -> Void,
        _ body: (ItemView, ItemUpgrade?) -> Void
    ) throws(StoreError) -> Bool {
        try beginRead().withItem(in: table, key: writeKey, body)
    }
}

extension ReadSnapshot {
    /// Lends the item with this key to `body`; see ``Store/withItem(in:key:_:)``.
    @discardableResult
    public func withItem(
        in table: String, key writeKey: (inout KeyWriter) -> Void,
        _ body: (ItemView, ItemUpgrade?) -> Void
    ) throws(StoreError) -> Bool {
        let table = try catalog.table(named: table)
        guard let item = try item(in: table, writeKey) else { return false }
        body(item, table.schema?.upgrade)
        return true
    }

    /// The item with this key, found by way of memory that the next read uses again.
    @_lifetime(borrow self)
    private func item(
        in table: CatalogTable, _ writeKey: (inout KeyWriter) -> Void
    ) throws(StoreError) -> ItemView? {
        var key = storage.takeScratch()
        defer { storage.returnScratch(key) }
        try table.writeKey(writeKey, to: &key)
        return try storage.snapshot.item(forKey: key.span)
    }
}

extension Transaction {
    /// Lends the item with this key to `body`; see ``Store/withItem(in:key:_:)``.
    ///
    /// What this transaction wrote shows.
    @discardableResult
    public func withItem(
        in table: String, key writeKey: (inout KeyWriter) -> Void,
        _ body: (ItemView, ItemUpgrade?) -> Void
    ) throws(StoreError) -> Bool {
        var key: [UInt8] = []
        key.reserveCapacity(96)
        let table = try catalog.table(named: table)
        try table.writeKey(writeKey, to: &key)
        guard let item = try storage.snapshot.item(forKey: key.span) else { return false }
        body(item, table.schema?.upgrade)
        return true
    }
}

extension CatalogTable {
    /// Appends the bytes of a record's key, whose parts `write` writes.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when they are not those of the table's key.
    fileprivate func writeKey(
        _ write: (inout KeyWriter) -> Void, to bytes: inout [UInt8]
    ) throws(StoreError) {
        bytes.appendBigEndian(id)
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        var writer = KeyWriter(appendingTo: consume taken)
        write(&writer)
        bytes = writer.takeBytes()
        guard writer.failure == nil, let partition = writer.partition,
            partition.type == keySchema.partitionKey.type,
            writer.sort?.type == keySchema.sortKey?.type
        else { throw .validation(.keyDoesNotMatchSchema) }
        try validating { () throws(ValidationError) in
            try keySchema.partitionKey.checkPartition(byteCount: partition.byteCount)
            if let sort = writer.sort {
                try keySchema.sortKey?.checkSort(byteCount: sort.byteCount)
            }
        }
    }
}
