internal import GranaryStorage

/// One step of reclaiming the keys of a dropped table or index.
///
/// Small transactions: a giant delete leaves a free list so long that later commits are slow.
struct SpaceReclaim: Sendable {
    let id: UInt32

    /// Deletes some of the keys.
    ///
    /// - Returns: Whether none is left.
    func step(in transaction: inout Transaction) throws(StoreError) -> Bool {
        let prefix = Keyspace.prefix(id)
        for database in [Database.items, .entries, .changes] {
            let isEmpty = try transaction.deletePrefix(prefix, in: database)
            guard isEmpty else { return false }
        }
        try transaction.delete(Keyspace.reclaim(id), in: .catalog)
        return true
    }
}

extension Transaction {
    fileprivate mutating func deletePrefix(
        _ prefix: [UInt8], in database: Database
    ) throws(StoreError) -> Bool {
        do throws(StorageError) {
            return try storage.deletePrefix(
                prefix.span, in: database, limit: Limits.backgroundBatchCount)
        } catch {
            throw failed(error)
        }
    }
}
