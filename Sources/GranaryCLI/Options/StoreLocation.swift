internal import ArgumentParser
internal import Foundation
internal import Granary

/// Where the store is: `--store`, before the subcommand or after it, or `GRANARY_STORE`.
struct StoreLocation: ParsableArguments {
    @Option(
        help: ArgumentHelp("The store's directory; GRANARY_STORE otherwise.", valueName: "path"),
        completion: .directory)
    var store: String?

    /// The environment variable that stands in for the option.
    static let variable = "GRANARY_STORE"

    /// The path of the store.
    func path() throws(CommandFailure) -> String {
        let variable = ProcessInfo.processInfo.environment[Self.variable]
        guard let path = store ?? variable, !path.isEmpty else {
            throw .usage("which store? Give --store PATH, or set \(Self.variable)")
        }
        return path
    }

    /// Opens the store to read it, also while another process writes it.
    func openForReading() throws -> Store {
        let options = StoreOptions(access: .readOnly, createIfMissing: false)
        return try Store.open(try path(options), options: options)
    }

    /// Opens the store to write it, with the rules in Swift that this tool has.
    func openForWriting(createIfMissing: Bool = false, rules: RuleOptions? = nil) throws -> Store {
        var options = StoreOptions(createIfMissing: createIfMissing)
        if rules?.skipMissingRules == true { options.missingRules = .skip }
        let store = try Store.open(try path(options), options: options)
        try KnownSchemas.registerRules(in: store)
        return store
    }

    /// Opens the store to write it, makes it when there is none, and makes a schema that of its
    /// table.
    func open(applying schema: StoreSchema, replacesSameVersion: Bool = false) throws -> Store {
        var options = StoreOptions()
        options.replacesSchemaOfSameVersion = replacesSameVersion
        return try Store.open(try path(options), schema: schema, options: options)
    }

    /// The path, when there is a store or one may be made there.
    private func path(_ options: StoreOptions) throws(CommandFailure) -> String {
        let path = try path()
        guard options.createIfMissing || FileManager.default.fileExists(atPath: path) else {
            throw .failure(
                "there is no store at \(path): create it with `granary --store \(path) table "
                    + "create NAME --partition-key PK:S`")
        }
        let parent = URL(filePath: path).deletingLastPathComponent()
            .path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: parent) else {
            throw .failure("there is no directory \(parent): make it first")
        }
        return path
    }
}
