internal import GranaryItems
internal import GranaryStorage

/// Walks along items that stand in each other's way, and writes nothing.
struct MigrationWalk {
    /// What comes behind an item of a chain.
    enum Link {
        /// Nothing: the item's new place is free.
        case end
        /// The item that stands at its new place.
        case next(ItemKey)
        /// It does not move, or in more than one direction.
        case none
    }

    let batch: MigrationBatch
    let table: CatalogTable
    let running: RunningMigration

    /// What comes behind the item with a key.
    func link(after key: ItemKey, in reader: borrowing Reader) throws -> Link {
        guard let item = try GetPlan.item(key, in: reader), running.covers(item.schemaVersion),
            batch.wants(item.view),
            // What is wrong with it is told when it is moved.
            let outcome = try? batch.transform(
                item, MigrationLookup(reader, table: table, remainder: running.remainder))
        else { return .none }
        let consumed = try outcome.consumedKeys.map { try table.key($0.view).bytes }
        var occupied: [ItemKey] = []
        for new in outcome.items {
            guard let place = try? table.key(ofItem: new.view) else { return .none }
            guard place.bytes != key.bytes, !consumed.contains(place.bytes),
                try GetPlan.item(place, in: reader) != nil
            else { continue }
            occupied.append(place)
        }
        return switch occupied.count {
        case 0: .end
        case 1: .next(occupied[0])
        default: .none
        }
    }

    /// The keys that the pieces of a chain begin with; `nil` when it is a ring, or branches.
    ///
    /// - Complexity: O(*n*) in its length; memory for one key of each piece.
    func pieces(from start: ItemKey, in reader: borrowing Reader) throws -> [ItemKey]? {
        var pieces = [start]
        var key = start
        var count = 1
        // A ring that does not lead back to the start is met by a mark that is left further and
        // further on.
        var mark = start
        var nextMark = 2
        while true {
            switch try link(after: key, in: reader) {
            case .end: return pieces
            case .none: return nil
            case .next(let next):
                guard next.bytes != start.bytes, next.bytes != mark.bytes else { return nil }
                key = next
            }
            if count.isMultiple(of: MigrationChain.pieceLength) { pieces.append(key) }
            count += 1
            if count == nextMark {
                mark = key
                nextMark *= 2
            }
        }
    }
}

extension MigrationBatch {
    /// Moves the last piece of a chain, its end first, so that each item finds its place free.
    ///
    /// - Returns: Where the migration has come to; `nil` when the chain is not what it was.
    func move(
        pieceFrom start: ItemKey, in transaction: inout Transaction
    ) throws -> RunningMigration? {
        let table = try transaction.catalog.table(named: table)
        var running = try transaction.ownMigration(of: table, run: run)
        let walk = MigrationWalk(batch: self, table: table, running: running)
        var keys = [start]
        walking: while keys.count <= MigrationChain.pieceLength {
            switch try walk.link(after: keys[keys.count - 1], in: transaction.reader) {
            case .end: break walking
            case .none: return nil
            case .next(let next): keys.append(next)
            }
        }
        guard keys.count <= MigrationChain.pieceLength else { return nil }
        var mover = try MigrationMove(batch: self, table: table, running: running, chainLimit: nil)
        for key in keys.reversed() {
            guard let item = try transaction.item(key) else { continue }
            try mover.migrate(item, at: key, in: &transaction)
        }
        running.changedCount += mover.changedCount
        running.failure = nil
        try transaction.put(running, of: table)
        return running
    }
}
