internal import ArgumentParser

/// How much a command shows.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many to show at most.", valueName: "count"))
    var limit: Int?

    func validate() throws {
        if let limit, limit < 1 {
            throw ArgumentParser.ValidationError("--limit must be 1 or more.")
        }
    }
}
