/// An import while it runs.
final class ImportRun {
    private(set) var outcome = ImportOutcome()

    private let table: Table
    private let source: any ImportSource
    private let options: ImportOptions
    private let condition: Condition?
    private let keyNames: [String]
    private let batchCount: Int
    private let skipsRejected: Bool
    private var rejects: RejectsFile?
    private var waiting = WaitingRecords()
    private var rejectsMissingReferences = false
    private var pending: (outcome: PendingTransaction<BatchOutcome>, entries: [ImportEntry])?

    init(
        _ table: Table, _ source: any ImportSource, _ options: ImportOptions
    ) throws(TransferError) {
        self.table = table
        self.source = source
        self.options = options
        let description = try transferring { () throws(StoreError) in try table.describe() }
        keyNames = description.keySchema.names
        condition = options.onConflict == .replace ? nil : !Attribute(keyNames[0]).exists
        // Each index entry may dirty a page of its own, and a transaction takes only so many.
        batchCount = max(256, ImportBatch.itemCount / (1 + description.indexes.count))
        skipsRejected = options.skipsRejected || options.rejectsPath != nil
        rejects = options.rejectsPath.map { RejectsFile($0, header: source.headerText) }
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
                throw stored > 0 ? .stopped(storedCount: stored, error) : error
            }
            try submit(entries)
        }
        try finishPending()
        if !outcome.isInterrupted { try storeWaiting() }
    }

    /// Writes the records that referred to what came later, and then those that referred to them.
    ///
    /// When a round has stored none, what is left refers to nothing, and is rejected in the next.
    private func storeWaiting() throws(TransferError) {
        while waiting.count > 0 {
            let before = stored
            let round = waiting
            waiting = WaitingRecords()
            var isAtEnd = false
            while !isAtEnd {
                var entries: [ImportEntry] = []
                while entries.count < batchCount {
                    guard let record = try round.next() else {
                        isAtEnd = true
                        break
                    }
                    entries.append(
                        ImportEntry(
                            place: record.place, text: record.text, work: put(record.item)))
                }
                try submit(entries)
            }
            try finishPending()
            rejectsMissingReferences = stored == before
        }
    }

    func finishRejects() throws(TransferError) { try rejects?.finish() }

    private var stored: Int { outcome.storedCount + outcome.unchangedCount }

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
            return .put(try PreparedPut(item, into: table.name, if: condition))
        } catch {
            return .reject(RecordProblem(reasons: error.rejectionReasons ?? ["\(error)"]))
        }
    }

    private func submit(_ entries: [ImportEntry]) throws(TransferError) {
        try finishPending()
        guard !entries.isEmpty else { return }
        let batch = ImportBatch(
            entries: entries, table: table.name, keyNames: keyNames, policy: options.onConflict,
            stopsAtRejection: !skipsRejected, rejectsMissingReferences: rejectsMissingReferences,
            isDryRun: options.isDryRun)
        do throws(StoreError) {
            let outcome = try table.store.begin { transaction in try batch.run(in: &transaction) }
            pending = (outcome, entries)
        } catch {
            throw .store(error)
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
            let error = (error as? StoreError).map(TransferError.store) ?? .unexpected("\(error)")
            throw stored > 0 ? .stopped(storedCount: stored, error) : error
        }
        outcome.storedCount += batch.storedCount
        outcome.unchangedCount += batch.unchangedCount
        outcome.skippedCount += batch.skippedCount
        outcome.deletedCount += batch.deletedCount
        if options.isDryRun {
            // What they refer to may be in a batch that was undone.
            outcome.storedCount += batch.waiting.count
        } else {
            for index in batch.waiting { try waiting.append(entries[index]) }
        }
        for rejection in batch.rejections {
            let entry = entries[rejection.index]
            guard skipsRejected else {
                throw .record(
                    place: entry.place, reasons: rejection.reasons, storedCount: stored)
            }
            outcome.rejectedCount += 1
            try rejects?.append(entry, rejection.reasons)
        }
        options.progress(outcome.recordCount, source.fraction)
    }
}
