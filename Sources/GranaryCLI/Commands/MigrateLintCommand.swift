internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate lint`: what is wrong with migrations, and dangerous about them, without a store.
struct MigrateLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check the migrations: errors, and dangers that their files do not allow.",
        discussion: """
            A danger is allowed in its file: allow: [losesData]. The classes are needsDataCheck, \
            rewritesKeys, losesData and irreversible. Exit status 1 when one is not allowed.

            EXAMPLE:
              granary migrate lint --schema Schemas/Shop
              granary migrate lint --schema Schemas/Shop --allow needsDataCheck
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Option(
        help: ArgumentHelp("A class that is allowed here; may be repeated.", valueName: "class"),
        transform: { text in
            if let hazard = MigrationHazard(rawValue: text) { return hazard }
            let known = MigrationHazard.allCases.map(\.rawValue).joined(separator: ", ")
            throw ArgumentParser.ValidationError("'\(text)' is no class: there are \(known).")
        })
    var allow: [MigrationHazard] = []

    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let folder = try source.folder(isWhole: true)
        var rows: [JSONValue] = []
        var lines: [String] = []
        var unallowedCount = 0
        for migration in folder.migrations {
            for danger in migration.check().dangers {
                let isAllowed =
                    migration.document.allowed.contains(danger.hazard)
                    || allow.contains(danger.hazard)
                if !isAllowed { unallowedCount += 1 }
                rows.append(
                    .object([
                        .init("migration", .string(migration.title)),
                        .init("class", .string(danger.hazard.rawValue)),
                        .init("step", danger.step.map { .number("\($0 + 1)") } ?? .null),
                        .init("message", .string(danger.message)),
                        .init("allowed", .bool(isAllowed)),
                    ]))
                lines.append(
                    "\(isAllowed ? "allowed" : "danger ")  \(migration.title)  \(danger)")
            }
        }
        let summary = CountText.text(folder.migrations.count, "migration")
        lines.append(
            unallowedCount == 0 ? "\(summary): sound" : "\(summary): \(unallowedCount) not allowed")
        try output.write(.array(rows)) { _ in lines }
        guard unallowedCount == 0 else {
            throw CommandFailure(
                status: .conditionFailed,
                message:
                    "\(CountText.text(unallowedCount, "danger")) not allowed: write allow: [...]"
                    + " into the file when you have seen to it")
        }
    }
}
