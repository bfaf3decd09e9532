internal import GranaryItems
internal import GranaryStorage

extension Transaction {
    /// Returns the item that a write finds.
    ///
    /// One that a migration has not reached is brought over first, just as its sweep would: with the items
    /// that go into it, the others that are made of it, and what is kept for undoing. Whoever writes
    /// while a migration runs means the new shape, in conditions, updates and what rules compare. An item
    /// that moves to another key, or that the migration cannot take, stays for the sweep.
    mutating func itemToWrite(
        _ key: ItemKey, in table: CatalogTable
    ) throws(StoreError) -> Item? {
        let stored = try item(key)
        guard let upgrade = table.schema?.upgrade, let stored, upgrade.covers(stored.view) else {
            return stored
        }
        return try bringOver(stored, at: key, in: table, upgrade) ? try item(key) : stored
    }

    /// - Returns: Whether it was done; nothing has changed otherwise.
    private mutating func bringOver(
        _ item: Item, at key: ItemKey, in table: CatalogTable, _ upgrade: ItemUpgrade
    ) throws(StoreError) -> Bool {
        try beginSavepoint()
        do {
            var mover = try MigrationMove(
                batch: upgrade.batch, table: table, running: upgrade.running,
                chainLimit: Self.bringingOverLimit)
            if try mover.migrateInPlace(item, at: key, in: &self) {
                try commitSavepoint()
                return true
            }
        } catch let error as StoreError where error.endsTransaction {
            throw error
        } catch {
            // The sweep will say what is wrong with the item.
        }
        undoSavepoint()
        return false
    }

    /// How many items are moved out of the way of those that are made of one.
    private static let bringingOverLimit = 16

    /// Returns an item that is to be changed, brought over if a migration has not reached it.
    package mutating func itemToWrite(
        _ key: Item, from name: String
    ) throws(StoreError) -> Item? {
        let table = try catalog.table(named: name)
        let key = try validating { () throws(ValidationError) in try table.key(key.view) }
        return try itemToWrite(key, in: table)
    }
}
