import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// An import stores what the table takes, names what it does not, and can be run again.
@Suite(.temporaryStore) struct ImporterTests {
    private let folder = Folder()

    private static func table(unique: Bool = false) throws -> GranaryTransfer.Table {
        try TemporaryStore.current.openTable(
            "app", partitionKey: "PK", sortKey: "SK",
            indexes: unique ? [.unique("byN", on: .number("n"))] : [])
    }

    private static func line(_ number: Int, _ more: String = "") -> String {
        "{\"PK\":\"P\(number % 5)\",\"SK\":\"S\(number)\",\"n\":\(number)\(more)}\n"
    }

    private func source(_ text: String, _ name: String = "items") throws -> JSONLinesSource {
        try JSONLinesSource([folder.file(name, text)])
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// Many batches, and every item as it is in the file.
    @Test func manyBatches() throws {
        let table = try Self.table()
        let count = 30_000
        var told: [Int] = []
        var options = ImportOptions()
        options.progress = { count, _ in told.append(count) }
        let outcome = try table.load(
            from: source((0..<count).map { Self.line($0) }.joined()), options)
        #expect(outcome.storedCount == count && outcome.recordCount == count)
        #expect(told.count >= 3 && told.last == count)
        #expect(try table.describe().itemCount == count)
        #expect(
            try table.get(["PK": "P4", "SK": "S9999"]) == ["PK": "P4", "SK": "S9999", "n": 9999])
    }

