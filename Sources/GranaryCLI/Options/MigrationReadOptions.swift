internal import ArgumentParser

/// What every command of migrations takes, for those that change nothing in a store: so that a script
/// can give all of them the same.
struct MigrationReadOptions: ParsableArguments {
    @Flag(help: "Nothing is changed, with or without it.")
    var dryRun = false

    @Flag(help: "Nothing is asked, with or without it.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "What `up` would be given: so many items a second at most.", valueName: "items"))
    var rate: Int?

    func validate() throws {
        if let rate, rate < 1 {
            throw ArgumentParser.ValidationError("--rate must be at least 1.")
        }
    }
}
