/// What became of a batch.
struct BatchOutcome: Sendable {
    var storedCount = 0
    var unchangedCount = 0
    var skippedCount = 0
    var deletedCount = 0
    var rejections: [(index: Int, reasons: [String])] = []
    /// Records that have nothing wrong but that what they refer to is not there, and those of the same
    /// keys that come after them.
    var waiting: [Int] = []
}

/// Ends a dry run: what the batch did is undone.
struct DryRunEnd: Error {
    let outcome: BatchOutcome
}

/// Records that are written in one transaction.
struct ImportBatch: Sendable {
    /// No batch has more records.
    static let itemCount = 12_288
    /// No batch has many more bytes.
    static let byteCount = 8 << 20

    let records: ImportRecords
    /// Which of them.
    let range: Range<Int>
    let table: String
    let keyNames: [String]
    let policy: ImportOptions.ConflictPolicy
    let stopsAtRejection: Bool
    let isDryRun: Bool
    /// The keys of records of earlier batches that wait, as ``ImportEntry/keyHash(_:)`` has them: what
    /// has such a key waits behind them.
    let waitingKeys: [Int: Int]

    /// Writes them: what the store refuses of one leaves the others alone.
    func run(in transaction: inout Transaction) throws -> BatchOutcome {
        var outcome = BatchOutcome()
        var isAscending = true
        var queues = KeyQueues()
        var index = range.lowerBound
        while index < range.upperBound {
            if waitingKeys.isEmpty, queues.isEmpty {
                // Nobody waits: all that come one after the other, up to the next that is refused.
                index = try runPuts(
                    from: index, in: &transaction, isAscending: &isAscending, &outcome)
                if index == range.upperBound { break }
            }
            let mayWait = !waitingKeys.isEmpty || !queues.isEmpty
            let key = mayWait ? records[index].keyHash(keyNames) : nil
            if let key, waitingKeys[key] != nil {
                outcome.waiting.append(index)
            } else if let key, queues.append(index, behind: key) {
                // Behind another of the same key.
            } else if try run(index, in: &transaction, isAscending: &isAscending, &outcome) {
                queues.begin(with: index, key: records[index].keyHash(keyNames) ?? 0)
            }
            index += 1
            if stopsAtRejection, !outcome.rejections.isEmpty { break }
        }
        try runWaiting(&queues, in: &transaction, &outcome)
        outcome.waiting += queues.indexes
        outcome.waiting.sort()
        if isDryRun { throw DryRunEnd(outcome: outcome) }
        return outcome
    }

    /// Puts the items from `index` on, for as long as none is refused.
    ///
    /// - Returns: The first record that was not done.
    private func runPuts(
        from index: Int, in transaction: inout Transaction, isAscending: inout Bool,
        _ outcome: inout BatchOutcome
    ) throws(StoreError) -> Int {
        guard case .put(let first) = records.work(at: index) else { return index }
        let end = records.endOfPuts(from: index, to: range.upperBound)
        var next = first
        do throws(StoreError) {
            try transaction.put(
                records.puts, from: &next, to: first + end - index,
                isAscending: &isAscending)
        } catch {
            // Is tried again by itself, which says what becomes of it.
        }
        outcome.storedCount += next - first
        return index + next - first
    }

    /// Tries again those that wait, for as long as that gives others what they wait for.
    private func runWaiting(
        _ queues: inout KeyQueues, in transaction: inout Transaction, _ outcome: inout BatchOutcome
    ) throws(StoreError) {
        var isAscending = false
        var before = Int.max
        while !queues.isEmpty, queues.count < before {
            before = queues.count
            // Forwards and backwards by turns: chains are long in one direction.
            try queues.retryBackwards { index throws(StoreError) in
                try run(index, in: &transaction, isAscending: &isAscending, &outcome)
            }
        }
    }

    /// Does what a record asks for.
    ///
    /// - Returns: Whether it has to wait.
    private func run(
        _ index: Int, in transaction: inout Transaction, isAscending: inout Bool,
        _ outcome: inout BatchOutcome
    ) throws(StoreError) -> Bool {
        do throws(StoreError) {
            switch records.work(at: index) {
            case .put(let position):
                var next = position
                try transaction.put(
                    records.puts, from: &next, to: position + 1, isAscending: &isAscending)
                outcome.storedCount += 1
            case .delete(let position):
                let old = try transaction.delete(records.deletion(position), from: table)
                outcome.deletedCount += old == nil ? 0 : 1
            case .reject(let position):
                outcome.rejections.append((index, records.problem(position).reasons))
            }
            return false
        } catch {
            return try note(error, ofRecordAt: index, in: transaction, &outcome)
        }
    }

    /// Notes why a record was refused, and says whether it has to wait.
    private func note(
        _ error: StoreError, ofRecordAt index: Int,
        in transaction: borrowing Transaction, _ outcome: inout BatchOutcome
    ) throws(StoreError) -> Bool {
        if case .conditionFailed = error, case .put(let item) = records[index].work {
            let key = item.selecting(names: keyNames)
            if try transaction.get(key, from: table)?.hasSameAttributes(as: item) == true {
                outcome.unchangedCount += 1
            } else if policy == .skip {
                outcome.skippedCount += 1
            } else {
                outcome.rejections.append((index, ["another item with this key is in the table"]))
            }
            return false
        }
        if records.mayWait(at: index), error.isOfMissingReferences { return true }
        guard let reasons = error.rejectionReasons else { throw error }
        outcome.rejections.append((index, reasons))
        return false
    }
}

extension StoreError {
    /// What is wrong with an item that the store refused; `nil` when it was not the item's fault.
    var rejectionReasons: [String]? {
        switch self {
        case .validation, .uniqueViolation: ["\(self)"]
        case .schemaViolation(let violations): violations.map { "\($0)" }
        default: nil
        }
    }

    /// Whether nothing is wrong but that items are referred to which are not there.
    var isOfMissingReferences: Bool {
        guard case .schemaViolation(let violations) = self else { return false }
        return violations.allSatisfy { $0.rule == .reference }
    }
}

extension Item {
    /// Whether both have the same attributes, whatever revision of a schema they were written with.
    func hasSameAttributes(as other: Item) -> Bool {
        var (own, other) = (self, other)
        own.schemaVersion = 0
        other.schemaVersion = 0
        return own == other
    }
}
