internal import GranaryStorage
internal import Logging

/// Runs groups of jobs in transactions.
final class GroupCommitter: Sendable {
    private let environment: Environment
    private let catalogs: CatalogBox
    private let logger: Logger
    private let nowMilliseconds: @Sendable () -> UInt64

    init(
        environment: Environment, catalogs: CatalogBox, logger: Logger,
        nowMilliseconds: @escaping @Sendable () -> UInt64
    ) {
        self.environment = environment
        self.catalogs = catalogs
        self.logger = logger
        self.nowMilliseconds = nowMilliseconds
    }

    /// Runs every job of `group` and finishes it, in as many transactions as its size asks for.
    ///
    /// - Returns: The error after which nothing more may be written, if the disk failed in a commit.
    func commit(_ group: [any WriteJob]) -> StoreError? {
        var rest = group[...]
        while !rest.isEmpty {
            guard let failure = commitSome(&rest) else { continue }
            logger.critical(
                "a commit failed; the store takes no more writes until it is opened again",
                metadata: ["error": "\(failure)"])
            for job in rest { job.finish(.writingStopped) }
            return failure
        }
        return nil
    }

    /// How far a transaction has come.
    private struct Progress {
        /// The job that runs, or the end of those that ran.
        var position: Int
        var isCommitting = false
    }

    /// Runs jobs from the front of `rest` in one transaction, takes them out and finishes them.
    ///
    /// When the map is full it is grown and all of them run again, so that nobody sees it. A job that
    /// makes the transaction useless fails alone; the others run again without it.
    ///
    /// - Returns: The error after which nothing more may be written.
    private func commitSome(_ rest: inout ArraySlice<any WriteJob>) -> StoreError? {
        var growths = 0
        while !rest.isEmpty {
            var progress = Progress(position: rest.startIndex)
            do throws(StoreError) {
                growEarly()
                try runTransaction(rest, &progress)
                finish(&rest, upTo: progress.position, nil)
                return nil
            } catch {
                if error.isMapFull, growths < Self.growthLimit, grow() {
                    growths += 1
                    continue
                }
                if progress.isCommitting || error.isMapFull {
                    // Nobody's own fault: all that ran share it.
                    let end = progress.isCommitting ? progress.position : rest.endIndex
                    finish(&rest, upTo: end, error)
                    if case .commitUnknown = error { return error }
                    return nil
                }
                rest.remove(at: progress.position).finish(error)
            }
        }
        return nil
    }

    private static let growthLimit = 16

    private func finish(
        _ rest: inout ArraySlice<any WriteJob>, upTo position: Int, _ error: StoreError?
    ) {
        for job in rest[..<position] { job.finish(error) }
        rest = rest[position...]
    }

    /// Grows before the map is full, where no transaction has to run again for it.
    ///
    /// A reader that does not end in time is no reason to refuse a write: there is room left.
    private func growEarly() {
        do throws(StorageError) {
            try environment.growIfNeeded()
        } catch {
            logger.warning("the map is to grow, and cannot yet", metadata: ["error": "\(error)"])
        }
    }

    private func grow() -> Bool {
        do throws(StorageError) {
            // A reader that was killed would hold pages that could be used again.
            _ = try environment.clearStaleReaders()
            try environment.grow()
            return true
        } catch {
            logger.error("the map cannot grow", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// Runs jobs in one transaction and commits it.
    private func runTransaction(
        _ jobs: ArraySlice<any WriteJob>, _ progress: inout Progress
    ) throws(StoreError) {
        let storage = try storing { () throws(StorageError) -> WriteTransaction in
            try environment.write()
        }
        let meta = try StoreMeta(reading: storage)
        let catalog = try catalogs.catalog(of: storage, version: meta.catalogVersion)
        var transaction = Transaction(
            storage, catalog: catalog, meta: meta, nowMilliseconds: nowMilliseconds())
        var keeps = false
        for job in jobs {
            if job.needsSavepoint { try transaction.beginSavepoint() }
            let kept = try job.run(in: &transaction)
            // A closure may have caught what ended its transaction.
            if let failure = transaction.failure { throw failure }
            if job.needsSavepoint {
                if kept {
                    try transaction.commitSavepoint()
                } else {
                    transaction.undoSavepoint()
                }
            }
            keeps = keeps || kept
            progress.position += 1
            if transaction.storage.dirtyByteEstimate > Writer.groupByteCount { break }
        }
        // Without anything written there is nothing to commit: the transaction is dropped.
        guard keeps, transaction.storage.dirtyByteEstimate > 0 else { return }
        progress.isCommitting = true
        try transaction.finish()
        guard transaction.catalogChanged else { return try transaction.commit() }
        let (changed, version) = (transaction.catalog, transaction.meta.catalogVersion)
        catalogs.beginChange()
        do throws(StoreError) {
            try transaction.commit()
        } catch {
            catalogs.endChange(to: nil, version: version)
            throw error
        }
        catalogs.endChange(to: changed, version: version)
    }
}

extension StoreError {
    /// Whether a larger map would have helped.
    fileprivate var isMapFull: Bool {
        if case .storage(let error) = self { return error.isMapFull }
        return false
    }
}
