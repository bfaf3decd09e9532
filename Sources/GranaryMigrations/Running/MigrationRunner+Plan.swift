internal import Granary
internal import GranaryItems
internal import GranarySchema

extension MigrationRunner {
    /// What would be done to reach a version, and what stands in the way; nothing is changed.
    ///
    /// - Parameters:
    ///   - number: The migration to reach, up or down; `nil` for the last.
    ///   - checksItems: Whether the steps are done to every item in memory, also where they cannot
    ///     fail.
    ///   - progress: Told now and then.
    /// - Returns: A plan for each migration on the way. Only the first can look at the items as they
    ///   will be when it begins; of the others the items are counted as they are. Functions in Swift
    ///   that are not registered are not run: what they make of items is not checked.
    /// - Throws: ``MigrationError``.
    public func plan(
        to number: Int? = nil, checksItems: Bool = false,
        progress: @escaping (MigrationProgress) -> Void = { _ in }
    ) throws(MigrationError) -> [MigrationPlan] {
        let reporter = RunReporter(progress: progress, isCancelled: { false })
        let state = try state()
        if let running = state.running { throw .unfinished(running) }
        if let recorded = state.recorded, options.baseline != nil {
            throw .hasLedger(table: table, current: recorded)
        }
        try refuseDrift(of: state)
        let current = options.baseline ?? state.current
        let last = number ?? latest
        guard (0...latest).contains(last) else {
            throw .noSuchMigration(number: last, latest: latest)
        }
        var works: [MigrationWork] = []
        if last >= current {
            if last > current { try refuseStrayFiles() }
            for number in current..<last {
                works.append(try MigrationWork(try usableMigration(number + 1), .up, in: self))
            }
        } else {
            for number in stride(from: current, to: last, by: -1) {
                works.append(try undoing(number, state))
            }
        }
        var plans: [MigrationPlan] = []
        for (index, work) in works.enumerated() {
            plans.append(
                try plan(work, state, isFirst: index == 0, checksItems, reporter))
        }
        return plans
    }

    private func plan(
        _ work: MigrationWork, _ state: MigrationState, isFirst: Bool, _ checksItems: Bool,
        _ reporter: RunReporter
    ) throws(MigrationError) -> MigrationPlan {
        let checks = work.needsDataCheck || options.checksEveryItem || checksItems
        let survey = try survey(work, checksItems: isFirst && checks, reporter)
        let takesSnapshot =
            options.takesSnapshots && work.rewrites && survey.itemCount + survey.gatheredCount > 0
        return MigrationPlan(
            migration: work.migration, direction: work.direction, steps: work.steps,
            survey: survey, isChecked: isFirst, missingFunctions: work.missingFunctions,
            builtIndexes: work.builtIndexes.map(\.name),
            droppedIndexes: work.droppedIndexes, dangers: work.check.dangers,
            takesSnapshot: takesSnapshot,
            estimatedSeconds: isFirst ? rehearse(work, state, survey) : nil)
    }

    /// The time a migration may take, from one batch that is done and undone.
    ///
    /// - Returns: `nil` when the store is read only, when there is nothing to do, or when the batch
    ///   fails, which the survey tells.
    private func rehearse(
        _ work: MigrationWork, _ state: MigrationState, _ survey: MigrationSurvey
    ) -> Double? {
        guard survey.touchedCount > 0, survey.obstacleCount == 0, work.missingFunctions.isEmpty
        else { return nil }
        let running = work.running(run: Self.newRun())
        var batch: MigrationBatch
        if let source = work.sources.first {
            batch = gathering(work, source, running)
        } else {
            batch = work.sweep(running)
        }
        batch.itemLimit = options.batchItemCount
        let beginning = MigrationBeginning(
            schema: work.target, expectedDocument: state.stored?.document, running: running)
        guard let rehearsal = try? store.rehearse(beginning, batch), rehearsal.changedCount > 0
        else { return nil }
        let touched = Double(survey.touchedCount)
        let seconds = rehearsal.seconds / Double(rehearsal.changedCount) * touched
        guard let rate = options.itemsPerSecond else { return seconds }
        return max(seconds, touched / Double(max(1, rate)))
    }

    /// Verifies that the table is what its version says, and its indexes what its items make.
    ///
    /// Where the files have no such version any more, the schema in the store is what counts, and the
    /// report says that they do not agree.
    ///
    /// - Throws: ``MigrationError``; what is wrong is in the report.
    public func verify(
        progress: @escaping (MigrationProgress) -> Void = { _ in }
    ) throws(MigrationError) -> VerificationReport {
        let reporter = RunReporter(progress: progress, isCancelled: { false })
        let state = try state()
        if let running = state.running { throw .unfinished(running) }
        let version = state.migration(state.current)
        var report = try verify(
            version?.target ?? state.stored?.schema, title: version?.title ?? table, reporter)
        report.drift = state.drift
        report.last = state.ledger.last { !$0.isBaseline }
        return report
    }
}
