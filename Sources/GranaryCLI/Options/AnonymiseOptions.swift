internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranaryTransfer

/// Whether personal data is replaced.
struct AnonymiseOptions: ParsableArguments {
    @Flag(
        help: """
            Replace what the schema marks as personal or hidden by pseudonyms: the same text by the \
            same pseudonym.
            """)
    var anonymise = false

    @Option(
        help: ArgumentHelp(
            "A file whose bytes are the key of the pseudonyms; a key for this run otherwise.",
            valueName: "file"),
        completion: .file())
    var anonymiseKey: String?

    func validate() throws {
        if anonymiseKey != nil, !anonymise {
            throw ArgumentParser.ValidationError("--anonymise-key needs --anonymise.")
        }
    }

    /// What replaces personal data; `nil` when it was not asked for.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - needsKey: Whether the pseudonyms must be the same in every run.
    /// - Returns: What replaces it.
    /// - Throws: ``CommandFailure`` when there is no key, or no schema that says what is personal.
    func anonymiser(for table: Granary.Table, needsKey: Bool = false) throws -> Anonymiser? {
        guard anonymise else { return nil }
        if needsKey, anonymiseKey == nil {
            throw CommandFailure.usage(
                "give --anonymise-key FILE, such as from `head -c 32 /dev/urandom`: with a key for this "
                    + "run only, the same import run again would make other items of the same records"
            )
        }
        guard let schema = try table.schema else {
            throw CommandFailure.usage(
                "table '\(table.name)' has no schema, which says what is personal: apply one with "
                    + "`granary schema apply`")
        }
        guard let anonymiseKey else { return Anonymiser(schema) }
        guard let key = FileManager.default.contents(atPath: anonymiseKey), key.count >= 16 else {
            throw CommandFailure.usage(
                "\(anonymiseKey) is no key: it must be a file of 16 bytes or more, such as from "
                    + "`head -c 32 /dev/urandom`")
        }
        return Anonymiser(schema, key: Array(key))
    }
}
