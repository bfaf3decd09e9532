internal import GranaryItems
internal import GranarySchema
internal import GranaryStorage

/// Writes what items become, with all that goes with them.
///
/// An item that keeps its key is replaced. One that moves is deleted before it is made anew, so that
/// items may swap places; where an item that is yet to move stands in its way, that one moves first.
struct MigrationMove {
    /// How many items that stand in each other's way are moved in one transaction; those of a longer
    /// chain are moved from its end, see ``MigrationChain``.
    static let chainLimit = 4_096

    private let batch: MigrationBatch
    private let table: CatalogTable
    private let running: RunningMigration
    private let validator: SchemaValidator
    private let chainLimit: Int?
    /// The keys of items that were moved or consumed before their turn.
    private var handledKeys: Set<[UInt8]> = []
    /// How many items were changed, made or moved.
    private(set) var changedCount = 0

    init(
        batch: MigrationBatch, table: CatalogTable, running: RunningMigration, chainLimit: Int?
    ) throws(StoreError) {
        guard let schema = table.schema else {
            throw .corrupted(detail: "the table of a migration has no schema")
        }
        self.batch = batch
        self.table = table
        self.running = running
        self.chainLimit = chainLimit
        validator = try schema.enforced(in: table).validator
    }

    /// Changes one item of the table.
    mutating func migrate(
        _ item: Item, at key: ItemKey, in transaction: inout Transaction
    ) throws {
        if handledKeys.contains(key.bytes) { return }
        try Self.blaming(item, of: table) {
            guard let outcome = try outcome(of: item, in: transaction) else { return }
            try write(outcome, inPlaceOf: item, at: key, in: &transaction)
        }
    }

    /// Changes one item of the table out of its turn, if it stays under its key.
    ///
    /// - Returns: Whether it does; nothing has changed otherwise.
    mutating func migrateInPlace(
        _ item: Item, at key: ItemKey, in transaction: inout Transaction
    ) throws -> Bool {
        guard let outcome = try outcome(of: item, in: transaction),
            try outcome.items.contains(where: { try table.key(ofItem: $0.view).bytes == key.bytes })
        else { return false }
        try write(outcome, inPlaceOf: item, at: key, in: &transaction)
        return true
    }

    /// Takes an item over from another table, where it stays.
    mutating func take(
        _ item: Item, from origin: CatalogTable, in transaction: inout Transaction
    ) throws {
        try Self.blaming(item, of: origin) {
            guard let outcome = try outcome(of: item, in: transaction) else { return }
            for new in outcome.items {
                let new = try judged(new)
                let key = try table.key(ofItem: new.view)
                let old = try transaction.item(key)
                if let old {
                    switch batch.conflict {
                    case .replace: break
                    case .skip: continue
                    case .fail:
                        throw MigrationFault.collision(
                            key: item.naming(origin.keySchema.names), table: origin.name,
                            target: old.naming(table.keySchema.names))
                    }
                }
                _ = try transaction.replaceJudged(key, in: table, old: old, with: new)
                changedCount += 1
            }
        }
    }

    /// What an item becomes; the transaction is only lent to the steps.
    private func outcome(
        of item: Item, in transaction: borrowing Transaction
    ) throws -> ItemMigration? {
        try batch.transform(
            item,
            MigrationLookup(transaction.reader, table: table, remainder: running.remainder))
    }

    private mutating func write(
        _ outcome: ItemMigration, inPlaceOf item: Item, at key: ItemKey,
        in transaction: inout Transaction
    ) throws {
        var waiting: [(key: ItemKey, item: Item)] = []
        var replacement: Item?
        for new in outcome.items {
            let new = try judged(new)
            let newKey = try table.key(ofItem: new.view)
            if newKey.bytes == key.bytes {
                replacement = new
            } else {
                waiting.append((newKey, new))
            }
        }
        // First of all what goes into it, so that it does not stand in its own way.
        try consume(outcome.consumedKeys, in: &transaction)
        _ = try transaction.replaceJudged(key, in: table, old: item, with: replacement)
        changedCount += max(1, outcome.items.count)
        try keepRemainder(of: outcome, in: &transaction)
        try place(waiting, insteadOf: item, in: &transaction)
    }

