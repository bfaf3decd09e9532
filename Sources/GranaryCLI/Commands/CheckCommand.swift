internal import ArgumentParser
internal import Granary

/// `granary check`: every item, index entry and change against each other.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify every item, index entry and change; exit status 3 when one differs.",
        discussion: """
            EXAMPLE:
              granary --store app.granary check
              granary --store app.granary check --json
            """)

    @OptionGroup var location: StoreLocation

    @Flag(help: "Show the report as JSON.")
    var json = false

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let total = try store.itemCount()
        let bar = ProgressBar("check")
        let report = try store.check { itemCount in
            bar.update(itemCount, fraction: total > 0 ? Double(itemCount) / Double(total) : nil)
        }
        bar.finish()
        var output = OutputBuffer(descriptor: Terminal.output)
        if json {
            try output.line(report.jsonValue.text)
        } else {
            for problem in report.problems { try output.line("\(problem)") }
            try output.line(report.summary)
        }
        try output.flush()
        guard report.isSound else {
            throw CommandFailure.failure(
                "the store at \(try location.path()) is damaged: stop writing to it, export what "
                    + "can be read, and restore a copy")
        }
    }
}

extension CheckReport {
    /// The report, for programs.
    var jsonValue: JSONValue {
        .object([
            .init("isSound", .bool(isSound)),
            .init("itemCount", .number("\(itemCount)")),
            .init("entryCount", .number("\(entryCount)")),
            .init("changeCount", .number("\(changeCount)")),
            .init("problemCount", .number("\(problemCount)")),
            .init("problems", .array(problems.map { .string("\($0)") })),
        ])
    }

    /// One line that says what was verified and what differs.
    var summary: String {
        let verified =
            CountText.text(itemCount, "item") + ", "
            + CountText.text(entryCount, "index entry", "index entries") + ", "
            + CountText.text(changeCount, "change")
        let problems = CountText.text(problemCount, "problem")
        return isSound ? "sound: \(verified)" : "\(problems) in \(verified)"
    }
}

extension Store {
    /// The items of all tables.
    func itemCount() throws(StoreError) -> Int {
        var count = 0
        for name in try tableNames() { count += try table(name).describe().itemCount }
        return count
    }
}
