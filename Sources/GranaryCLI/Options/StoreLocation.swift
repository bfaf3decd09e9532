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
        try open(StoreOptions(access: .readOnly, createIfMissing: false))
    }

    /// Opens the store to write it.
    func openForWriting(createIfMissing: Bool = false) throws -> Store {
        try open(StoreOptions(createIfMissing: createIfMissing))
    }

    private func open(_ options: StoreOptions) throws -> Store {
        let path = try path()
        guard options.createIfMissing || FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure.failure(
                "there is no store at \(path): create it with `granary --store \(path) table "
                    + "create NAME --partition-key PK:S`")
        }
        let parent = URL(filePath: path).deletingLastPathComponent()
            .path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: parent) else {
            throw CommandFailure.failure("there is no directory \(parent): make it first")
        }
        return try Store.open(path, options: options)
    }
}
