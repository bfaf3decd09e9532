internal import Granary
internal import GranaryMigrations

/// Whether a table is what its version says.
struct VerificationListing {
    private let report: VerificationReport

    init(_ report: VerificationReport) { self.report = report }

    /// What is wrong; `nil` when everything is sound.
    var failure: CommandFailure? {
        if report.isSound, report.drift.isEmpty { return nil }
        let problems = CountText.text(report.problemCount, "problem")
        guard !report.drift.isEmpty else {
            return CommandFailure(
                status: .conditionFailed, message: problems, details: report.problems)
        }
        return CommandFailure(
            status: .drifted,
            message: "the store and the files do not agree"
                + (report.problemCount == 0 ? "" : ", and there is more: \(problems)"),
            details: report.drift.map { "\($0)" } + report.problems)
    }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("sound", .bool(report.isSound)),
            .init("items", .number("\(report.itemCount)")),
            .init("entries", .number("\(report.entryCount)")),
            .init("models", .array(report.models.map(\.jsonValue))),
            .init("before", (report.last?.before ?? []).jsonValue),
            .init("after", (report.last?.after ?? []).jsonValue),
            .init("drift", .array(report.drift.map { .string("\($0)") })),
            .init("problemCount", .number("\(report.problemCount)")),
            .init("problems", .array(report.problems.map { .string($0) })),
        ])
    }

    /// In lines for people.
    func lines(width: Int) -> [String] {
        let counts =
            "\(CountText.text(report.itemCount, "item")), "
            + CountText.text(report.entryCount, "index entry", "index entries")
        var moments: [(title: String, counts: ModelCountTable.Counts)] = []
        if let last = report.last {
            let name = "\(last.number)" + (last.direction == .down ? " undone" : "")
            if !last.before.isEmpty { moments.append(("before \(name)", last.before.counts)) }
            if !last.after.isEmpty { moments.append(("after \(name)", last.after.counts)) }
        }
        moments.append((moments.isEmpty ? "items" : "now", report.models.counts))
        return ["\(report.isSound ? "sound" : "not sound"): \(counts)"]
            + ModelCountTable.lines(moments, width: width)
    }
}
