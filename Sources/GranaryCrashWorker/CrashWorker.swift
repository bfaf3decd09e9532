internal import Foundation
internal import Granary
internal import GranaryMigrations

/// The process that the crash tests kill: it does one thing to the store at a path, until it ends or
/// is killed, and says on its standard output what was acknowledged.
///
/// ```
/// granary-crash-worker <command> <path> [<argument>]
/// ```
@main
struct CrashWorker {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let command = Command(rawValue: arguments[1]) else {
            Output.say("usage: granary-crash-worker <command> <path> [<argument>]")
            exit(64)
        }
        do {
            try await command.run(path: arguments[2], argument: arguments.dropFirst(3).first)
        } catch {
            let details = (error as? MigrationError)?.details ?? []
            Output.say(
                (["error \(name(of: error)) \(error)"] + details).joined(separator: "; "))
            exit(3)
        }
    }

    /// The case of an error that tests tell apart.
    private static func name(of error: any Error) -> String {
        if error is MigrationError { return "migration" }
        guard let error = error as? StoreError else { return "other" }
        return switch error {
        case .storageFull: "storageFull"
        case .storage: "storage"
        case .commitUnknown: "commitUnknown"
        case .storeInUse: "storeInUse"
        default: "store"
        }
    }
}

/// What the process can be asked to do.
enum Command: String {
    /// Creates the store and its table.
    case create
    /// Writes from several tasks, for ever.
    case write
    /// Adds an index and waits until it is built.
    case index
    /// Drops the table and waits until its space is reclaimed.
    case drop
    /// Fills a new store for a migration.
    case prepare
    /// Does a migration, or what is left of it.
    case migrate
    /// Undoes a migration, or what was begun of it.
    case undo
    /// Opens the store for writing and holds it until its input ends.
    case hold
    /// For each line of input opens the store at that path, checks it and reads all of it.
    case verify
    /// Opens the store for reading, and for each line of input says what it sees.
    case watch

    /// Runs the command.
    func run(path: String, argument: String?) async throws {
        switch self {
        case .create:
            try Workload.createTable(in: await Workload.open(path))
            Output.say("created")
        case .write: try await WriteLoad(Workload.open(path, StoreOptions(argument))).run()
        case .index:
            let store = try await Workload.open(path)
            try Workload.addIndex(to: store)
            Output.say("started")
            try store.waitForIndex(Workload.laterIndex.name, of: Workload.tableName)
            Output.say("built")
        case .drop:
            let store = try await Workload.open(path)
            try Workload.dropTable(of: store)
            Output.say("started")
            try store.waitForReclaim()
            Output.say("reclaimed")
        case .prepare:
            try await MigrationLoad.prepare(path)
            Output.say("prepared")
        case .migrate:
            Output.say("migrated \(try await MigrationLoad.run(path))")
        case .undo:
            try await MigrationLoad.undo(path)
            Output.say("undone")
        case .hold:
            let store = try Store.open(path)
            Output.say("open")
            while readLine() != nil {}
            store.close()
        case .verify:
            while let path = readLine() { Output.say(await StoreDigest.describe(path)) }
        case .watch:
            let store = try Store.open(path, options: StoreOptions(access: .readOnly))
            Output.say("open")
            while readLine() != nil { Output.say(try Workload.summary(of: store)) }
        }
    }
}

extension StoreOptions {
    /// The options a test names by their durability.
    init(_ durability: String?) {
        self.init(durability: durability.flatMap(Durability.init(rawValue:)) ?? .full)
    }
}

/// Lines to the standard output, each written at once and whole.
enum Output {
    /// Writes one line.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
