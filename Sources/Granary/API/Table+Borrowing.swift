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
    @inlinable
    public func withItem<Value>(
        partitionKey: AttributeValue, sortKey: AttributeValue? = nil,
        _ body: (ItemView) throws -> Value
    ) throws -> Value? {
        var result: Value?
        try lendItem(partitionKey: partitionKey, sortKey: sortKey) { result = try body($0) }
        return result
    }

    /// Lends an item to a closure that returns nothing.
    ///
    /// Not generic, so that only the few lines above must be specialised, by the caller's compiler:
    /// without it, looking up the metadata of the caller's type costs more than the key does.
    @usableFromInline
    func lendItem(
        partitionKey: AttributeValue, sortKey: AttributeValue?, _ body: (ItemView) throws -> Void
    ) throws {
        // In a variable, the compiler would put the snapshot on the heap.
        try store.beginRead().lendItem(
            in: name, partitionKey: partitionKey, sortKey: sortKey, body)
    }

    /// Lends the items of a query to `body`, one after the other, until it returns `false`.
    ///
    /// All of them belong to one snapshot, which lives until this returns.
    public func forEachItem(
        of condition: KeyCondition, on index: String? = nil, reversed: Bool = false,
        _ body: (ItemView) throws -> Bool
    ) throws {
        let snapshot = try store.beginRead()
        let target = try ReadTarget(tableName: name, indexName: index, in: snapshot.catalog)
        try snapshot.reader.forEachItem(in: target.range(for: condition), reversed: reversed, body)
    }

    /// Lends every item of the table to `body`, in key order, until it returns `false`.
    ///
    /// All of them belong to one snapshot: on a store that is written meanwhile, prefer
    /// ``scan(on:filter:limit:)``, whose snapshots are short.
    public func forEachItem(_ body: (ItemView) throws -> Bool) throws {
        try store.beginRead().forEachItem(of: name, body)
    }
}

extension ReadSnapshot {
    fileprivate func lendItem(
        in tableName: String, partitionKey: AttributeValue, sortKey: AttributeValue?,
        _ body: (ItemView) throws -> Void
    ) throws {
        let table = try catalog.table(named: tableName)
        guard let item = try item(in: table, partitionKey: partitionKey, sortKey: sortKey)
        else { return }
        try body(item)
    }

    /// The item with this key, found by way of memory that the next read uses again.
    @_lifetime(borrow self)
    private func item(
        in table: CatalogTable, partitionKey: AttributeValue, sortKey: AttributeValue?
    ) throws(StoreError) -> ItemView? {
        var key = storage.takeScratch()
        defer { storage.returnScratch(key) }
        _ = try table.appendKey(partition: partitionKey, sort: sortKey, to: &key)
        return try storage.snapshot.item(forKey: key.span)
    }
}

extension Snapshot {
    /// The item stored under an encoded key.
    @_lifetime(copy self)
    func item(forKey key: Span<UInt8>) throws(StoreError) -> ItemView? {
        do throws(StorageError) {
            guard let bytes = try value(forKey: key, in: .items) else { return nil }
            return ItemView(bytes)
        } catch {
            throw StoreError(error)
        }
    }
}

extension Reader {
    func forEachItem(
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
