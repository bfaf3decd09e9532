internal import GranarySchema
internal import GranaryTransfer

extension MigrationError: CustomStringConvertible {
    /// What happened, in one line, and how to go on.
    public var description: String {
        switch self {
        case .files: "the migrations cannot be used"
        case .unusable(let number, _):
            "migration \(number) does not check: mend its file"
                + (number > 1 ? ", or go no further than migration \(number - 1)" : "")
        case .noSuchMigration(let number, let latest):
            "there is no migration \(number): the last one is \(latest)"
        case .edited(let number, let name):
            "migration \(number) (\(name)) was changed after it was applied: put it back as it was, and"
                + " make a new one of the change"
        case .missing(let number, let name):
            "migration \(number) (\(name)) was applied, and is not in the folder: use the folder it is in"
        case .functionMissing(let name, let migration):
            "migration \(migration) asks for the function '\(name)': run it with the program that has it"
        case .drifted(let table, let version):
            "the schema of '\(table)' is not version \(version) as it was frozen: see `granary migrate"
                + " status`"
        case .storeTooNew(let table, let found, let latest):
            "'\(table)' is at version \(found) of its schema, newer than the last migration, \(latest):"
                + " use the newer folder"
        case .unfinished(let running):
            "migration \(running.number) (\(running.name)) was begun and has not ended: resume it, or"
                + " abort it"
        case .hasLedger(let table, let current):
            "'\(table)' has a ledger, which says that it is at migration \(current), and that counts: leave the"
                + " baseline out, and migrate from there"
        case .abortUnderWay(let running):
            "migration \(running.number) (\(running.name)) is being aborted already: resume that"
        case .nothingToResume(let table): "no migration of '\(table)' is unfinished"
        case .dangers(let dangers):
            "\(dangers.count == 1 ? "a danger is" : "\(dangers.count) dangers are") not allowed: write"
                + " allow: [\(Self.words(dangers))] into the file when you have seen to it"
        case .obstacles(_, let count):
            "what is stored stands in the way at \(count == 1 ? "one item" : "\(count) items"): nothing"
                + " was written"
        case .irreversible(let number, _, let snapshot):
            "migration \(number) cannot be undone by steps"
                + (snapshot.map { ": restore the snapshot \($0)" } ?? ", and no snapshot was taken")
        case .stopped(let error, let running):
            "migration \(running.number) stopped half way: \(error); nothing is lost: resume it, or abort it"
        case .item(_, let running):
            "migration \(running.number) stopped: mend the item and resume, or abort"
        case .cancelled(let running):
            "migration \(running.number) was stopped between two batches: resume it, or abort it"
        case .notBegun(let migration): "migration \(migration) was stopped before its first write"
        case .unverified(let report):
            "the table is not sound: \(Self.problems(report))"
        case .unsound(let report, let running):
            "migration \(running.number) is unfinished, the result is not sound: "
                + "\(Self.problems(report)); mend and resume, or abort"
        case .snapshot(let error): "no snapshot could be taken: \(error)"
        case .store(let error): "\(error)"
        }
    }

    /// What is wrong in detail, a line for each thing.
    public var details: [String] {
        switch self {
        case .files(let diagnostics), .unusable(_, let diagnostics): diagnostics.map { "\($0)" }
        case .dangers(let dangers): dangers.map { "\($0)" }
        case .obstacles(let obstacles, let count):
            obstacles.map { "\($0)" }
                + (count > obstacles.count ? ["and \(count - obstacles.count) more"] : [])
        case .irreversible(_, let reasons, _): reasons
        case .item(let obstacle, _): ["\(obstacle)"]
        case .unverified(let report), .unsound(let report, _): report.problems
        default: []
        }
    }

    private static func problems(_ report: VerificationReport) -> String {
        report.problemCount == 1 ? "1 problem" : "\(report.problemCount) problems"
    }

    private static func words(_ dangers: [MigrationDanger]) -> String {
        Set(dangers.map(\.hazard.rawValue)).sorted().joined(separator: ", ")
    }
}

/// Converts an error of the store.
func migrating<Value>(
    _ body: () throws(StoreError) -> Value
) throws(MigrationError) -> Value {
    do throws(StoreError) {
        return try body()
    } catch {
        throw MigrationError(error)
    }
}

extension MigrationError {
    /// The store's error.
    init(_ error: StoreError) { self = .store(error) }

    /// What a batch was given up for.
    init(_ error: any Error, _ running: RunningMigration) {
        switch error {
        case let error as MigrationError: self = error
        case let error as StoreError: self = .store(error)
        case let fault as MigrationFault: self = .item(MigrationObstacle(fault), running)
        default: self = .store(.corrupted(detail: "\(error)"))  // Not reached: nothing else throws.
        }
    }
}

extension MigrationError {
    /// The same for a run that has begun: what the system did to it leaves it unfinished.
    func inTheMiddle(of running: RunningMigration) -> MigrationError {
        if case .unverified(let report) = self { return .unsound(report, running) }
        guard case .store(let error) = self else { return self }
        return switch error {
        case .storageFull, .storage, .commitUnknown, .writingStopped, .corrupted:
            .stopped(error, running)
        default: self
        }
    }
}

extension MigrationObstacle {
    /// What stands in the way of a batch.
    init(_ fault: MigrationFault) {
        switch fault {
        case .item(let key, _, StoreError.uniqueViolation(let index, let existing)):
            self = .duplicate(index: index, key: key, other: existing)
        case .item(let key, let table, let cause):
            self = .item(key: key, table: table, reason: "\(cause)")
        case .collision(let key, let table, let target):
            self = .collision(key: key, table: table, other: target, target: target)
        }
    }
}
