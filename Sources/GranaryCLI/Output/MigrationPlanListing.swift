internal import Granary
internal import GranaryMigrations

/// What migrations would do to a store.
struct MigrationPlanListing {
    private let plans: [MigrationPlan]

    init(_ plans: [MigrationPlan]) { self.plans = plans }

    /// Why they would not be done; `nil` when nothing stands in the way.
    var failure: CommandFailure? {
        let obstacles = plans.reduce(0) { $0 + $1.survey.obstacleCount }
        let unallowed = plans.flatMap(\.unallowedDangers)
        var details: [String] = []
        for plan in plans {
            details += plan.survey.obstacles.map { "\($0)" }
        }
        details += unallowed.map { "not allowed: \($0)" }
        guard !details.isEmpty else { return nil }
        let count = obstacles + unallowed.count
        return CommandFailure(
            status: .conditionFailed,
            message: "\(CountText.text(count, "thing")) in the way: nothing would be done",
            details: details)
    }

    /// As JSON, a plan for each migration.
    var jsonValue: JSONValue { .array(plans.map(\.jsonValue)) }

    /// In lines for people.
    func lines(width: Int) -> [String] {
        guard !plans.isEmpty else { return ["up to date: nothing to do"] }
        var lines: [String] = []
        for plan in plans {
            if !lines.isEmpty { lines.append("") }
            lines += plan.lines(width: width)
        }
        return lines
    }
}

extension MigrationPlan {
    fileprivate func lines(width: Int) -> [String] {
        let indexes =
            (builtIndexes.map { "build \($0)" } + droppedIndexes.map { "drop \($0)" })
            .joined(separator: ", ")
        var entries = [
            DefinitionList.Entry(
                direction == .up ? "migration" : "undo", migration.title, migration.document.doc),
            DefinitionList.Entry("to", "\(target)"),
        ]
        for (position, step) in steps.enumerated() {
            entries.append(DefinitionList.Entry("step \(position + 1)", step.summary))
        }
        entries += [
            DefinitionList.Entry("indexes", indexes.isEmpty ? "as they are" : indexes),
            DefinitionList.Entry(
                "items",
                "\(ProgressBar.grouped(survey.touchedCount)) changed of "
                    + ProgressBar.grouped(survey.itemCount + survey.gatheredCount)),
            DefinitionList.Entry("snapshot", takesSnapshot ? "taken before" : "not needed"),
            DefinitionList.Entry("time", timeText),
        ]
        if !isChecked {
            entries.append(
                DefinitionList.Entry("checked", "not yet: what comes before it changes the items"))
        }
        for name in missingFunctions {
            entries.append(
                DefinitionList.Entry(
                    "not run",
                    "the function \(name), which only the program has that registers it: what it "
                        + "makes of items is not checked"))
        }
        for danger in dangers {
            let isAllowed = direction == .down || migration.document.allowed.contains(danger.hazard)
            entries.append(
                DefinitionList.Entry(isAllowed ? "allowed" : "danger", "\(danger)"))
        }
        var lines = DefinitionList.lines(entries, width: width)
        let rows = survey.models.map { count in
            [
                count.model ?? "no model", ProgressBar.grouped(count.itemCount),
                ProgressBar.grouped(count.touchedCount),
            ]
        }
        lines += TextTable.lines(["model", "items", "changed"], rows, width: width)
        return lines
    }

    private var target: String {
        let version = direction == .up ? migration.target.version : migration.source?.version
        return version.map { "version \($0)" } ?? "no schema"
    }

    private var timeText: String {
        guard let estimatedSeconds else { return "not known" }
        return estimatedSeconds < 1
            ? "less than a second" : "about \(ProgressBar.clock(seconds: Int(estimatedSeconds)))"
    }

    fileprivate var jsonValue: JSONValue {
        .object([
            .init("migration", .string(migration.title)),
            .init("direction", .string(direction.rawValue)),
            .init("steps", .array(steps.map { .string($0.summary) })),
            .init("items", .number("\(survey.itemCount)")),
            .init("gathered", .number("\(survey.gatheredCount)")),
            .init("changed", .number("\(survey.touchedCount)")),
            .init("models", .array(survey.models.map(\.jsonValue))),
            .init("checked", .bool(isChecked)),
            .init("notRun", .array(missingFunctions.map { .string($0) })),
            .init("builtIndexes", .array(builtIndexes.map { .string($0) })),
            .init("droppedIndexes", .array(droppedIndexes.map { .string($0) })),
            .init("snapshot", .bool(takesSnapshot)),
            .init("estimatedSeconds", estimatedSeconds.map { .number("\($0)") } ?? .null),
            .init("dangers", .array(dangers.map { .string("\($0)") })),
            .init("notAllowed", .array(unallowedDangers.map { .string("\($0)") })),
            .init("obstacleCount", .number("\(survey.obstacleCount)")),
            .init("obstacles", .array(survey.obstacles.map { .string("\($0)") })),
        ])
    }
}

extension ModelCount {
    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("model", model.map { .string($0) } ?? .null),
            .init("items", .number("\(itemCount)")),
            .init("changed", .number("\(touchedCount)")),
        ])
    }
}
