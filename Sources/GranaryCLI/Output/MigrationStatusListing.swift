internal import Granary
internal import GranaryMigrations

/// Where a store stands among the migrations, for people and programs.
struct MigrationStatusListing {
    private let status: MigrationStatus

    init(_ status: MigrationStatus) { self.status = status }

    /// It in a line.
    var summary: String {
        switch status.summary {
        case .upToDate: "up to date"
        case .behind where status.pending.isEmpty: "migrations that do not check are pending"
        case .behind: "\(CountText.text(status.pending.count, "migration")) pending"
        case .drifted: "the store and the files do not agree"
        case .unfinished: "a migration was begun and has not ended: resume it, or abort it"
        }
    }

    /// The entry of each migration that is applied now, in order.
    private var appliedNow: [AppliedMigration] {
        var entries: [Int: AppliedMigration] = [:]
        for entry in status.ledger
        where entry.direction == .up && !entry.isAbort && entry.number <= status.current {
            entries[entry.number] = entry
        }
        return entries.values.sorted { $0.number < $1.number }
    }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("table", .string(status.table)),
            .init("version", status.version.map { .string("\($0)") } ?? .null),
            .init("current", .number("\(status.current)")),
            .init("assumed", .bool(status.isAssumed)),
            .init("state", .string(status.summary.rawValue)),
            .init("pending", .array(status.pending.map { .string($0.title) })),
            .init("doNotCheck", .array(status.unusable.map { .string("\($0)") })),
            .init("drift", .array(status.drift.map { .string("\($0)") })),
            .init("running", status.running?.jsonValue ?? .null),
            .init("applied", .array(status.ledger.map(\.jsonValue))),
        ])
    }

    /// In lines for people.
    func lines(width: Int) -> [String] {
        let version = status.version.map { "\($0)" } ?? "none"
        let assumed = status.isAssumed ? ", by its schema: there is no ledger yet" : ""
        var entries = [
            DefinitionList.Entry("table", status.table),
            DefinitionList.Entry("version", version + assumed),
            DefinitionList.Entry("applied", status.current == 0 ? "none" : "\(status.current)"),
            DefinitionList.Entry("state", summary),
        ]
        if let running = status.running {
            entries.append(DefinitionList.Entry("unfinished", running.line, running.failure ?? ""))
        }
        var lines = DefinitionList.lines(entries, width: width)
        lines += DefinitionList.lines(
            "not in agreement", status.drift.map { DefinitionList.Entry("drift", "\($0)") },
            width: width)
        lines += DefinitionList.lines(
            "applied",
            appliedNow.map { entry in
                DefinitionList.Entry(
                    "\(entry.number) \(entry.name)",
                    entry.isBaseline
                        ? "found at \(entry.to) on \(entry.finishedText)"
                        : "\(entry.finishedText), in \(entry.durationText), by \(entry.tool)")
            }, width: width)
        lines += DefinitionList.lines(
            "pending",
            status.pending.map { DefinitionList.Entry($0.title, $0.document.doc) }, width: width)
        lines += DefinitionList.lines(
            "do not check",
            status.unusable.map { unusable in
                DefinitionList.Entry(
                    unusable.number.map { "\($0)" } ?? "no number",
                    CountText.text(unusable.diagnostics.count, "error")
                        + ": see granary migrate lint")
            }, width: width)
        return lines
    }
}

extension RunningMigration {
    /// It in a line.
    var line: String {
        let way = isAbort ? "being aborted" : direction == .up ? "up" : "down"
        return "\(number) (\(name)), \(way), \(phase.rawValue): "
            + "\(CountText.text(changedCount, "item")) changed of \(readCount) looked at"
    }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("number", .number("\(number)")), .init("name", .string(name)),
            .init("direction", .string(direction.rawValue)), .init("abort", .bool(isAbort)),
            .init("phase", .string(phase.rawValue)), .init("run", .string(run)),
            .init("started", .number("\(startedMilliseconds)")),
            .init("read", .number("\(readCount)")), .init("changed", .number("\(changedCount)")),
            .init("snapshot", snapshot.map { .string($0) } ?? .null),
            .init("failure", failure.map { .string($0) } ?? .null),
        ])
    }
}
