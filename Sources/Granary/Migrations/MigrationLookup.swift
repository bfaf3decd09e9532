package import GranaryItems
internal import GranaryStorage

/// What a step may read beside the item at hand: the store as it is in the middle of a batch.
package struct MigrationLookup: ~Escapable {
    private let reader: Reader
    private let table: CatalogTable
    private let remainder: UInt32?

    @_lifetime(copy reader)
    init(_ reader: borrowing Reader, table: CatalogTable, remainder: UInt32? = nil) {
        self.reader = copy reader
        self.table = table
        self.remainder = remainder
    }

    /// The item of the table with this key, or `nil`; what can be no key names nothing.
    package func item(_ key: Item) throws(StoreError) -> Item? {
        guard let key = try? table.key(key.view) else { return nil }
        guard let view = try reader.snapshot.item(forKey: key.bytes.span) else { return nil }
        return Item(copying: view)
    }

    /// What was kept of an item when the migration that is now undone changed it.
    package func remainder(of item: Item) throws(StoreError) -> Item? {
        guard let remainder, let key = try? table.key(ofItem: item.view) else { return nil }
        let name = Keyspace.remainder(remainder, of: key)
        guard let view = try reader.snapshot.item(forKey: name.span) else { return nil }
        return Item(copying: view)
    }
}

extension ReadSnapshot {
    /// Lends every item of a table to `body`, in key order, until it returns `false`.
    ///
    /// For what looks at a whole table beforehand or afterwards: `body` may look other items up, of
    /// the same moment.
    package func forEachItem(
        in name: String, _ body: (borrowing ItemView, MigrationLookup) throws -> Bool
    ) throws {
        let table = try catalog.table(named: name)
        let range = KeyRange(prefix: Keyspace.prefix(table.id), in: .items)
        do {
            var cursor = try storage.snapshot.cursor(over: range)
            while let entry = try cursor.next() {
                let lookup = MigrationLookup(reader, table: table)
                guard try body(ItemView(entry.value), lookup) else { return }
            }
        } catch let error as StorageError {
            throw StoreError(error)
        }
    }
}
