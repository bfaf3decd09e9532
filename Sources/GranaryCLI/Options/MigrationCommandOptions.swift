internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranaryMigrations

/// Where the migrations are: beside the schema's files.
struct MigrationSource: ParsableArguments {
    @Option(
        name: .customLong("schema"),
        help: ArgumentHelp(
            "The folder of schema files, with the migrations in it; this folder otherwise.",
            valueName: "path"),
        completion: .directory)
    var path: String?

    /// The folder of schema files.
    var schemaPath: String { path ?? "." }

    /// The folder of migrations.
    var folderPath: String {
        let folder = schemaPath.hasSuffix("/") ? String(schemaPath.dropLast()) : schemaPath
        return folder + "/migrations"
    }

    /// Refuses a file where the folder is meant that it is in.
    func demandFolder() throws(CommandFailure) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: schemaPath)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return }
        throw .usage("\(schemaPath) is a file: name the folder that it is in, for migrations/")
    }

    /// Reads the migrations, of which there must be one.
    ///
    /// - Parameter isWhole: Whether all of them must check. Otherwise it is said which does not, and
    ///   only what would run it is refused.
    /// - Returns: The folder.
    /// - Throws: A ``CommandFailure`` when there is nothing to be read.
    func folder(isWhole: Bool = false) throws(CommandFailure) -> MigrationFolder {
        try demandFolder()
        let folder = MigrationFolder(folderPath)
        guard !folder.diagnostics.hasErrors || !isWhole && !folder.migrations.isEmpty else {
            throw CommandFailure(
                status: .usage, message: "the migrations in \(folderPath) cannot be used",
                details: folder.diagnostics.map { "\($0)" })
        }
        for migration in folder.unusable { Terminal.writeError("\(migration)\n") }
        guard !folder.migrations.isEmpty else {
            throw .usage(
                "there are no migrations in \(folderPath): name the folder with --schema, or make the"
                    + " first one with `granary migrate create NAME`")
        }
        return folder
    }
}

extension StoreLocation {
    /// Opens the store to bring it to another version.
    ///
    /// - Parameters:
    ///   - creates: Whether it is made when there is none: a mistyped path must not be taken for a new
    ///     store.
    ///   - options: With a dry run nothing is made.
    /// - Returns: The store.
    /// - Throws: A ``CommandFailure``, ``StoreError``.
    func openForMigrating(
        creates: Bool, _ options: MigrationRunOptions
    ) throws -> Store {
        let path = try path()
        if !FileManager.default.fileExists(atPath: path) {
            guard creates else {
                throw CommandFailure.failure(
                    "there is no store at \(path): mend the path, or give --create to make one "
                        + "there")
            }
            guard !options.dryRun else {
                throw CommandFailure.failure(
                    "there is no store at \(path), and --dry-run makes none: it would be made, and "
                        + "have nothing to migrate")
            }
        }
        return try openForWriting(createIfMissing: creates)
    }
}

extension MigrationSource {
    /// Reads where a store stands among the migrations, which leaves it as it is.
    func reading<Value>(
        _ location: StoreLocation, _ body: (MigrationRunner, MigrationFolder) throws -> Value
    ) throws -> Value {
        let folder = try folder()
        let store = try location.openForReading()
        defer { store.close() }
        return try body(try MigrationRunner(store, folder: folder), folder)
    }
}

/// How a command changes a store by migrations.
struct MigrationRunOptions: ParsableArguments {
    @Flag(help: "Say what would be done, and do nothing; the steps are done in memory.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Option(
        help: ArgumentHelp("Change so many items a second at most.", valueName: "items"))
    var rate: Int?

    @Flag(help: "Take no snapshot before items are changed.")
    var noSnapshot = false

    @Flag(help: "Leave out the verification at the end.")
    var noVerify = false

    func validate() throws {
        if let rate, rate < 1 {
            throw ArgumentParser.ValidationError("--rate must be at least 1.")
        }
    }

    /// The same for a runner.
    var options: GranaryMigrations.MigrationOptions {
        var options = GranaryMigrations.MigrationOptions()
        options.itemsPerSecond = rate
        options.takesSnapshots = !noSnapshot
        options.verifies = !noVerify
        options.tool = "granary \(GranaryVersion.current)"
        return options
    }

    /// Asks whether to go on, where somebody can answer.
    ///
    /// - Parameters:
    ///   - question: What is asked, without the answers.
    ///   - mustAsk: Whether nothing is done when nobody can.
    /// - Throws: A ``CommandFailure`` when the answer is no, or nobody can give the one that must be.
    func confirm(_ question: String, mustAsk: Bool) throws(CommandFailure) {
        if yes || dryRun { return }
        guard Terminal.isTerminal(Terminal.input), Terminal.isTerminal(Terminal.error) else {
            if mustAsk { throw .usage("\(question) Give --yes, since nobody can be asked") }
            return
        }
        Terminal.writeError("\(question) [y/N] ")
        let answer = readLine()?.lowercased() ?? ""
        guard ["y", "yes"].contains(answer) else {
            throw CommandFailure(status: .conditionFailed, message: "nothing was done")
        }
    }
}

/// How a command of migrations shows what it found.
struct MigrationOutput: ParsableArguments {
    @OptionGroup var output: OutputOptions

    /// Whether JSON was chosen, or goes with what standard output is.
    var isJSON: Bool { output.style == .json }

    /// Writes one or the other.
    func write(_ value: JSONValue, _ lines: (_ width: Int) -> [String]) throws {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        if isJSON {
            try buffer.line(value.text)
        } else {
            for line in lines(Terminal.width(of: Terminal.output)) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}
