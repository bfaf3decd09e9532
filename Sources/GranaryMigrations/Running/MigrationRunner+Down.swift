internal import Granary
internal import GranarySchema

extension MigrationRunner {
    /// Undoes the last migrations, by their inverse steps.
    ///
    /// - Parameters:
    ///   - number: The migration to go back to, at least 1: those after it are undone.
    ///   - progress: Told between batches.
    ///   - isCancelled: Asked between batches.
    ///   - finished: Told what came of each, also when a later one fails.
    /// - Returns: What came of each that was undone.
    /// - Throws: ``MigrationError/irreversible(number:reasons:snapshot:)`` when one has a step
    ///   without an inverse: before anything is done, also to those before it, with the snapshot that was taken before it
    ///   was applied. ``MigrationError`` otherwise, as ``up(to:progress:isCancelled:)``.
    @discardableResult
    public func down(
        to number: Int, progress: @escaping (MigrationProgress) -> Void = { _ in },
        isCancelled: @escaping () -> Bool = { false },
        finished: (MigrationOutcome) -> Void = { _ in }
    ) throws(MigrationError) -> [MigrationOutcome] {
        let reporter = RunReporter(progress: progress, isCancelled: isCancelled)
        var state = try checkedState(reporter)
        for undone in stride(from: state.current, to: max(0, number), by: -1) {
            _ = try undoing(undone, state).demandingFunctions()
        }
        var outcomes: [MigrationOutcome] = []
        while state.current > max(0, number) {
            let work = try undoing(state.current, state)
            let outcome = try begin(work, state, reporter)
            outcomes.append(outcome)
            finished(outcome)
            state = try self.state()
        }
        return outcomes
    }

    /// What undoes a migration.
    func undoing(
        _ number: Int, _ state: MigrationState
    ) throws(MigrationError) -> MigrationWork {
        do throws(MigrationError) {
            return try MigrationWork(try usableMigration(number), .down, in: self)
        } catch .irreversible(let number, let reasons, _) {
            throw .irreversible(
                number: number, reasons: reasons, snapshot: state.entry(of: number)?.snapshot)
        }
    }

    /// Goes on with a migration that was begun and has not ended, from its last batch.
    ///
    /// A run in this process that has it still stops at its next batch.
    ///
    /// - Throws: ``MigrationError/nothingToResume(table:)``,
    ///   ``MigrationError/edited(number:name:)`` when its file is not what it was begun with.
    @discardableResult
    public func resume(
        progress: @escaping (MigrationProgress) -> Void = { _ in },
        isCancelled: @escaping () -> Bool = { false }
    ) throws(MigrationError) -> MigrationOutcome {
        let reporter = RunReporter(progress: progress, isCancelled: isCancelled)
        let work = try resuming()
        let resumed = try migrating { () throws(StoreError) in
            try store.resumeMigration(of: table, run: Self.newRun(), tool: options.tool) {
                work.upgrade($0)
            }
        }
        guard let resumed else { throw .nothingToResume(table: table) }
        return try finish(work, resumed, reporter)
    }

    /// Undoes a migration that was begun and has not ended: the items it has changed are changed back.
    ///
    /// - Throws: ``MigrationError/nothingToResume(table:)``,
    ///   ``MigrationError/irreversible(number:reasons:snapshot:)`` when a step has no inverse: then
    ///   the snapshot is what there is.
    @discardableResult
    public func abort(
        progress: @escaping (MigrationProgress) -> Void = { _ in },
        isCancelled: @escaping () -> Bool = { false }
    ) throws(MigrationError) -> MigrationOutcome {
        let reporter = RunReporter(progress: progress, isCancelled: isCancelled)
        let (work, unfinished) = try aborting()
        var running = work.running(run: Self.newRun())
        running.tool = options.tool
        running.snapshot = unfinished.snapshot
        running.remainder = unfinished.remainder
        let document = try migrating { () throws(StoreError) in
            try store.storedSchema(of: table)?.document
        }
        running = try start(work, running, document: document, undoes: unfinished.run)
        return try finish(work, running, reporter)
    }

    /// Finds out whether an unfinished migration can be gone on with; nothing is changed.
    ///
    /// - Throws: ``MigrationError``, as ``resume(progress:isCancelled:)`` does before it begins.
    public func checkResume() throws(MigrationError) { _ = try resuming() }

    /// Finds out whether an unfinished migration can be undone by steps; nothing is changed.
    ///
    /// - Throws: ``MigrationError``, as ``abort(progress:isCancelled:)`` does before it begins.
    public func checkAbort() throws(MigrationError) { _ = try aborting() }

    /// What is left to do of a run that has not ended.
    private func resuming() throws(MigrationError) -> MigrationWork {
        let unfinished = try unfinished()
        var work = try MigrationWork(
            try usableMigration(unfinished.number), unfinished.direction, in: self
        ).demandingFunctions()
        work.isAbort = unfinished.isAbort
        return work
    }

    /// What undoes a run that has not ended, if nobody is undoing it.
    private func aborting() throws(MigrationError) -> (MigrationWork, RunningMigration) {
        let unfinished = try unfinished()
        guard !unfinished.isAbort else { throw .abortUnderWay(unfinished) }
        var work = try undoing(unfinished).demandingFunctions()
        work.isAbort = true
        return (work, unfinished)
    }

    /// What undoes a run that has not ended, whichever way it went.
    private func undoing(
        _ unfinished: RunningMigration
    ) throws(MigrationError) -> MigrationWork {
        do throws(MigrationError) {
            return try MigrationWork(
                try usableMigration(unfinished.number), unfinished.direction == .up ? .down : .up,
                in: self)
        } catch .irreversible(let number, let reasons, _) {
            throw .irreversible(
                number: number, reasons: reasons, snapshot: unfinished.snapshot)
        }
    }

    /// The migration that was begun, if its file is what it was begun with.
    private func unfinished() throws(MigrationError) -> RunningMigration {
        guard let running = try state().running else { throw .nothingToResume(table: table) }
        let migration = try migration(running.number)
        guard migration.checksum == running.checksum else {
            throw .edited(number: running.number, name: running.name)
        }
        return running
    }
}
