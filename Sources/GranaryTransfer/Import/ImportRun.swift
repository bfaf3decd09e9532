/// An import while it runs.
final class ImportRun {
    private(set) var outcome = ImportOutcome()

    private let table: Table
    private let source: any ImportSource
    private let options: ImportOptions
    private let target: PutTarget
    private let keyNames: [String]
    private let batchCount: Int
    private let skipsRejected: Bool
    private var rejects: RejectsFile?
    private var waiting = WaitingRecords()
    /// How many records of each key are in `waiting`; keys as ``ImportEntry/keyHash(_:)`` has them.
    private var waitingKeys: [Int: Int] = [:]
    private var pending: (outcome: PendingTransaction<BatchOutcome>, entries: [ImportEntry])?

    init(
        _ table: Table, _ source: any ImportSource, _ options: ImportOptions
    ) throws(TransferError) {
        self.table = table
        self.source = source
        self.options = options
        let description = try transferring { () throws(StoreError) in try table.describe() }
        keyNames = description.keySchema.names
        let condition = options.onConflict == .replace ? nil : !Attribute(keyNames[0]).exists
        target = try transferring { () throws(StoreError) in try table.putTarget(if: condition) }
        // Each index entry may dirty a page of its own, and a transaction takes only so many.
        batchCount = max(256, ImportBatch.itemCount / (1 + description.indexes.count))
        skipsRejected = options.skipsRejected || options.rejectsPath != nil
        rejects = options.rejectsPath.map { RejectsFile($0, header: source.headerText) }
        // Told before anything is stored, though the file is made at the first rejection only.
        if let path = options.rejectsPath, path != "-", SystemFile.isThere(path) {
            throw .rejectsExist(path: path)
        }
    }

    func readAll() throws(TransferError) {
        var isAtEnd = false
        while !isAtEnd {
            if options.shouldStop() {
                outcome.isInterrupted = true
                break
            }
            var entries: [ImportEntry] = []
            entries.reserveCapacity(batchCount)
            var byteCount = 0
            do throws(TransferError) {
                while entries.count < batchCount, byteCount < ImportBatch.byteCount {
                    guard let record = try source.next() else {
                        isAtEnd = true
                        break
                    }
                    let entry = entry(for: record)
                    byteCount += entry.byteCount
                    entries.append(entry)
                }
            } catch {
                // What was read before the failure is still written.
                try submit(entries)
                try finishPending()
                throw stopped(by: error)
            }
            try submit(entries)
        }
        try finishPending()
        if !outcome.isInterrupted { try storeWaiting() }
    }

    /// Which records may go on waiting.
    private enum Patience {
        case all, lastOfEachKey, none
    }

    /// Writes the records that referred to what came later, and then those that referred to them.
    ///
    /// When a round has ended with as many waiting as before, nothing they wait for will come by itself.
    /// Then those are rejected that others of the same key wait behind, which may be what is waited for;
    /// when that, too, changes nothing, all that is left refers to nothing, and is rejected.
    private func storeWaiting() throws(TransferError) {
        var patience = Patience.all
        while waiting.count > 0 {
            let round = waiting
            var behind = waitingKeys
            waiting = WaitingRecords()
            waitingKeys = [:]
            var isAtEnd = false
            while !isAtEnd {
                var entries: [ImportEntry] = []
                var byteCount = 0
                while entries.count < batchCount, byteCount < ImportBatch.byteCount {
                    guard let entry = try nextEntry(of: round, patience, &behind) else {
                        isAtEnd = true
                        break
                    }
                    byteCount += entry.byteCount
                    entries.append(entry)
                }
                try submit(entries)
            }
            try finishPending()
            if waiting.count < round.count {
                patience = .all
            } else {
                patience = patience == .all ? .lastOfEachKey : .none
            }
        }
    }

    /// The next record of a round; `behind` has how many of each key are left in it.
    private func nextEntry(
        of round: WaitingRecords, _ patience: Patience, _ behind: inout [Int: Int]
    ) throws(TransferError) -> ImportEntry? {
        do throws(TransferError) {
            guard let record = try round.next() else { return nil }
            let work: ImportEntry.Work =
                switch record.action {
                case .put(let item): put(item)
                case .delete(let key): .delete(key)
                }
            var entry = ImportEntry(place: record.place, text: record.text, work: work)
            let key = entry.keyHash(keyNames) ?? 0
            let left = behind[key, default: 1] - 1
            behind[key] = left
            entry.mayWait = patience == .all || patience == .lastOfEachKey && left == 0
            return entry
        } catch {
            throw stopped(by: error)
        }
    }