    /// Keeps what undoing would not give back, under the key that the item has from now on.
    private func keepRemainder(
        of outcome: ItemMigration, in transaction: inout Transaction
    ) throws {
        guard let id = running.remainder, running.direction == .up,
            let remainder = outcome.remainder, let first = outcome.items.first
        else { return }
        let key = try table.key(ofItem: first.view)
        try transaction.put(
            remainder.encodedBytes, at: Keyspace.remainder(id, of: key), in: .items)
    }

    /// Deletes the items that went into another.
    private mutating func consume(
        _ keys: [Item], in transaction: inout Transaction
    ) throws {
        for key in keys {
            let key = try table.key(key.view)
            guard let item = try transaction.item(key) else { continue }
            _ = try transaction.replaceJudged(key, in: table, old: item, with: nil)
            handledKeys.insert(key.bytes)
            changedCount += 1
        }
    }

    /// Puts items where there is nothing, or nothing that stays.
    private mutating func place(
        _ items: [(key: ItemKey, item: Item)], insteadOf item: Item,
        in transaction: inout Transaction
    ) throws {
        var waiting = items
        var count = 0
        while let (key, new) = waiting.popLast() {
            if let occupant = try transaction.item(key) {
                count += 1
                let name = item.naming(table.keySchema.names)
                if let chainLimit, count > chainLimit {
                    throw ChainTooLong(key: try table.key(ofItem: item.view))
                }
                waiting += try leave(occupant, from: key, to: name, in: &transaction)
            }
            _ = try transaction.replaceJudged(key, in: table, old: nil, with: new)
        }
    }

    /// Moves an item that stands in the way of another.
    ///
    /// - Returns: What it becomes, for other places.
    private mutating func leave(
        _ occupant: Item, from key: ItemKey, to name: Item, in transaction: inout Transaction
    ) throws -> [(key: ItemKey, item: Item)] {
        let occupantName = occupant.naming(table.keySchema.names)
        let collision = MigrationFault.collision(
            key: name, table: table.name, target: occupantName)
        guard running.covers(occupant.schemaVersion), batch.wants(occupant.view) else {
            throw collision
        }
        var moved: [(key: ItemKey, item: Item)] = []
        try Self.blaming(occupant, of: table) {
            guard let outcome = try outcome(of: occupant, in: transaction) else { throw collision }
            for new in outcome.items {
                let new = try judged(new)
                let newKey = try table.key(ofItem: new.view)
                if newKey.bytes == key.bytes { throw collision }
                moved.append((newKey, new))
            }
            try consume(outcome.consumedKeys, in: &transaction)
            try keepRemainder(of: outcome, in: &transaction)
        }
        _ = try transaction.replaceJudged(key, in: table, old: occupant, with: nil)
        handledKeys.insert(key.bytes)
        changedCount += max(1, moved.count)
        return moved
    }

    /// An item that the target schema allows, marked as being of its shape.
    ///
    /// References and rules in Swift are not asked: what an item refers to may not have moved yet.
    private func judged(_ item: Item) throws -> Item {
        try ItemRules.check(item.view)
        let violations = validator.violations(in: item.view)
        guard violations.isEmpty else { throw StoreError.schemaViolation(violations) }
        var item = item
        item.schemaVersion = running.revision
        return item
    }

    /// Says of which item an error is.
    private static func blaming(
        _ item: Item, of table: CatalogTable, _ body: () throws -> Void
    ) throws {
        do {
            try body()
        } catch let fault as MigrationFault {
            throw fault
        } catch let tooLong as ChainTooLong {
            throw tooLong
        } catch let error as StoreError where error.endsTransaction {
            throw error
        } catch let error as ValidationError {
            throw MigrationFault.item(
                key: item.naming(table.keySchema.names), table: table.name,
                cause: StoreError.validation(error))
        } catch {
            throw MigrationFault.item(
                key: item.naming(table.keySchema.names), table: table.name, cause: error)
        }
    }
}
