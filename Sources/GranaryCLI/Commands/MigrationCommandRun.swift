internal import Granary
internal import GranaryMigrations

/// What the commands that change a store by migrations have in common.
struct MigrationCommandRun {
    private let runner: MigrationRunner

    init(_ runner: MigrationRunner) { self.runner = runner }

    /// Shows what would be done.
    func plan(to number: Int?, _ output: MigrationOutput) throws {
        let plans = try following { progress in
            try runner.plan(to: number, progress: progress)
        }
        let listing = MigrationPlanListing(plans)
        try output.write(listing.jsonValue, listing.lines)
        guard let failure = listing.failure else { return }
        throw failure
    }

    /// Applies migrations.
    func up(
        to number: Int?, _ options: MigrationRunOptions, _ output: MigrationOutput
    ) throws {
        if options.dryRun { return try plan(to: number, output) }
        let pending = try runner.status().pending.filter { $0.number <= number ?? .max }
        if !pending.isEmpty {
            let names = pending.map(\.title).joined(separator: ", ")
            try options.confirm("Apply \(names) to \(runner.store.path)?", mustAsk: false)
        }
        try showing(output) { finished in
            _ = try following { progress in
                try runner.up(
                    to: number, progress: progress, isCancelled: { Interrupt.isRequested },
                    finished: finished)
            }
        }
    }

    /// Undoes migrations.
    ///
    /// - Returns: The snapshot that is to take the store's place, where steps cannot undo them and that
    ///   is wanted: when nobody has the store open any more.
    func down(
        to number: Int, _ options: MigrationRunOptions, _ restoring: RestoreOptions,
        _ output: MigrationOutput
    ) throws -> SnapshotRestore? {
        if options.dryRun {
            try plan(to: number, output)
            return nil
        }
        try options.confirm(
            "Undo the migrations after \(number) in \(runner.store.path)?", mustAsk: true)
        return try undoing(restoring) {
            try showing(output) { finished in
                _ = try following { progress in
                    try runner.down(
                        to: number, progress: progress, isCancelled: { Interrupt.isRequested },
                        finished: finished)
                }
            }
        }
    }

    /// Undoes by steps; where they cannot, tells the snapshot that can, if that is wanted.
    private func undoing(
        _ restoring: RestoreOptions, _ body: () throws -> Void
    ) throws -> SnapshotRestore? {
        do {
            try body()
            return nil
        } catch MigrationError.irreversible(let number, let reasons, let id?)
            where restoring.restore
        {
            return SnapshotRestore(
                folder: runner.snapshotFolder, id: id, path: runner.store.path, number: number,
                reasons: reasons)
        }
    }

    /// Goes on with an unfinished migration.
    func resume(_ options: MigrationRunOptions, _ output: MigrationOutput) throws {
        if options.dryRun {
            try runner.checkResume()
            return try showUnfinished(output)
        }
        let outcome = try following { progress in
            try runner.resume(progress: progress) { Interrupt.isRequested }
        }
        try show([outcome], output)
    }

    /// Undoes an unfinished migration.
    ///
    /// - Returns: As of ``down(to:_:_:_:)``.
    func abort(
        _ options: MigrationRunOptions, _ restoring: RestoreOptions, _ output: MigrationOutput
    ) throws -> SnapshotRestore? {
        if options.dryRun {
            try showUnfinished(output)
            try runner.checkAbort()
            return nil
        }
        guard let running = try runner.status().running else {
            throw MigrationError.nothingToResume(table: runner.table)
        }
        try options.confirm(
            "Undo what migration \(running.number) (\(running.name)) has done?", mustAsk: true)
        return try undoing(restoring) {
            let outcome = try following { progress in
                try runner.abort(progress: progress) { Interrupt.isRequested }
            }
            try show([outcome], output)
        }
    }

    private func showUnfinished(_ output: MigrationOutput) throws {
        let status = try runner.status()
        guard status.running != nil else {
            throw MigrationError.nothingToResume(table: runner.table)
        }
        let listing = MigrationStatusListing(status)
        try output.write(listing.jsonValue, listing.lines)
    }

    /// Shows a bar while something runs, and listens for Ctrl-C.
    private func following<Value>(
        _ body: (@escaping (MigrationProgress) -> Void) throws -> Value
    ) throws -> Value {
        Interrupt.listen()
        let bar = MigrationBar()
        defer { bar.finish() }
        return try body { bar.update($0) }
    }

    /// Shows what came of several migrations, also of those before one that fails.
    private func showing(
        _ output: MigrationOutput, _ body: ((MigrationOutcome) -> Void) throws -> Void
    ) throws {
        var outcomes: [MigrationOutcome] = []
        do {
            try body { outcomes.append($0) }
        } catch {
            if !outcomes.isEmpty { try show(outcomes, output) }
            throw error
        }
        try show(outcomes, output)
    }

    private func show(_ outcomes: [MigrationOutcome], _ output: MigrationOutput) throws {
        if outcomes.isEmpty { Terminal.writeError("up to date: nothing was done\n") }
        let listing = MigrationOutcomeListing(outcomes)
        try output.write(listing.jsonValue, listing.lines)
    }
}
