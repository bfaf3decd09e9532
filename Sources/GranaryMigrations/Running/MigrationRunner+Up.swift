internal import Granary
internal import GranaryItems
internal import GranarySchema

extension MigrationRunner {
    /// Applies the pending migrations, up to one of them or all.
    ///
    /// Each is looked at before: what its file does not allow, what stands in the way. Then comes a
    /// snapshot, then the sweep, in batches between which readers and writers go on; then indexes are
    /// built, the result is verified, and the ledger gets its entry.
    ///
    /// - Parameters:
    ///   - number: The last migration to apply; `nil` for all.
    ///   - progress: Told between batches.
    ///   - isCancelled: Asked between batches; when it says so, the run stops and can be resumed.
    ///   - finished: Told what came of each, also when a later one fails.
    /// - Returns: What came of each that was applied; none when there was nothing to do.
    /// - Throws: ``MigrationError``. Those that were applied before it stay.
    @discardableResult
    public func up(
        to number: Int? = nil, progress: @escaping (MigrationProgress) -> Void = { _ in },
        isCancelled: @escaping () -> Bool = { false },
        finished: (MigrationOutcome) -> Void = { _ in }
    ) throws(MigrationError) -> [MigrationOutcome] {
        let reporter = RunReporter(progress: progress, isCancelled: isCancelled)
        let last = number ?? latest
        guard (1...latest).contains(last) else {
            throw .noSuchMigration(number: last, latest: latest)
        }
        try demand(through: last)
        var state = try checkedState(reporter)
        var outcomes: [MigrationOutcome] = []
        while state.current < last {
            let next = try migration(state.current + 1)
            let outcome = try begin(try MigrationWork(next, .up, in: self), state, reporter)
            outcomes.append(outcome)
            finished(outcome)
            state = try self.state()
        }
        return outcomes
    }

    /// Refuses migrations that cannot be run, before any of them is.
    private func demand(through last: Int) throws(MigrationError) {
        let state = try state()
        if let running = state.running { throw .unfinished(running) }
        let current = options.baseline ?? state.current
        guard current < last else { return }
        try refuseStrayFiles()
        for number in (current + 1)...last {
            _ = try MigrationWork(try usableMigration(number), .up, in: self).demandingFunctions()
        }
    }

    /// Refuses to go up while there are files that may belong to any migration.
    func refuseStrayFiles() throws(MigrationError) {
        guard let stray = unusable.first(where: { $0.number == nil }) else { return }
        throw .files(stray.diagnostics)
    }

    /// The state of a store on which something may be begun.
    func checkedState(_ reporter: RunReporter) throws(MigrationError) -> MigrationState {
        var state = try state()
        if let running = state.running { throw .unfinished(running) }
        if let recorded = state.recorded, options.baseline != nil {
            throw .hasLedger(table: table, current: recorded)
        }
        if state.recorded == nil, try noteBaseline(state, reporter) { state = try self.state() }
        try refuseDrift(of: state)
        return state
    }

    /// Refuses to go on where the store and the files do not agree.
    func refuseDrift(of state: MigrationState) throws(MigrationError) {
        for drift in state.drift {
            switch drift {
            case .edited(let number, let name): throw .edited(number: number, name: name)
            case .missing(let number, let name): throw .missing(number: number, name: name)
            case .tooNew(let found):
                let latest = migrations.last?.target.version ?? found
                throw .storeTooNew(table: table, found: found, latest: latest)
            case .schema(let version):
                // A schema that opening has adopted is that of a later migration.
                guard options.baseline == nil else { continue }
                throw .drifted(table: table, version: version)
            case .files: continue
            }
        }
    }

    /// Notes the version that a table without a ledger is at: what it was told to be, or what its
    /// schema says and its items keep to.
    ///
    /// - Returns: Whether anything was noted.
    private func noteBaseline(
        _ state: MigrationState, _ reporter: RunReporter
    ) throws(MigrationError) -> Bool {
        let number: Int
        if let baseline = options.baseline {
            number = baseline
        } else {
            guard state.stored != nil, let assumed = state.assumed, assumed > 0 else {
                return false
            }
            number = assumed
        }
        guard number > 0 else { return false }
        let migration = try migration(number)
        if options.baseline == nil {
            let report = try verify(migration.target, title: migration.title, reporter)
            guard report.isSound else { throw .unverified(report) }
        }
        let running = RunningMigration(
            number: number, name: migration.name, direction: .up,
            from: migration.source?.version, to: migration.target.version,
            checksum: migration.checksum, run: Self.newRun(), tool: options.tool, phase: .finish)
        var entry = AppliedMigration(running, finishedMilliseconds: 0)
        entry.isBaseline = true
        try migrating { () throws(StoreError) in try store.noteBaseline(entry, of: table) }
        return true
    }

    /// Begins a migration and does it to its end.
    func begin(
        _ work: MigrationWork, _ state: MigrationState, _ reporter: RunReporter
    ) throws(MigrationError) -> MigrationOutcome {
        if work.direction == .up {
            let unallowed = work.migration.unallowedDangers
                .filter { !options.allowed.contains($0.hazard) }
            guard unallowed.isEmpty else { throw .dangers(unallowed) }
        }
        if reporter.isCancelled() { throw .notBegun(migration: work.migration.title) }
        let survey = try survey(work, checksItems: nil, reporter)
        guard survey.obstacleCount == 0 else {
            throw .obstacles(survey.obstacles, count: survey.obstacleCount)
        }
        var running = work.running(run: Self.newRun())
        running.tool = options.tool
        running.before = survey.models.map(\.counted)
        running.snapshot = try snapshot(before: work, survey, reporter)
        if work.direction == .down {
            running.remainder = state.entry(of: work.migration.number)?.remainder
        }
        running = try start(work, running, document: state.stored?.document, undoes: nil)
        var outcome = try finish(work, running, reporter)
        // With how many of them were to be changed.
        outcome.before = survey.models
        return outcome
    }

    /// Adopts the target schema, and notes what is running.
    func start(
        _ work: MigrationWork, _ running: RunningMigration, document: String?, undoes: String?
    ) throws(MigrationError) -> RunningMigration {
        try migrating { () throws(StoreError) in
            var beginning = MigrationBeginning(
                schema: work.target, expectedDocument: document, running: running,
                undoes: undoes)
            beginning.upgrade = { work.upgrade($0) }
            beginning.keepsRemainder =
                work.direction == .up && work.compiled.changesItems && work.compiled.canBeUndone
            return try store.begin(beginning)
        }
    }

    /// A name for a run, which no other has.
    static func newRun() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
