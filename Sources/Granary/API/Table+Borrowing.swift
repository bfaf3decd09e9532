public import GranaryExpressions
public import GranaryItems
internal import GranaryStorage

/// Reads that lend items straight from the memory map, without a copy.
extension Table {
    /// Lends the item with this key to `body`.
    ///
    /// The view ends with the call: read what you need inside, and return that.
    ///
    /// - Returns: What `body` returns, or `nil` when there is no such item.
    /// - Complexity: O(log *n*); nothing is allocated for keys up to 480 bytes.
    public func withItem<Value>(
        partitionKey: AttributeValue, sortKey: AttributeValue? = nil,
        _ body: (ItemView) throws -> Value
    ) throws -> Value? {
        var snapshot = try store.beginRead()
        return try snapshot.withItem(
            in: name, partitionKey: partitionKey, sortKey: sortKey, body)
    }

    /// Lends the items of a query to `body`, one after the other, until it returns `false`.
    ///
    /// All of them belong to one snapshot, which lives until this returns.
    public func forEachItem(
        of condition: KeyCondition, on index: String? = nil, reversed: Bool = false,
        _ body: (ItemView) throws -> Bool
    ) throws {
        let query = Query(
            tableName: name, indexName: index, keyConditionExpression: .built(condition),
            scanIndexForward: !reversed)
        let snapshot = try store.beginRead()
        let request = try query.pageRequest(query.validated(), in: snapshot.catalog)
        try snapshot.reader.forEachItem(in: request.range, reversed: reversed, body)
    }

    /// Lends every item of the table to `body`, in key order, until it returns `false`.
    ///
    /// All of them belong to one snapshot: on a store that is written meanwhile, prefer
    /// ``scan(on:filter:limit:)``, whose snapshots are short.
    public func forEachItem(_ body: (ItemView) throws -> Bool) throws {
        let snapshot = try store.beginRead()
        let target = try ReadTarget(tableName: name, indexName: nil, in: snapshot.catalog)
        let range = KeyRange(prefix: target.prefix, in: target.database)
        try snapshot.reader.forEachItem(in: range, reversed: false, body)
    }
}

extension ReadSnapshot {
    fileprivate mutating func withItem<Value>(
        in tableName: String, partitionKey: AttributeValue, sortKey: AttributeValue?,
        _ body: (ItemView) throws -> Value
    ) throws -> Value? {
        let table = try catalog.table(named: tableName)
        return try storage.withScratch { bytes, snapshot in
            _ = try table.appendKey(partition: partitionKey, sort: sortKey, to: &bytes)
            do {
                guard let value = try snapshot.value(forKey: bytes.span, in: .items) else {
                    return nil
                }
                return try body(ItemView(value))
            } catch let error as StorageError {
                throw StoreError(error)
            }
        }
    }
}

extension Reader {
    fileprivate func forEachItem(
        in range: KeyRange, reversed: Bool, _ body: (ItemView) throws -> Bool
    ) throws {
        guard !range.isEmpty else { return }
        do {
            var cursor = try snapshot.cursor(over: range, reversed: reversed)
            while let entry = try cursor.next() {
                guard try body(ItemView(entry.value)) else { return }
            }
        } catch let error as StorageError {
            throw StoreError(error)
        }
    }
}
