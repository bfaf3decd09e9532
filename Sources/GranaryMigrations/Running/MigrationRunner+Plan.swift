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
    ///   will be when it begins; of the others the items are counted as they are.
    /// - Throws: ``MigrationError``.
    public func plan(
        to number: Int? = nil, checksItems: Bool = false,
        progress: @escaping (MigrationProgress) -> Void = { _ in }
    ) throws(MigrationError) -> [MigrationPlan] {
        let reporter = RunReporter(progress: progress, isCancelled: { false })
        let state = try state()
        if let running = state.running { throw .unfinished(running) }
        let last = number ?? migrations.last?.number ?? 0
        if last > 0 { _ = try migration(last) }
        var works: [MigrationWork] = []
        if last >= state.current {
            for number in state.current..<max(last, state.current) {
                works.append(try MigrationWork(try migration(number + 1), .up, in: self))
            }
        } else {
            for number in stride(from: state.current, to: last, by: -1) {
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
            survey: survey, isChecked: isFirst, builtIndexes: work.builtIndexes.map(\.name),
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
        guard survey.touchedCount > 0, survey.obstacleCount == 0 else { return nil }
        let running = work.running(run: Self.newRun())
        var batch: MigrationBatch
        if let source = work.sources.first {
            batch = gathering(work, source, running)
        } else {
            batch = sweeping(work, running)
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
    /// - Throws: ``MigrationError``; what is wrong is in the report.
    public func verify(
        progress: @escaping (MigrationProgress) -> Void = { _ in }
    ) throws(MigrationError) -> VerificationReport {
        let reporter = RunReporter(progress: progress, isCancelled: { false })
        let state = try state()
        if let running = state.running { throw .unfinished(running) }
        guard state.current > 0 else { return VerificationReport() }
        return try verify(try migration(state.current), .up, reporter)
    }
}
