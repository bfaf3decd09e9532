internal import ArgumentParser

/// How a command shows what it found.
struct OutputOptions: ParsableArguments {
    /// The ways to show items.
    enum Style: String, ExpressibleByArgument, CaseIterable {
        /// Aligned columns, for people.
        case table
        /// JSON, one per line, for programs.
        case json
    }

    @Option(
        help: "Show a table or JSON lines; without it a terminal gets the table.")
    var output: Style?

    @Flag(help: "Show JSON lines, as with --output json.")
    var json = false

    func validate() throws {
        if json, output == .table {
            throw ArgumentParser.ValidationError("--json and --output table do not go together.")
        }
    }

    /// The style that was asked for, if one was.
    var chosen: Style? { json ? .json : output }

    /// The style that was chosen, or goes with what standard output is.
    var style: Style { chosen ?? (Terminal.isTerminal(Terminal.output) ? .table : .json) }

    /// The style for items: their typed form is JSON unless a table was asked for.
    func style(for form: JSONForm) -> Style {
        form == .typed ? chosen ?? .json : style
    }
}
