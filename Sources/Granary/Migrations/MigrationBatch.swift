package import GranaryItems
internal import GranaryStorage

/// What one item becomes.
package struct ItemMigration: Sendable {
    /// The items that take its place, with their keys.
    package var items: [Item]

    /// The keys of other items of the table that went into them, and are deleted.
    package var consumedKeys: [Item]

    /// What undoing the first of ``items`` would not give back, for whoever undoes it.
    package var remainder: Item?

    package init(_ items: [Item], consumedKeys: [Item] = [], remainder: Item? = nil) {
        self.items = items
        self.consumedKeys = consumedKeys
        self.remainder = remainder
    }
}

/// One step of a migration: the next items behind the cursor, in one transaction that moves it.
///
/// An item of another revision than the migration covers is passed over, so that a batch which is
/// done again after a crash, or an item that moved ahead of the cursor, changes nothing twice.
package struct MigrationBatch: Sendable {
    /// What an item becomes; `nil` when it stays as it is.
    ///
    /// A function of its arguments: it may be called again for the same item.
    package typealias Transform = @Sendable (Item, MigrationLookup) throws -> ItemMigration?

    /// What becomes of an item from another table whose key is taken.
    package enum Conflict: String, Sendable, CaseIterable {
        /// The run stops.
        case fail
        /// The item that is there stays.
        case skip
        /// The item that is there is replaced.
        case replace
    }

    /// The table that is migrated.
    package var table: String
    /// What the run is called; another run stops this one.
    package var run: String
    /// The table that items are taken from, unless it is the same.
    package var source: String?
    /// What becomes of an item of the source whose key is taken.
    package var conflict = Conflict.fail
    /// How many items are looked at, at most.
    package var readLimit = 8_192
    /// How many items are changed, at most; each may dirty pages of its own.
    package var itemLimit = 1_024
    /// How many bytes of items are changed, at most, but for the last item.
    package var byteLimit = 1 << 20
    /// Whether an item is to be changed at all, looked at where it lies.
    package var wants: @Sendable (borrowing ItemView) -> Bool
    /// What an item becomes.
    package var transform: Transform

    package init(
        table: String, run: String, wants: @escaping @Sendable (borrowing ItemView) -> Bool,
        transform: @escaping Transform
    ) {
        self.table = table
        self.run = run
        self.wants = wants
        self.transform = transform
    }

    /// Does the step.
    ///
    /// - Parameters:
    ///   - transaction: Where it is done.
    ///   - chainLimit: How many items that stand in each other's way are moved; `nil` for all.
    /// - Returns: Where the migration has come to; `nil` when there are no items left.
    /// - Throws: ``MigrationFault``, ``ChainTooLong``, ``StoreError``. The transaction is to be undone
    ///   then.
    func step(
        in transaction: inout Transaction, chainLimit: Int?
    ) throws -> RunningMigration? {
        let table = try transaction.catalog.table(named: table)
        var running = try transaction.ownMigration(of: table, run: run)
        let origin = try source.map { name throws(StoreError) in
            try transaction.catalog.table(named: name)
        }
        let found = try gather(origin ?? table, running, in: transaction)
        guard let last = found.lastKey else { return nil }
        var mover = try MigrationMove(
            batch: self, table: table, running: running, chainLimit: chainLimit)
        for (key, item) in found.items {
            if let origin {
                try mover.take(item, from: origin, in: &transaction)
            } else {
                try mover.migrate(item, at: key, in: &transaction)
            }
        }
        running.cursor = last
        running.readCount += found.readCount
        running.changedCount += mover.changedCount
        running.failure = nil
        try transaction.put(running, of: table)
        return running
    }

    private struct Found {
        var items: [(key: ItemKey, item: Item)] = []
        /// How many items were passed.
        var passedCount = 0
        /// How many of them had not been passed before, at the place they have moved from.
        var readCount = 0
        var lastKey: [UInt8]?
    }

    /// Reads the next items, and copies those that are to be changed.
    private func gather(
        _ table: CatalogTable, _ running: RunningMigration, in transaction: borrowing Transaction
    ) throws -> Found {
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .items)
        if let cursor = running.cursor { range.lower = cursor + [0] }
        guard !range.isEmpty else { return Found() }
        var found = Found()
        var byteCount = 0
        do {
            var cursor = try transaction.storage.snapshot.cursor(over: range)
            while found.passedCount < readLimit, found.items.count < itemLimit,
                byteCount < byteLimit, let stored = try cursor.next()
            {
                let view = ItemView(stored.value)
                found.passedCount += 1
                let key = [UInt8](copying: stored.key)
                found.lastKey = key
                guard source != nil || running.covers(view.schemaVersion) else { continue }
                found.readCount += 1
                guard wants(view) else { continue }
                let item = Item(copying: view)
                byteCount += item.encodedBytes.count
                found.items.append((try table.key(ofItem: view), item))
            }
        } catch let error as StorageError {
            throw StoreError(error)
        } catch let error as ValidationError {
            throw StoreError.validation(error)
        }
        return found
    }
}