    func finishRejects() throws(TransferError) {
        do throws(TransferError) { try rejects?.finish() } catch { throw stopped(by: error) }
    }

    private var stored: Int { outcome.storedCount + outcome.unchangedCount }

    /// How many items messages say are stored: a dry run stores none.
    private var toldCount: Int { options.isDryRun ? 0 : stored }

    /// An error that ends the import, with what it leaves stored.
    private func stopped(by error: TransferError) -> TransferError {
        toldCount > 0 ? .stopped(storedCount: toldCount, error) : error
    }

    private func entry(for record: ImportRecord) -> ImportEntry {
        outcome.recordCount += 1
        let text = options.rejectsPath == nil ? [] : source.recordText
        do throws(RecordProblem) {
            switch try record.action.get() {
            case .delete(let key):
                return ImportEntry(place: record.place, text: text, work: .delete(key))
            case .put(let read):
                let item = try options.transform.map { transform throws(RecordProblem) in
                    try transform(read)
                }
                return ImportEntry(place: record.place, text: text, work: put(item ?? read))
            }
        } catch {
            return ImportEntry(place: record.place, text: text, work: .reject(error))
        }
    }

    private func put(_ item: Item) -> ImportEntry.Work {
        do throws(StoreError) {
            return .put(try PreparedPut(item, into: target))
        } catch {
            return .reject(RecordProblem(reasons: error.rejectionReasons ?? ["\(error)"]))
        }
    }

    private func submit(_ entries: [ImportEntry]) throws(TransferError) {
        try finishPending()
        guard !entries.isEmpty else { return }
        let batch = ImportBatch(
            entries: entries, table: table.name, target: target, keyNames: keyNames,
            policy: options.onConflict,
            stopsAtRejection: !skipsRejected, isDryRun: options.isDryRun, waitingKeys: waitingKeys)
        do throws(StoreError) {
            let outcome = try table.store.begin { transaction in try batch.run(in: &transaction) }
            pending = (outcome, entries)
        } catch {
            throw stopped(by: .store(error))
        }
    }

    private func finishPending() throws(TransferError) {
        guard let (waited, entries) = pending else { return }
        pending = nil
        let batch: BatchOutcome
        do {
            batch = try waited.wait()
        } catch let error as DryRunEnd {
            batch = error.outcome
        } catch {
            throw stopped(
                by: (error as? StoreError).map(TransferError.store) ?? .unexpected("\(error)"))
        }
        outcome.storedCount += batch.storedCount
        outcome.unchangedCount += batch.unchangedCount
        outcome.skippedCount += batch.skippedCount
        outcome.deletedCount += batch.deletedCount
        try noteWaiting(batch, entries)
        try noteRejections(batch, entries)
        options.progress(outcome.recordCount, source.fraction)
    }

    private func noteWaiting(
        _ batch: BatchOutcome, _ entries: [ImportEntry]
    ) throws(TransferError) {
        for index in batch.waiting {
            let entry = entries[index]
            if options.isDryRun {
                // What they refer to may be in a batch that was undone.
                if case .put = entry.work { outcome.storedCount += 1 }
            } else {
                do throws(TransferError) {
                    try waiting.append(entry)
                } catch {
                    throw stopped(by: error)
                }
                if let key = entry.keyHash(keyNames) { waitingKeys[key, default: 0] += 1 }
            }
        }
    }

    private func noteRejections(
        _ batch: BatchOutcome, _ entries: [ImportEntry]
    ) throws(TransferError) {
        for rejection in batch.rejections {
            let entry = entries[rejection.index]
            guard skipsRejected else {
                throw .record(
                    place: entry.place, reasons: rejection.reasons, storedCount: toldCount)
            }
            outcome.rejectedCount += 1
            do throws(TransferError) {
                try rejects?.append(entry, rejection.reasons)
            } catch {
                throw stopped(by: error)
            }
        }
    }
}