    /// What is there already just so is no conflict under any policy; what is there with other content
    /// is what the policies differ about.
    @Test(arguments: ImportOptions.ConflictPolicy.allCases)
    func conflicts(policy: ImportOptions.ConflictPolicy) throws {
        let table = try Self.table()
        try table.put(["PK": "P0", "SK": "S0", "n": 0])
        try table.put(["PK": "P1", "SK": "S1", "n": 100])
        var options = ImportOptions()
        options.onConflict = policy
        options.skipsRejected = true
        let text = (0..<3).map { Self.line($0) }.joined()
        let outcome = try table.load(from: source(text), options)
        var expected = ImportOutcome()
        expected.recordCount = 3
        switch policy {
        case .replace: expected.storedCount = 3
        case .skip:
            (expected.storedCount, expected.unchangedCount, expected.skippedCount) = (1, 1, 1)
        case .fail:
            (expected.storedCount, expected.unchangedCount, expected.rejectedCount) = (1, 1, 1)
        }
        #expect(outcome == expected)
        #expect(
            try table.get(["PK": "P1", "SK": "S1"])?["n"]
                == .number(policy == .replace ? 1 : 100))
        // Run again, nothing changes; and a conflict that is not skipped names its line.
        let again = try table.load(from: source(text, "again"), options)
        #expect(again.rejectedCount == expected.rejectedCount)
        guard policy == .fail else { return }
        options.skipsRejected = false
        let path = folder.path + "/third"
        #expect(
            error { try table.load(from: source(text, "third"), options) }
                == "\(path):2: another item with this key is in the table; 1 item is stored"
        )
    }

    /// Rejected records come with place and reason into a file that can be imported when it is mended.
    @Test func rejects() throws {
        let table = try Self.table(unique: true)
        let text =
            Self.line(0) + "{\"PK\":oops}\n" + Self.line(1)
            + "{\"PK\":\"x\",\"SK\":\"y\",\"n\":1}\n"
            + "{\"PK\":\"x\"}\n" + Self.line(2)
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects"
        let outcome = try table.load(from: source(text), options)
        #expect(outcome.storedCount == 3 && outcome.rejectedCount == 3)
        let path = folder.path + "/items"
        let written = String(
            decoding: try Folder.bytes(of: folder.path + "/rejects"), as: UTF8.self)
        #expect(
            written == """
                #granary \(path):2: Unexpected 'o' in the JSON text (at byte 6)
                {"PK":oops}
                #granary \(path):4: another item has this key in the unique index 'byN': the item \
                whose key attributes are PK, SK
                {"PK":"x","SK":"y","n":1}
                #granary \(path):5: One or more parameter values were invalid: Missing the key SK \
                in the item
                {"PK":"x"}

                """)
        let mended = written.replacing("oops}", with: "\"x\",\"SK\":\"a\"}")
            .replacing("\"n\":1", with: "\"n\":7").replacing("\"x\"}", with: "\"x\",\"SK\":\"b\"}")
        let second = try table.load(from: source(mended, "mended"))
        #expect(second.storedCount == 3 && second.recordCount == 3)
        #expect(try table.describe().itemCount == 6)
    }

    /// Without a place for them the first rejected record ends the import, and all before it is stored.
    @Test func stopsAtTheFirst() throws {
        let table = try Self.table()
        let text = Self.line(0) + Self.line(1) + "{}\n" + Self.line(2)
        #expect(
            error { try table.load(from: source(text)) }
                == "\(folder.path)/items:3: One or more parameter values were invalid: Missing the "
                + "key PK in the item; 2 items are stored")
        #expect(try table.describe().itemCount == 2)
    }

    /// A file that ends too early is told, with what was stored; another run of the whole file goes on.
    @Test func truncatedFile() throws {
        let table = try Self.table()
        let text = (0..<3_000).map { Self.line($0) }.joined()
        let whole = try folder.file("whole", text)
        try Self.gzip(whole)
        var bytes = try Folder.bytes(of: whole + ".gz")
        let path = try folder.file("half.gz", Array(bytes.prefix(bytes.count / 2)))
        let text2 = error { try table.load(from: JSONLinesSource([path])) }
        let stored = try table.describe().itemCount
        #expect(
            text2 == "\(path): the compressed data ends too early, after byte \(bytes.count / 2): "
                + "get the whole file; \(stored) items are stored")
        #expect(stored > 0 && stored < 3_000)
        bytes[bytes.count - 5] ^= 1
        let bad = try folder.file("bad.gz", bytes)
        #expect(
            error { try table.load(from: JSONLinesSource([bad])) }.contains("incorrect data check"))
        var options = ImportOptions()
        options.onConflict = .fail
        let outcome = try table.load(from: JSONLinesSource([whole + ".gz"]), options)
        #expect(outcome.storedCount + outcome.unchangedCount == 3_000)
        #expect(try table.describe().itemCount == 3_000)
    }

    /// A dry run judges by everything, and writes nothing.
    @Test func dryRun() throws {
        let table = try Self.table(unique: true)
        try table.put(["PK": "P0", "SK": "x", "n": 1])
        let changes = try TemporaryStore.current.statistics().changeSequence
        var options = ImportOptions()
        options.isDryRun = true
        options.skipsRejected = true
        let outcome = try table.load(
            from: source((0..<10).map { Self.line($0) }.joined() + "{}\n"), options)
        #expect(outcome.storedCount == 9 && outcome.rejectedCount == 2)
        #expect(try table.describe().itemCount == 1)
        #expect(try Array(table.scan()).count == 1)
        #expect(try TemporaryStore.current.statistics().changeSequence == changes)
    }

    /// Ctrl-C ends at a batch, and running it again goes on.
    @Test func interruption() throws {
        let table = try Self.table()
        let padding = ",\"text\":\"\(String(repeating: "x", count: 400))\""
        let text = (0..<20_000).map { Self.line($0, padding) }.joined()
        var options = ImportOptions()
        var asked = 0
        options.shouldStop = {
            asked += 1
            return asked > 1
        }
        let outcome = try table.load(from: source(text), options)
        let stored = outcome.storedCount
        #expect(outcome.isInterrupted && stored > 0 && stored < 20_000)
        #expect(try table.describe().itemCount == stored)
        options.shouldStop = { false }
        options.onConflict = .fail
        let rest = try table.load(from: source(text, "again"), options)
        #expect(rest.unchangedCount == stored && rest.storedCount == 20_000 - stored)
    }

    /// A transform makes the item that is judged, and what it cannot make is rejected.
    @Test func transform() throws {
        let table = try Self.table()
        var options = ImportOptions()
        options.skipsRejected = true
        options.transform = { item throws(RecordProblem) in
            guard item["n"] != 1 else { throw RecordProblem("is one") }
            return item.replacing([("SK", "made")])
        }
        let outcome = try table.load(from: source((0..<3).map { Self.line($0) }.joined()), options)
        #expect(outcome.storedCount == 2 && outcome.rejectedCount == 1)
        #expect(try table.get(["PK": "P2", "SK": "made"])?["n"] == 2)
    }

    static func gzip(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-k", path]
        try process.run()
        process.waitUntilExit()
    }
}
