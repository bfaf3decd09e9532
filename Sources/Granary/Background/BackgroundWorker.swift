internal import GranaryStorage
internal import Logging

/// The body of the background thread.
final class BackgroundWorker: Sendable {
    private weak let store: Store?
    private let work: BackgroundWork

    init(store: Store, work: BackgroundWork) {
        self.store = store
        self.work = work
    }

    /// Does what there is to do, again and again, until the store is closed.
    func run() {
        var interval: Int?
        while work.sleep(atMostNanoseconds: interval) {
            while !work.isCancelled {
                guard let store else { return }
                guard let isBusy = round(store, &interval) else { return }
                if !isBusy { break }
            }
        }
    }

    /// Does one step of everything there is to do; what fails does not hold up the rest.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - interval: Set to how long to sleep at most when nothing came forward.
    /// - Returns: Whether any of it came forward; `nil` when the store is closed.
    private func round(_ store: Store, _ interval: inout Int?) -> Bool? {
        var isBusy = false
        do throws(StoreError) {
            let pending = try PendingWork(in: store)
            interval = pending.intervalNanoseconds
            for (table, index) in pending.indexes {
                isBusy =
                    try step(index.id, store) { () throws(StoreError) in
                        try build(index, of: table, in: store)
                    } || isBusy
            }
            for (table, expiry) in pending.expiries {
                let backfill = ExpiryBackfill(tableName: table.name, expiryID: expiry.id)
                isBusy =
                    try step(
                        expiry.id, store,
                        inTransaction: { transaction throws(StoreError) in
                            _ = try backfill.step(in: &transaction)
                        }) || isBusy
            }
            for (table, expiry) in pending.due {
                let sweep = ExpirySweep(tableName: table.name, expiryID: expiry.id)
                isBusy =
                    try step(
                        expiry.id, store, needsSavepoint: true,
                        inTransaction: { transaction throws(StoreError) in
                            try sweep.step(in: &transaction)
                        }) || isBusy
            }
            for table in pending.trims {
                let trim = ChangeTrim(tableName: table.name, tableID: table.id)
                isBusy =
                    try step(
                        table.id, store,
                        inTransaction: { transaction throws(StoreError) in
                            try trim.step(in: &transaction)
                        }) || isBusy
            }
            for id in pending.reclaims {
                isBusy =
                    try step(
                        id, store,
                        inTransaction: { transaction throws(StoreError) in
                            _ = try SpaceReclaim(id: id).step(in: &transaction)
                        }) || isBusy
            }
        } catch {
            if case .closed = error { return nil }
            store.options.logger.error(
                "background work cannot be looked for", metadata: ["error": "\(error)"])
        }
        return isBusy
    }

    /// Does one step, and notes how it went.
    ///
    /// - Returns: Whether it succeeded.
    private func step(
        _ id: UInt32, _ store: Store, _ body: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        do throws(StoreError) {
            try body()
            if !work.isGivenUp(id) { work.didStep(id, nil) }
            return true
        } catch {
            if case .closed = error { throw error }
            store.options.logger.error(
                "background work failed; it is tried again in a second",
                metadata: ["error": "\(error)"])
            work.didStep(id, error)
            return false
        }
    }

    /// Does one step that is a transaction, and notes how it went.
    ///
    /// - Returns: Whether it succeeded.
    private func step(
        _ id: UInt32, _ store: Store, needsSavepoint: Bool = false,
        inTransaction body: @escaping @Sendable (inout Transaction) throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        try step(id, store) { () throws(StoreError) in
            try store.perform(needsSavepoint: needsSavepoint, body)
        }
    }

    private func build(
        _ index: CatalogIndex, of table: CatalogTable, in store: Store
    ) throws(StoreError) {
        let backfill = IndexBackfill(tableName: table.name, indexID: index.id)
        do throws(StoreError) {
            let progress = try store.perform(needsSavepoint: true) {
                transaction throws(StoreError) in
                try backfill.step(in: &transaction)
            }
            if case .stepped(let skippedCount) = progress, skippedCount > 0 {
                store.options.logger.warning(
                    "items cannot be in the index, and are left out",
                    metadata: [
                        "index": "\(index.definition.name)", "items": "\(skippedCount)",
                    ])
            }
        } catch {
            guard case .uniqueViolation = error else { throw error }
            store.options.logger.error(
                "an index cannot be built, and is dropped",
                metadata: ["index": "\(index.definition.name)", "error": "\(error)"])
            work.giveUp(table.name, index, error)
            try drop(index, of: table.name, in: store)
        }
    }

    /// Drops the very index, and none that has its name by now.
    private func drop(
        _ index: CatalogIndex, of table: String, in store: Store
    ) throws(StoreError) {
        try store.perform { transaction throws(StoreError) in
            guard let current = transaction.catalog.tables[table],
                current.indexes.contains(where: { $0.id == index.id })
            else { return }
            let rest = current.indexes.filter { $0.id != index.id }
            try transaction.unlink(index.id)
            try transaction.setTable(current.with(indexes: rest))
        }
    }
}
