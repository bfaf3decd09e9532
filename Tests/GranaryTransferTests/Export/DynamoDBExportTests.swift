import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// Exports are laid out as DynamoDB lays them out, and what is not whole is refused before it is read.
@Suite(.temporaryStore) struct DynamoDBExportTests {
    private let folder = Folder()

    /// Items of every kind of value.
    private static func fill(
        changeLog: Bool = false, count: Int = 300
    ) throws -> (table: GranaryTransfer.Table, items: [Item]) {
        var create = CreateTable(tableName: "app", partitionKey: "PK", sortKey: .number("SK"))
        create.changeLogEnabled = changeLog
        _ = try TemporaryStore.current.run(create)
        let table = try TemporaryStore.current.table("app")
        var random = SeededGenerator(seed: 5)
        let schema = KeySchema(partitionKey: "PK", sortKey: .number("SK"))
        var items: [Item] = []
        for number in 0..<count {
            items.append(
                random.item(schema).replacing([
                    ("PK", .string("P\(number % 7)")), ("SK", .number(Number(number))),
                ]))
        }
        try table.load(items)
        return (table, items)
    }

    private func copy(_ name: String = "copy") throws -> GranaryTransfer.Table {
        try TemporaryStore.current.createTable(
            name, partitionKey: "PK", sortKey: .number("SK"))
    }

