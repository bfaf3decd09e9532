internal import Granary
internal import GranarySchema

/// What a runner reads of a store before it does anything.
struct MigrationState {
    let table: String
    let ledger: [AppliedMigration]
    let running: RunningMigration?
    /// The schema in the store.
    let stored: (schema: Schema, document: String, revision: UInt16)?
    let migrations: [Migration]
    /// Those that cannot be run as they are.
    let unusable: [UnusableMigration]

    init(
        of store: Store, table: String, _ migrations: [Migration], _ unusable: [UnusableMigration]
    ) throws(StoreError) {
        self.table = table
        self.migrations = migrations
        self.unusable = unusable
        ledger = try store.migrationLedger(of: table)
        running = try store.runningMigration(of: table)
        stored = try store.storedSchema(of: table)
    }

    /// The number of the last migration that is applied, by the ledger; `nil` when it is empty.
    var recorded: Int? {
        var current: Int?
        for entry in ledger where !entry.isAbort {
            current = entry.direction == .up ? entry.number : entry.number - 1
        }
        return current
    }

    /// The number of the last migration whose schema the table has, for a store without a ledger.
    var assumed: Int? {
        guard let stored else { return 0 }
        return migrations.last { $0.target.document == stored.document }?.number
    }

    /// The number of the last migration that is applied.
    var current: Int { recorded ?? assumed ?? 0 }

    /// The migration of a number.
    func migration(_ number: Int) -> Migration? { migrations.first { $0.number == number } }

    /// Where the store and the files do not agree.
    var drift: [MigrationStatus.Drift] {
        var drift: [MigrationStatus.Drift] = []
        for entry in lastEntries {
            guard let migration = migration(entry.number) else {
                // One that is there and cannot be read is not what it was.
                let isThere = unusable.contains { $0.number == entry.number }
                drift.append(
                    isThere
                        ? .edited(number: entry.number, name: entry.name)
                        : .missing(number: entry.number, name: entry.name))
                continue
            }
            if migration.checksum != entry.checksum {
                drift.append(.edited(number: entry.number, name: entry.name))
            }
        }
        guard let stored, running == nil else { return drift }
        if let latest = migrations.last?.target.version, stored.schema.version > latest {
            drift.append(.tooNew(found: stored.schema.version))
        } else if let expected = migration(current)?.target.document {
            if expected != stored.document {
                drift.append(.schema(version: stored.schema.version))
            }
        } else if recorded == nil, assumed == nil {
            drift.append(.schema(version: stored.schema.version))
        }
        return drift
    }

    /// The last entry of each migration that is applied now.
    private var lastEntries: [AppliedMigration] {
        let current = recorded ?? 0
        var entries: [Int: AppliedMigration] = [:]
        for entry in ledger where !entry.isAbort && entry.direction == .up {
            entries[entry.number] = entry
        }
        return entries.values.filter { $0.number <= current }.sorted { $0.number < $1.number }
    }

    /// The entry of the run that applied a migration, if it is applied.
    func entry(of number: Int) -> AppliedMigration? {
        lastEntries.first { $0.number == number }
    }

    /// What there is to say of it.
    var status: MigrationStatus {
        MigrationStatus(
            table: table, version: stored?.schema.version, current: current,
            isAssumed: recorded == nil && current > 0,
            pending: migrations.filter { $0.number > current }, ledger: ledger, running: running,
            unusable: unusable, drift: drift)
    }
}
