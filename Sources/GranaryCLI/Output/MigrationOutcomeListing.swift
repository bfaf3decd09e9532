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
            guard !outcome.before.isEmpty, !outcome.after.isEmpty else { continue }
            lines += ModelCountTable.lines(
                [("before", outcome.before.counts), ("after", outcome.after.counts)], width: width)
        }
        return lines
    }
}
