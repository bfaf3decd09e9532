public import GranaryItems
internal import GranaryStorage

extension ReadSnapshot {
    /// Returns the item with this key, or `nil`.
    ///
    /// - Parameters:
    ///   - key: The key attributes and nothing more.
    ///   - table: The table's name.
    /// - Returns: The item, copied.
    /// - Throws: ``StoreError``.
    /// - Complexity: O(log *n*), and one allocation for the item.
    public func get(_ key: Item, from table: String) throws(StoreError) -> Item? {
        let table = try catalog.table(named: table)
        var bytes = storage.takeScratch()
        defer { storage.returnScratch(bytes) }
        _ = try validating { () throws(ValidationError) in
            try table.appendKey(key.view, to: &bytes)
        }
        guard let item = try storage.snapshot.item(forKey: bytes.span) else { return nil }
        return Item(copying: item)
    }

    /// Runs a read operation on this snapshot.
    public func run(_ operation: GetItem) throws(StoreError) -> GetItem.Output {
        try operation.run(operation.validated(), in: reader)
    }

    /// Runs a query on this snapshot: one page.
    public func run(_ operation: Query) throws(StoreError) -> PageOutput {
        try operation.run(operation.validated(), in: reader)
    }

    /// Runs a scan on this snapshot: one page.
    public func run(_ operation: Scan) throws(StoreError) -> PageOutput {
        try operation.run(operation.validated(), in: reader)
    }
}
