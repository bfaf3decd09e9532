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
    /// Whether the record may wait for what it refers to, and is not rejected.
    var mayWait = true

    /// A number for the key of what is put or deleted; `nil` for a record that is rejected.
    ///
    /// Other keys may have the same.
    func keyHash(_ names: [String]) -> Int? {
        let item: Item
        switch work {
        case .put(let put): item = put.item
        case .delete(let key): item = key
        case .reject: return nil
        }
        var hasher = Hasher()
        for name in names { hasher.combine(item[name]) }
        return hasher.finalize()
    }

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
    static let itemCount = 8_192
    /// No batch has many more bytes.
    static let byteCount = 8 << 20

    let entries: [ImportEntry]
    let table: String
    let target: PutTarget
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
        for index in entries.indices {
            let mayWait = !waitingKeys.isEmpty || !queues.isEmpty
            let key = mayWait ? entries[index].keyHash(keyNames) : nil
            if let key, waitingKeys[key] != nil {
                outcome.waiting.append(index)
            } else if let key, queues.append(index, behind: key) {
                continue
            } else if try run(index, in: &transaction, isAscending: &isAscending, &outcome) {
                queues.begin(with: index, key: entries[index].keyHash(keyNames) ?? 0)
            }
            if stopsAtRejection, !outcome.rejections.isEmpty { break }
        }
        try runWaiting(&queues, in: &transaction, &outcome)
        outcome.waiting += queues.indexes
        outcome.waiting.sort()
        if isDryRun { throw DryRunEnd(outcome: outcome) }
        return outcome
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
            switch entries[index].work {
            case .put(let put):
                try transaction.put(put, into: target, isAscending: &isAscending)
                outcome.storedCount += 1
            case .delete(let key):
                let old = try transaction.delete(key, from: table)
                outcome.deletedCount += old == nil ? 0 : 1
            case .reject(let problem):
                outcome.rejections.append((index, problem.reasons))
            }
            return false
        } catch {
            return try note(error, of: entries[index], at: index, in: transaction, &outcome)
        }
    }

    /// Notes why a record was refused, and says whether it has to wait.
    private func note(
        _ error: StoreError, of entry: ImportEntry, at index: Int,
        in transaction: borrowing Transaction, _ outcome: inout BatchOutcome
    ) throws(StoreError) -> Bool {
        if case .conditionFailed = error, case .put(let put) = entry.work {
            let key = put.item.selecting(names: keyNames)
            if try transaction.get(key, from: table)?.hasSameAttributes(as: put.item) == true {
                outcome.unchangedCount += 1
            } else if policy == .skip {
                outcome.skippedCount += 1
            } else {
                outcome.rejections.append((index, ["another item with this key is in the table"]))
            }
            return false
        }
        if entry.mayWait, error.isOfMissingReferences { return true }
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
