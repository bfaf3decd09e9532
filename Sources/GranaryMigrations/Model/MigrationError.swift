public import GranaryItems
public import GranarySchema
public import GranaryTransfer

/// Why a migration was not done, or not to its end.
@nonexhaustive
public enum MigrationError: Error, Sendable {
    // The files

    /// The folder has no migrations that can be used; everything that is wrong, at once.
    case files([SchemaDiagnostic])

    /// A migration that is to be run cannot be: everything that is wrong with it.
    case unusable(number: Int, [SchemaDiagnostic])

    /// There is no migration of that number.
    case noSuchMigration(number: Int, latest: Int)

    /// A migration that was applied has been changed since.
    case edited(number: Int, name: String)

    /// A migration that was applied is not in the folder.
    case missing(number: Int, name: String)

    /// A step of a migration that is to be run names a function in Swift that was not registered.
    case functionMissing(name: String, migration: String)

    // What is stored

    /// The table's schema is not the frozen one of its version.
    case drifted(table: String, version: SchemaVersion)

    /// The table's schema is newer than all migrations.
    case storeTooNew(table: String, found: SchemaVersion, latest: SchemaVersion)

    /// A migration was begun and has not ended: resume it, or abort it.
    case unfinished(RunningMigration)

    /// A version was given for a table whose ledger says which one it has.
    case hasLedger(table: String, current: Int)

    /// A migration that was begun is being aborted already: resume that.
    case abortUnderWay(RunningMigration)

    /// There is no migration to resume or abort.
    case nothingToResume(table: String)

    // What is dangerous

    /// The steps are dangerous in a way that their file does not allow.
    case dangers([MigrationDanger])

    /// What is stored stands in the way; nothing was written.
    case obstacles([MigrationObstacle], count: Int)

    /// It cannot be undone by steps; the snapshot that was taken before it, if there is one.
    case irreversible(number: Int, reasons: [String], snapshot: String?)

    // What happened

    /// All items were changed, and the result is not sound: the migration is unfinished.
    case unsound(VerificationReport, RunningMigration)

    /// A step failed on an item; nothing of its batch was written.
    case item(MigrationObstacle, RunningMigration)

    /// The store failed in the middle: what was committed stays, and the run can be gone on with.
    case stopped(StoreError, RunningMigration)

    /// The run was cancelled between two batches.
    case cancelled(RunningMigration)

    /// The run was cancelled before its first write.
    case notBegun(migration: String)

    /// The result is not what it should be.
    case unverified(VerificationReport)

    /// The snapshot could not be taken.
    case snapshot(TransferError)

    /// The store refused, or failed.
    case store(StoreError)
}

/// Something stored that stands in the way of a migration, and at which item.
public enum MigrationObstacle: Sendable, Hashable {
    /// An item cannot be changed, or the target schema refuses what it would become.
    case item(key: Item, table: String, reason: String)
    /// Two items would have one key.
    case collision(key: Item, table: String, other: Item, target: Item)
    /// Two items would have one key in a unique index.
    case duplicate(index: String, key: Item, other: Item)
}

extension MigrationObstacle: CustomStringConvertible {
    /// One line: which item, and what is wrong.
    public var description: String {
        switch self {
        case .item(let key, let table, let reason): "\(table) \(key.json): \(reason)"
        case .collision(let key, let table, let other, let target):
            key == other || other == target
                ? "\(table) \(key.json): would take the key of \(target.json), where another item is"
                : "\(table) \(key.json): would have the same key as \(other.json), \(target.json)"
        case .duplicate(let index, let key, let other):
            "\(key.json): would have the same key in the unique index \(index) as \(other.json)"
        }
    }
}
