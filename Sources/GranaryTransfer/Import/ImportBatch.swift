/// A record on its way to the writer.
struct ImportEntry: Sendable {
    enum Work: Sendable {
        case put(PreparedPut)
        case delete(Item)
        case reject(RecordProblem)
    }

    let place: RecordPlace
    /// The record as it is written to the file of rejected ones; empty when there is no such file.
    let text: [UInt8]
    let work: Work

    var byteCount: Int {
        switch work {
        case .put(let put): put.item.size + text.count
        case .delete(let key): key.size + text.count
        case .reject: 64 + text.count
        }
    }
}

/// What became of a batch.
struct BatchOutcome: Sendable {
    var storedCount = 0
    var unchangedCount = 0
    var skippedCount = 0
    var deletedCount = 0
    var rejections: [(index: Int, reasons: [String])] = []
    /// Records that have nothing wrong but that what they refer to is not there.
    var waiting: [Int] = []
}

/// Ends a dry run: what the batch did is undone.
struct DryRunEnd: Error {
    let outcome: BatchOutcome
}

/// Records that are written in one transaction.
struct ImportBatch: Sendable {
    /// No batch has more records.
    static let itemCount = 8_192
    /// No batch has many more bytes.
    static let byteCount = 8 << 20

    let entries: [ImportEntry]
    let table: String
    let keyNames: [String]
    let policy: ImportOptions.ConflictPolicy
    let stopsAtRejection: Bool
    /// Whether records that refer to what is not there are rejected, and do not wait.
    let rejectsMissingReferences: Bool
    let isDryRun: Bool

    /// Writes them: what the store refuses of one leaves the others alone.
    func run(in transaction: inout Transaction) throws -> BatchOutcome {
        var outcome = BatchOutcome()
        var isAscending = true
        for index in entries.indices {
            try run(index, in: &transaction, isAscending: &isAscending, &outcome)
            if stopsAtRejection, !outcome.rejections.isEmpty { break }
        }
        try runWaiting(in: &transaction, &outcome)
        outcome.waiting.sort()
        if isDryRun { throw DryRunEnd(outcome: outcome) }
        return outcome
    }

    /// Tries again those that wait, for as long as that gives others what they wait for.
    private func runWaiting(
        in transaction: inout Transaction, _ outcome: inout BatchOutcome
    ) throws(StoreError) {
        var isAscending = false
        var before = Int.max
        while !outcome.waiting.isEmpty, outcome.waiting.count < before {
            before = outcome.waiting.count
            var waiting: [Int] = []
            swap(&waiting, &outcome.waiting)
            // Forwards and backwards by turns: chains are long in one direction.
            for index in waiting.reversed() {
                try run(index, in: &transaction, isAscending: &isAscending, &outcome)
            }
        }
    }

    private func run(
        _ index: Int, in transaction: inout Transaction, isAscending: inout Bool,
        _ outcome: inout BatchOutcome
    ) throws(StoreError) {
        do throws(StoreError) {
            switch entries[index].work {
            case .put(let put):
                try transaction.put(put, isAscending: &isAscending)
                outcome.storedCount += 1
            case .delete(let key):
                let old = try transaction.delete(key, from: table)
                outcome.deletedCount += old == nil ? 0 : 1
            case .reject(let problem):
                outcome.rejections.append((index, problem.reasons))
            }
        } catch {
            try note(error, of: entries[index], at: index, in: transaction, &outcome)
        }
    }

    private func note(
        _ error: StoreError, of entry: ImportEntry, at index: Int,
        in transaction: borrowing Transaction, _ outcome: inout BatchOutcome
    ) throws(StoreError) {
        if case .conditionFailed = error, case .put(let put) = entry.work {
            let key = put.item.selecting(names: keyNames)
            if try transaction.get(key, from: table)?.hasSameAttributes(as: put.item) == true {
                outcome.unchangedCount += 1
            } else if policy == .skip {
                outcome.skippedCount += 1
            } else {
                outcome.rejections.append((index, ["another item with this key is in the table"]))
            }
            return
        }
        if !rejectsMissingReferences, error.isOfMissingReferences {
            outcome.waiting.append(index)
            return
        }
        guard let reasons = error.rejectionReasons else { throw error }
        outcome.rejections.append((index, reasons))
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
