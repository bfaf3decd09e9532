internal import Granary
internal import GranaryItems
internal import GranarySchema
public import GranaryTransfer

extension MigrationRunner {
    /// Looks at what is stored.
    ///
    /// - Parameters:
    ///   - work: What is to be done.
    ///   - checksItems: Whether the steps are done in memory; `nil` when they can fail.
    ///   - reporter: Who is told how far it is.
    /// - Returns: The items counted, and what stands in the way.
    /// - Throws: ``MigrationError``; what an item has against the steps is no error, but found.
    func survey(
        _ work: MigrationWork, checksItems: Bool?, _ reporter: RunReporter
    ) throws(MigrationError) -> MigrationSurvey {
        var surveyor = Surveyor(
            work.compiled,
            checksItems: checksItems ?? (work.needsDataCheck || options.checksEveryItem),
            movesItems: work.movesItems,
            uniqueIndexes: work.uniqueIndexes)
        surveyor.newIndexes = Set(work.builtIndexes.map(\.name))
        let total = itemCount(work)
        do {
            return try surveyor.run(store) { count in
                if reporter.isCancelled() {
                    throw MigrationError.notBegun(migration: work.migration.title)
                }
                reporter.progress(progress(work, .survey, count, total))
            }
        } catch {
            throw MigrationError(error, work.running(run: ""))
        }
    }

    /// How many items there are in the table, and in those that are gathered from.
    func itemCount(_ work: MigrationWork) -> Int {
        ([table] + work.sources.map(\.table)).reduce(0) { sum, name in
            sum + ((try? store.table(name).describe().itemCount) ?? 0)
        }
    }

    func progress(
        _ work: MigrationWork, _ stage: MigrationProgress.Stage, _ done: Int, _ total: Int
    ) -> MigrationProgress {
        MigrationProgress(
            migration: work.migration.title, direction: work.direction, stage: stage,
            doneCount: done, totalCount: max(done, total))
    }

    /// Takes a snapshot, unless nothing is there to be lost.
    ///
    /// - Returns: Its id.
    func snapshot(
        before work: MigrationWork, _ survey: MigrationSurvey, _ reporter: RunReporter
    ) throws(MigrationError) -> String? {
        guard options.takesSnapshots, work.rewrites, survey.itemCount + survey.gatheredCount > 0
        else { return nil }
        reporter.progress(progress(work, .snapshot, 0, survey.itemCount))
        let folder = snapshotFolder
        do throws(TransferError) {
            let way = work.direction == .up ? "before" : "before undoing"
            return try folder.create(of: store, reason: "\(way) migration \(work.migration.title)")
                .id
        } catch {
            throw .snapshot(error)
        }
    }

    /// Where the snapshots are.
    public var snapshotFolder: SnapshotFolder {
        options.snapshotFolder.map { SnapshotFolder(path: $0) }
            ?? SnapshotFolder(ofStore: store.path)
    }

    /// Does what is left of a migration that was begun, and ends it.
    func finish(
        _ work: MigrationWork, _ running: RunningMigration, _ reporter: RunReporter
    ) throws(MigrationError) -> MigrationOutcome {
        var running = running
        do {
            running = try sweep(work, running, reporter)
            try buildIndexes(work, running, reporter)
            var after: [ModelCount] = []
            if options.verifies {
                let report = try verify(work, running, reporter)
                guard report.isSound else { throw MigrationError.unverified(report) }
                after = report.models
            }
            let applied = try store.end(
                MigrationEnding(
                    table: table, run: running.run, tool: options.tool,
                    droppedIndexes: work.droppedIndexes, after: after.map(\.counted)))
            return MigrationOutcome(
                applied: applied, before: applied.before.map { ModelCount($0) }, after: after)
        } catch {
            let failure = MigrationError(error, running).inTheMiddle(of: running)
            note(failure, running)
            throw failure
        }
    }

    /// Remembers why a run stopped, where that can be written down.
    private func note(_ failure: MigrationError, _ running: RunningMigration) {
        if case .cancelled = failure { return }
        let text = ([failure.description] + failure.details.prefix(1)).joined(separator: ": ")
        _ = try? store.updateMigration(of: table, run: running.run) { $0.failure = text }
    }

    /// Waits until the indexes are built that the target has and the source has not.
    private func buildIndexes(
        _ work: MigrationWork, _ running: RunningMigration, _ reporter: RunReporter
    ) throws {
        try store.addMissingIndexes(of: table)
        for index in work.builtIndexes {
            do {
                try store.waitForIndex(index.name, of: table) { done, total in
                    reporter.progress(progress(work, .index(name: index.name), done, total))
                }
            } catch StoreError.uniqueViolation(_, let existing) {
                throw MigrationError.item(try duplicate(in: index, work, existing), running)
            }
            if reporter.isCancelled() { throw MigrationError.cancelled(running) }
        }
    }

    /// The two items that have one key in a unique index: one came when all had been looked at.
    private func duplicate(
        in index: SchemaIndex, _ work: MigrationWork, _ existing: Item
    ) throws -> MigrationObstacle {
        let compiled = CompiledMigration([], from: work.target, to: work.target, functions: [:])
        let surveyor = Surveyor(compiled, checksItems: true, uniqueIndexes: [index])
        let found = try surveyor.run(store) { _ in }.obstacles.first { obstacle in
            if case .duplicate = obstacle { return true }
            return false
        }
        return found ?? .duplicate(index: index.name, key: existing, other: existing)
    }

    private func verify(
        _ work: MigrationWork, _ running: RunningMigration, _ reporter: RunReporter
    ) throws -> VerificationReport {
        let verifier = Verifier(
            table: table, schema: work.target, migration: (work.compiled, running))
        let total = itemCount(work)
        return try verifier.run(store) { count in
            if reporter.isCancelled() { throw MigrationError.cancelled(running) }
            reporter.progress(progress(work, .verify, count, total))
        }
    }

    /// Verifies the table by a schema; `nil` when it has none.
    func verify(
        _ schema: Schema?, title: String, _ reporter: RunReporter
    ) throws(MigrationError) -> VerificationReport {
        let total = (try? store.table(table).describe().itemCount) ?? 0
        do {
            return try Verifier(table: table, schema: schema).run(store) { count in
                if reporter.isCancelled() { throw MigrationError.notBegun(migration: title) }
                reporter.progress(
                    MigrationProgress(
                        migration: title, direction: .up, stage: .verify, doneCount: count,
                        totalCount: max(count, total)))
            }
        } catch let error as MigrationError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .store(.corrupted(detail: "\(error)"))  // Not reached.
        }
    }
}
