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
    private var pending: (outcome: PendingTransaction<BatchOutcome>, records: ImportRecords)?

    init(
        _ table: Table, _ source: any ImportSource, _ options: ImportOptions
    ) throws(TransferError) {
        self.table = table
        self.source = source
        self.options = options
        let description = try transferring { () throws(StoreError) in try table.describe() }
        keyNames = description.keySchema.names
        target = try transferring { () throws(StoreError) in
            try table.putTarget(onlyNew: options.onConflict != .replace)
        }
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
        if let lines = source as? JSONLinesSource, options.transform == nil {
            try readBlocks(of: lines)
        } else {
            try readRecords()
        }
        try finishPending()
        if !outcome.isInterrupted { try storeWaiting() }
    }

    /// Reads a source whose lines can be read side by side.
    private func readBlocks(of lines: JSONLinesSource) throws(TransferError) {
        let reader = BlockReader(lines, into: target, keepsTexts: options.rejectsPath != nil)
        while true {
            if options.shouldStop() {
                outcome.isInterrupted = true
                return
            }
            let records: ImportRecords?
            do throws(TransferError) {
                records = try reader.next()
            } catch {
                // What was read before the failure is still written.
                try finishPending()
                throw stopped(by: error)
            }
            guard let records else { return }
            outcome.recordCount += records.count
            try submit(records)
        }
    }

    private func readRecords() throws(TransferError) {
        var isAtEnd = false
        while !isAtEnd {
            if options.shouldStop() {
                outcome.isInterrupted = true
                break
            }
            var records = emptyBatch()
            do throws(TransferError) {
                while records.count < batchCount, records.byteCount < ImportBatch.byteCount {
                    guard let record = try source.next() else {
                        isAtEnd = true
                        break
                    }
                    append(record, to: &records)
                }
            } catch {
                // What was read before the failure is still written.
                try submit(records)
                try finishPending()
                throw stopped(by: error)
            }
            try submit(records)
        }
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
                var records = emptyBatch()
                while records.count < batchCount, records.byteCount < ImportBatch.byteCount {
                    guard try appendNext(of: round, to: &records, patience, &behind) else {
                        isAtEnd = true
                        break
                    }
                }
                try submit(records)
            }
            try finishPending()
            if waiting.count < round.count {
                patience = .all
            } else {
                patience = patience == .all ? .lastOfEachKey : .none
            }
        }
    }

    private func emptyBatch() -> ImportRecords {
        var records = ImportRecords(
            into: target, file: "", keepsTexts: options.rejectsPath != nil)
        records.reserveCapacity(batchCount)
        return records
    }

    /// Appends the next record of a round, if there is one; `behind` has how many of each key are left
    /// in it.
    private func appendNext(
        of round: WaitingRecords, to records: inout ImportRecords, _ patience: Patience,
        _ behind: inout [Int: Int]
    ) throws(TransferError) -> Bool {
        do throws(TransferError) {
            guard let entry = try round.next() else { return false }
            let key = entry.keyHash(keyNames) ?? 0
            let left = behind[key, default: 1] - 1
            behind[key] = left
            let mayWait = patience == .all || patience == .lastOfEachKey && left == 0
            let line = entry.place.line
            records.begin(file: entry.place.file)
            switch entry.work {
            case .put(let item):
                records.appendPut(item, line: line, text: entry.text, mayWait: mayWait)
            case .delete(let key):
                records.appendDeletion(key, line: line, text: entry.text, mayWait: mayWait)
            case .reject(let problem):
                records.appendProblem(problem, line: line, text: entry.text)
            }
            return true
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

    private func append(_ record: ImportRecord, to records: inout ImportRecords) {
        outcome.recordCount += 1
        let text = options.rejectsPath == nil ? [] : source.recordText
        let line = record.place.line
        records.begin(file: record.place.file)
        switch record.action {
        case .success(.put(let item)):
            do throws(RecordProblem) {
                records.appendPut(try transformed(item), line: line, text: text)
            } catch {
                records.appendProblem(error, line: line, text: text)
            }
        case .success(.delete(let key)): records.appendDeletion(key, line: line, text: text)
        case .failure(let problem): records.appendProblem(problem, line: line, text: text)
        }
    }

    private func transformed(_ item: Item) throws(RecordProblem) -> Item {
        guard let transform = options.transform else { return item }
        return try transform(item)
    }

    /// Has records written, in as many transactions of like size as they need.
    private func submit(_ records: ImportRecords) throws(TransferError) {
        let pieceCount = (records.count + batchCount - 1) / batchCount
        for piece in 0..<pieceCount {
            try finishPending()
            try begin(
                records,
                (records.count * piece / pieceCount)..<(records.count * (piece + 1) / pieceCount))
        }
    }

    private func begin(
        _ records: ImportRecords, _ range: Range<Int>
    ) throws(TransferError) {
        let batch = ImportBatch(
            records: records, range: range, table: table.name, keyNames: keyNames,
            policy: options.onConflict, stopsAtRejection: !skipsRejected,
            isDryRun: options.isDryRun, waitingKeys: waitingKeys)
        do throws(StoreError) {
            let outcome = try table.store.begin { transaction in try batch.run(in: &transaction) }
            pending = (outcome, records)
        } catch {
            throw stopped(by: .store(error))
        }
    }

    private func finishPending() throws(TransferError) {
        guard let (waited, records) = pending else { return }
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
        try noteWaiting(batch, records)
        try noteRejections(batch, records)
        options.progress(outcome.recordCount, source.fraction)
    }

    private func noteWaiting(
        _ batch: BatchOutcome, _ records: ImportRecords
    ) throws(TransferError) {
        for index in batch.waiting {
            let entry = records[index]
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
        _ batch: BatchOutcome, _ records: ImportRecords
    ) throws(TransferError) {
        for rejection in batch.rejections {
            let entry = records[rejection.index]
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
