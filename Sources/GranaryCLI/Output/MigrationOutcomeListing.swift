internal import Granary
internal import GranaryMigrations

/// What came of migrations that were run.
struct MigrationOutcomeListing {
    private let outcomes: [MigrationOutcome]

    init(_ outcomes: [MigrationOutcome]) { self.outcomes = outcomes }

    /// As JSON, one for each.
    var jsonValue: JSONValue {
        .array(
            outcomes.map { outcome in
                .object([
                    .init("applied", outcome.applied.jsonValue),
                    .init("before", .array(outcome.before.map(\.jsonValue))),
                    .init("after", .array(outcome.after.map(\.jsonValue))),
                ])
            })
    }

    /// In lines for people.
    func lines(width: Int) -> [String] {
        var lines: [String] = []
        for outcome in outcomes {
            let applied = outcome.applied
            lines.append(
                "\(applied.number) \(applied.name): \(applied.wayText)"
                    + (applied.direction == .down ? " by inverse steps" : "")
                    + " to \(applied.to), "
                    + "\(CountText.text(applied.changedCount, "item")) changed in "
                    + applied.durationText
                    + (applied.snapshot.map { ", snapshot \($0)" } ?? ""))
            let before = Dictionary(
                outcome.before.map { ($0.model, $0.itemCount) }, uniquingKeysWith: { $1 })
            let names =
                outcome.before.map(\.model)
                + outcome.after.map(\.model).filter { name in before[name] == nil }
            guard !outcome.before.isEmpty, !outcome.after.isEmpty else { continue }
            let after = Dictionary(
                outcome.after.map { ($0.model, $0.itemCount) }, uniquingKeysWith: { $1 })
            let rows = names.map { name in
                [
                    name ?? "no model", ProgressBar.grouped(before[name] ?? 0),
                    ProgressBar.grouped(after[name] ?? 0),
                ]
            }
            lines += TextTable.lines(["model", "before", "after"], rows, width: width)
        }
        return lines
    }
}

/// Whether a table is what its version says.
struct VerificationListing {
    private let report: VerificationReport

    init(_ report: VerificationReport) { self.report = report }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("sound", .bool(report.isSound)),
            .init("items", .number("\(report.itemCount)")),
            .init("entries", .number("\(report.entryCount)")),
            .init("models", .array(report.models.map(\.jsonValue))),
            .init("problemCount", .number("\(report.problemCount)")),
            .init("problems", .array(report.problems.map { .string($0) })),
        ])
    }

    /// In lines for people.
    func lines(width: Int) -> [String] {
        let counts =
            "\(CountText.text(report.itemCount, "item")), "
            + CountText.text(report.entryCount, "index entry", "index entries")
        let rows = report.models.map { count in
            [count.model ?? "no model", ProgressBar.grouped(count.itemCount)]
        }
        return ["\(report.isSound ? "sound" : "not sound"): \(counts)"]
            + TextTable.lines(["model", "items"], rows, width: width)
    }
}
