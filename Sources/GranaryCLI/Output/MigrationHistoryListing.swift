internal import Foundation
internal import Granary
internal import GranaryMigrations

/// What migrations a table has had.
struct MigrationHistoryListing {
    private let ledger: [AppliedMigration]

    init(_ ledger: [AppliedMigration]) { self.ledger = ledger }

    /// As JSON.
    var jsonValue: JSONValue { .array(ledger.map(\.jsonValue)) }

    /// In lines for people, oldest first.
    func lines(width: Int) -> [String] {
        guard !ledger.isEmpty else { return ["no migrations"] }
        let rows = ledger.map { entry in
            [
                "\(entry.number)", entry.name, entry.wayText, "\(entry.to)", entry.finishedText,
                entry.durationText, ProgressBar.grouped(entry.changedCount),
                String(entry.checksum.prefix(12)), entry.snapshot ?? "", entry.tool,
            ]
        }
        let header = [
            "no", "name", "way", "version", "finished", "took", "changed", "checksum", "snapshot",
            "by",
        ]
        let table = TextTable(header: header, rows: rows, width: width)
        return [table.line(table.header), table.rule] + rows.map(table.line)
    }
}

extension AppliedMigration {
    /// Which way it went, in a word.
    var wayText: String {
        isBaseline ? "baseline" : isAbort ? "abort" : direction.rawValue
    }

    /// When it ended, in UTC.
    var finishedText: String {
        let date = Date(timeIntervalSince1970: Double(finishedMilliseconds) / 1_000)
        return date.formatted(.iso8601)
    }

    /// How long it took.
    var durationText: String {
        let milliseconds = finishedMilliseconds &- min(startedMilliseconds, finishedMilliseconds)
        return milliseconds < 1_000
            ? "\(milliseconds) ms" : ProgressBar.clock(seconds: Int(clamping: milliseconds / 1_000))
    }

    /// As JSON.
    var jsonValue: JSONValue {
        .object([
            .init("number", .number("\(number)")), .init("name", .string(name)),
            .init("way", .string(wayText)), .init("direction", .string(direction.rawValue)),
            .init("from", from.map { .string("\($0)") } ?? .null),
            .init("to", .string("\(to)")), .init("checksum", .string(checksum)),
            .init("run", .string(run)), .init("tool", .string(tool)),
            .init("started", .number("\(startedMilliseconds)")),
            .init("finished", .number("\(finishedMilliseconds)")),
            .init("resumes", .number("\(resumeCount)")), .init("read", .number("\(readCount)")),
            .init("changed", .number("\(changedCount)")),
            .init("before", before.jsonValue), .init("after", after.jsonValue),
            .init("snapshot", snapshot.map { .string($0) } ?? .null),
        ])
    }
}
