/// What is left of a chain of items each of which moves to the place of the next, where that is too
/// long for one transaction: it is moved from its end, in pieces.
///
/// It is remembered by whoever runs the batches, and stored nowhere: after a crash the chain, which
/// is shorter by the pieces that were moved, is walked again.
package struct MigrationChain: Sendable {
    /// How many items a piece has.
    static let pieceLength = 1_024

    /// The keys that pieces begin with, the front of the chain first.
    var pieces: [ItemKey] = []

    /// Whether the next batch moves chains as a whole, however long they are.
    var isWhole = false

    /// None.
    package init() {}
}

/// A chain has more items than one transaction is to move; the key is that of its first one.
struct ChainTooLong: Error {
    let key: ItemKey
}

extension Store {
    /// Does one batch, and waits until it is durable.
    ///
    /// - Parameters:
    ///   - batch: The batch.
    ///   - chain: What is left of a long chain that an earlier batch met; the next piece of it is
    ///     moved instead, and the cursor stays.
    /// - Returns: Where the migration has come to; `nil` when there are no items left.
    /// - Throws: ``MigrationFault``, ``StoreError``; nothing of the batch was done then.
    package func run(
        _ batch: MigrationBatch, _ chain: inout MigrationChain
    ) throws -> RunningMigration? {
        while true {
            if let piece = chain.pieces.popLast() {
                let moved = try performAny(needsSavepoint: true) { transaction in
                    try batch.move(pieceFrom: piece, in: &transaction)
                }
                if let moved { return moved }
                // Somebody has changed it meanwhile.
                chain.pieces = []
                chain.isWhole = true
            }
            let limit = chain.isWhole ? nil : MigrationMove.chainLimit
            do {
                let running = try performAny(needsSavepoint: true) { transaction in
                    try batch.step(in: &transaction, chainLimit: limit)
                }
                chain.isWhole = false
                return running
            } catch let tooLong as ChainTooLong {
                chain.pieces = try pieces(of: batch, from: tooLong.key) ?? []
                chain.isWhole = chain.pieces.isEmpty
            }
        }
    }

    /// Walks a chain, on a snapshot, and notes where each piece begins; `nil` when it has no end.
    private func pieces(of batch: MigrationBatch, from key: ItemKey) throws -> [ItemKey]? {
        let snapshot = try beginRead()
        let table = try snapshot.catalog.table(named: batch.table)
        guard let running = try snapshot.reader.runningMigration(of: table) else { return nil }
        let walk = MigrationWalk(batch: batch, table: table, running: running)
        return try walk.pieces(from: key, in: snapshot.reader)
    }
}