    @discardableResult
    private static func load(
        _ path: String, into table: GranaryTransfer.Table
    ) throws -> ImportOutcome {
        let export = try DynamoDBExport(at: path)
        let source = try export.source()
        return try table.load(from: source)
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    private static func manifest(_ path: String) throws -> JSONValue {
        // In one expression, the compiler loses the bytes before it is done with them.
        let bytes = try Folder.bytes(of: path)
        return try JSONValue(parsing: bytes.span)
    }

    /// Export and import are the identity, for values of all ten kinds.
    @Test func roundTrip() throws {
        let (table, items) = try Self.fill()
        let export = try table.exportForDynamoDB(to: folder.path).export
        #expect(export.itemCount == 300 && !export.isIncremental)
        let copy = try copy()
        let outcome = try Self.load(folder.path, into: copy)
        #expect(outcome.storedCount == 300)
        #expect(try Set(copy.scan()) == Set(items))
    }

    /// Names and fields are those of AWS's documentation.
    @Test func layout() throws {
        let (table, _) = try Self.fill(count: 3)
        let export = try table.exportForDynamoDB(to: folder.path).export
        let id = URL(filePath: export.path).lastPathComponent
        #expect(id.utf8.count == 23 && export.path == "\(folder.path)/AWSDynamoDB/\(id)")
        #expect(
            Folder.names(in: export.path) == [
                "data", "manifest-files.json", "manifest-files.md5", "manifest-summary.json",
                "manifest-summary.md5",
            ])
        let summary = try Self.manifest(export.path + "/manifest-summary.json")
        guard case .object(let members) = summary
        else {
            Issue.record("the summary is no object")
            return
        }
        #expect(
            members.map(\.name) == [
                "version", "exportArn", "startTime", "endTime", "tableArn", "tableId",
                "exportTime", "s3Bucket", "s3Prefix", "s3SseAlgorithm", "s3SseKmsKeyId",
                "manifestFilesS3Key", "billedSizeBytes", "itemCount", "outputFormat",
            ])
        let file = try Self.manifest(export.path + "/manifest-files.json")
        #expect(file["itemCount"] == 3)
        let name = Folder.names(in: export.path + "/data")
        #expect(name.count == 1 && name[0].hasSuffix(".json.gz"))
        #expect(file["dataFileS3Key"] == .string("AWSDynamoDB/\(id)/data/\(name[0])"))
        let input = try InputFile(export.path + "/data/" + name[0])
        var chunk: [UInt8] = []
        try input.read(into: &chunk)
        #expect(
            String(decoding: chunk, as: UTF8.self).hasPrefix("{\"Item\":{\"PK\":{\"S\":\"P0\"}"))
    }

    /// An empty table is an export of nothing.
    @Test func empty() throws {
        let (table, _) = try Self.fill(count: 0)
        let export = try table.exportForDynamoDB(to: folder.path).export
        #expect(export.itemCount == 0 && export.files.isEmpty)
        #expect(try Self.load(export.path, into: copy()) == ImportOutcome())
    }

    /// Whatever is missing or changed is told before anything is stored.
    @Test(arguments: ["file", "md5", "manifest", "summary", "count", "sum", "truncated", "ion"])
    func damaged(what: String) throws {
        let (table, _) = try Self.fill()
        let export = try table.exportForDynamoDB(to: folder.path).export
        let data = export.files[0].path
        let (files, summary) = (
            export.path + "/manifest-files.json", export.path + "/manifest-summary.json"
        )
        var expected: String
        switch what {
        case "file":
            try FileManager.default.removeItem(atPath: data)
            expected = "which is not there: get it"
        case "md5":
            try Folder.change(data) { $0[$0.count / 2] ^= 1 }
            expected = "\(data) has MD5 "
        case "truncated":
            try Folder.change(data) { $0.removeLast($0.count / 2) }
            expected = "\(data) has MD5 "
        case "manifest":
            try FileManager.default.removeItem(atPath: files)
            expected = "\(files): opening failed: No such file or directory"
        case "summary":
            try Folder.change(summary) { $0[10] ^= 1 }
            expected = "\(summary) has MD5 "
        case "count":
            try Self.rewrite(files) { $0.replacing("\"itemCount\":300", with: "\"itemCount\":299") }
            try Self.rewrite(summary) {
                $0.replacing("\"itemCount\":300", with: "\"itemCount\":299")
            }
            expected = "\(data) has 300 items and the manifest says 299"
        case "sum":
            try Self.rewrite(summary) { $0.replacing("\"itemCount\":300", with: "\"itemCount\":7") }
            expected = "\(files) lists files with 300 items, and the summary says 7"
        default:
            try Self.rewrite(summary) { $0.replacing("DYNAMODB_JSON", with: "ION") }
            expected = "is of an export in the format ION, which is not read"
        }
        let copy = try copy()
        let text = error { try Self.load(folder.path, into: copy) }
        #expect(text.contains(expected), "\(text)")
        // Only a count can be wrong in a file that is what was written.
        #expect(try copy.describe().itemCount == (what == "count" ? 300 : 0))
    }

    /// Changes a manifest and its checksum.
    private static func rewrite(_ path: String, _ body: (String) -> String) throws {
        let text = body(String(decoding: try Folder.bytes(of: path), as: UTF8.self))
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path.replacing(".json", with: ".md5"))
    }

    /// An export as AWS writes it: keys with a prefix, checksums, several files of which one is empty.
    @Test func readsAWSLayout() throws {
        let base = "prefix/AWSDynamoDB/01693685827463-2d8752fd"
        let lines = [
            #"{"Item":{"PK":{"S":"a"},"SK":{"N":"1"},"tags":{"SS":["x","y"]}}}"#,
            #"{"Item":{"PK":{"S":"b"},"SK":{"N":"2"},"map":{"M":{"k":{"NULL":true}}}}}"#,
        ]
        for (name, text) in [("one", lines.joined(separator: "\n") + "\n"), ("none", "")] {
            try ImporterTests.gzip(folder.file("\(base)/data/\(name).json", text))
        }
        _ = try folder.file(
            "\(base)/manifest-files.json",
            """
            {"itemCount":2,"dataFileS3Key":"2025/AWSDynamoDB/01693685827463-2d8752fd/data/one.json.gz"}
            {"itemCount":0,"dataFileS3Key":"2025/AWSDynamoDB/01693685827463-2d8752fd/data/none.json.gz"}

            """)
        _ = try folder.file(
            "\(base)/manifest-summary.json",
            #"{"version":"2020-06-30","itemCount":2,"outputFormat":"DYNAMODB_JSON"}"#)
        let table = try copy()
        for place in ["\(folder.path)/prefix", "\(folder.path)/\(base)"] {
            let export = try DynamoDBExport(at: place)
            #expect(export.files.count == 2 && export.itemCount == 2)
            try Self.load(place, into: table)
        }
        #expect(
            try Array(table.scan()) == [
                ["PK": "a", "SK": 1, "tags": .stringSet(["x", "y"])],
                ["PK": "b", "SK": 2, "map": ["k": nil]],
            ])
        let text = error { _ = try DynamoDBExport(at: folder.path) }
        #expect(text.contains("has no manifest-summary.json: the export is not complete"))
    }

    /// Changes from the log, applied to a copy of the table as it was, make it what the table is.
    @Test(arguments: DynamoDBExport.View.allCases)
    func incremental(view: DynamoDBExport.View) throws {
        let (table, _) = try Self.fill(changeLog: true)
        let (full, after) = try table.exportForDynamoDB(to: folder.path + "/full")
        #expect(after == 300)
        let copy = try copy()
        try Self.load(full.path, into: copy)
        let key: (Int) -> Item = { ["PK": .string("P\($0 % 7)"), "SK": .number(Number($0))] }
        for number in 0..<50 { try table.delete(key(number)) }
        for number in 40..<120 { try table.update(key(number), Update().set("x", to: 1)) }
        for number in 100..<110 { try table.delete(key(number)) }
        try table.put(["PK": "came", "SK": 1])
        try table.delete(["PK": "came", "SK": 1])
        try table.put(["PK": "stays", "SK": 1])

        let (export, last) = try table.exportChangesForDynamoDB(
            to: folder.path + "/changes", after: after, view: view)
        #expect(export.isIncremental && export.itemCount == 121)
        let newest = try TemporaryStore.current.statistics().changeSequence
        #expect(last == newest)
        let summary = try Self.manifest(export.path + "/manifest-summary.json")
        #expect(summary["outputView"] == .string(view.rawValue))
        #expect(summary["exportType"] == "INCREMENTAL_EXPORT")
        #expect(export.files[0].path.contains("/AWSDynamoDB/data/"))
        let outcome = try Self.load(folder.path + "/changes", into: copy)
        #expect(outcome.deletedCount == 50 && outcome.storedCount == 71)
        #expect(try Array(copy.scan()) == Array(table.scan()))
        // Nothing new: an export of nothing, after which the next begins at the same place.
        let (none, same) = try table.exportChangesForDynamoDB(
            to: folder.path + "/none", after: last, view: view)
        #expect(none.itemCount == 0 && same == last)
    }

    /// An export of nothing means that nothing changed: a table without a log has no such export, and
    /// what comes after the last change cannot be known yet.
    @Test func unknownChanges() throws {
        let (table, _) = try Self.fill(count: 3)
        let message = error {
            _ = try table.exportChangesForDynamoDB(to: folder.path + "/changes")
        }
        #expect(
            message
                == "table 'app' has no change log, so nobody knows what changed: export it whole, "
                + "and switch the log on for the next time")
        var update = UpdateTable(tableName: "app")
        update.changeLogEnabled = true
        _ = try TemporaryStore.current.run(update)
        try table.put(["PK": "a", "SK": 1])
        let last = try TemporaryStore.current.statistics().changeSequence
        #expect(last == 1)
        for (after, through) in [(2, nil), (2, 9), (1, 0)] as [(UInt64, UInt64?)] {
            let message = error {
                _ = try table.exportChangesForDynamoDB(
                    to: folder.path + "/changes", after: after, through: through)
            }
            #expect(
                message
                    == "there is no change \(after): the last one is \(through == 0 ? 0 : 1); give "
                    + "the number that the export before told, or export the table whole")
        }
        #expect(Folder.names(in: folder.path).isEmpty)
        let (export, next) = try table.exportChangesForDynamoDB(
            to: folder.path + "/changes", after: 0, through: 9)
        #expect(export.itemCount == 1 && next == 1)
    }

    /// One moment, while writes go on: what is written together is exported together, or not at all;
    /// and the changes after the export's number lead to the table as it is in the end.
    @Test func consistent() throws {
        let (table, _) = try Self.fill(changeLog: true, count: 0)
        let store = TemporaryStore.current
        let count = 1_000
        let key: @Sendable (Int) -> Item = { ["PK": .string("P\($0)"), "SK": 1] }
        try table.load((0..<(2 * count)).map { key($0).replacing([("n", 0)]) })
        let (begun, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let writer = Thread {
            for number in 0..<count {
                let puts = [number, 2 * count - 1 - number].map { position in
                    TransactWriteItems.Action.put(
                        PutItem(tableName: "app", item: key(position).replacing([("n", 1)])))
                }
                _ = try? store.run(TransactWriteItems(transactItems: puts))
                if number == 10 { begun.signal() }
            }
            done.signal()
        }
        writer.start()
        begun.wait()
        let (export, last) = try table.exportForDynamoDB(to: folder.path + "/full")
        done.wait()
        let copy = try copy()
        try Self.load(export.path, into: copy)
        var changed = 0
        for number in 0..<count {
            let values = try [number, 2 * count - 1 - number].map { try copy.get(key($0))?["n"] }
            #expect(values[0] != nil && values[0] == values[1])
            if values[0] == 1 { changed += 1 }
        }
        // Two changes a pair, behind those of the load.
        #expect(changed > 10 && last == UInt64(2 * count + 2 * changed))
        _ = try table.exportChangesForDynamoDB(to: folder.path + "/changes", after: last)
        try Self.load(folder.path + "/changes", into: copy)
        #expect(try Array(copy.scan()) == Array(table.scan()))
    }
}
