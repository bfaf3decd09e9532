public import GranaryItems
internal import GranaryStorage

/// What is read of a whole table, or of the store, as of the snapshot's moment.
extension ReadSnapshot {
    /// What is known of a table.
    ///
    /// - Throws: ``StoreError/tableNotFound(_:)``.
    public func run(_ operation: DescribeTable) throws(StoreError) -> TableDescription {
        try operation.run(operation.validated(), in: reader)
    }

    /// Lends every item of a table to `body`, in key order, until it returns `false`.
    ///
    /// Two walks of one snapshot see the same items.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - body: What is done with each item.
    /// - Throws: ``StoreError``, or what `body` throws.
    /// - Complexity: O(*n*) in the bytes of the items.
    public func forEachItem(
        of table: String, _ body: (ItemView) throws -> Bool
    ) throws {
        let target = try ReadTarget(tableName: table, indexName: nil, in: catalog)
        let range = KeyRange(prefix: target.prefix, in: target.database)
        try reader.forEachItem(in: range, reversed: false, body)
    }

    /// The last change sequence number that was given out: the log of each table has what came later
    /// behind it, and nothing else.
    ///
    /// - Throws: ``StoreError``.
    public func changeSequence() throws(StoreError) -> UInt64 {
        try StoreMeta(reading: reader.snapshot).changeSequence
    }
}
