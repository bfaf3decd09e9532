import Foundation
import GranaryTestSupport
import Testing

@testable import GranaryTransfer

/// Threads that read lines side by side must change nothing: not the order of the records, not the
/// lines that are told, not what is stored before an error.
@Suite(.temporaryStore) struct ParallelImportTests {
    private let folder = Folder()
    /// Five blocks and more.
    private static let lineCount = 36_000
    private static let padding = String(repeating: "x", count: 400)

    private static func table() throws -> GranaryTransfer.Table {
        try TemporaryStore.current.openTable("app", partitionKey: "PK", sortKey: "SK")
    }

    private static func line(_ number: Int) -> String {
        "{\"PK\":\"P\",\"SK\":\"\(number % 1_000)\",\"n\":\(number),\"text\":\"\(padding)\"}\n"
    }

    private func source(_ lines: [String]) throws -> JSONLinesSource {
        try JSONLinesSource([folder.file("items", lines.joined())])
    }

    /// Of all the records of a key the last one wins.
    @Test func keepsTheOrder() throws {
        let table = try Self.table()
        let outcome = try table.load(from: source((0..<Self.lineCount).map(Self.line)))
        #expect(outcome.storedCount == Self.lineCount)
        let numbers = try Set(table.scan().compactMap { $0["n"] })
        #expect(
            numbers
                == Set((Self.lineCount - 1_000..<Self.lineCount).map { .number(Number($0)) }))
    }

    /// Lines are counted on from block to block, blank ones and comments too.
    @Test func tellsTheLine() throws {
        var lines = (0..<Self.lineCount).map(Self.line)
        lines[5] = "\n"
        lines[20_000] = "#granary a remark\n"
        lines[31_234] = "{\"PK\":oops}\n"
        let path = folder.path + "/items"
        #expect {
            try Self.table().load(from: source(lines))
        } throws: { error in
            "\(error)"
                == "\(path):31235: Unexpected 'o' in the JSON text (at byte 6); 31232 items are stored"
        }
    }

    /// What comes behind the record that ends an import is not written, though it was read already.
    @Test func writesNothingBehindTheEnd() throws {
        var lines = (0..<Self.lineCount).map(Self.line)
        lines[0] = "{\"PK\":1}\n"
        #expect(throws: TransferError.self) { try Self.table().load(from: source(lines)) }
        #expect(try Self.table().describe().itemCount == 0)
    }

    @Test func rejectsKeepTheirText() throws {
        var lines = (0..<Self.lineCount).map(Self.line)
        let bad = [17, 9_000, 35_999]
        for number in bad { lines[number] = "{\"PK\":\"\(number)\"}\n" }
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects"
        let outcome = try Self.table().load(from: source(lines), options)
        #expect(outcome.rejectedCount == 3 && outcome.storedCount == Self.lineCount - 3)
        let text = String(decoding: try Folder.bytes(of: folder.path + "/rejects"), as: UTF8.self)
        #expect(
            text
                == bad.map {
                    "#granary \(folder.path)/items:\($0 + 1): One or more parameter values were "
                        + "invalid: Missing the key SK in the item\n{\"PK\":\"\($0)\"}\n"
                }.joined())
    }

    /// Many files are read as one, each with lines of its own, whatever form the first is in.
    @Test func manyFiles() throws {
        let paths = try (0..<5).map { file in
            try folder.file(
                "part\(file)",
                file == 3 ? "" : "{\"PK\":{\"S\":\"\(file)\"},\"SK\":{\"S\":\"a\"}}\n")
        }
        let source = try JSONLinesSource(paths)
        var ended: [String] = []
        source.fileEnded = { path, count throws(TransferError) in ended.append("\(count)") }
        let outcome = try Self.table().load(from: source)
        #expect(outcome.storedCount == 4)
        #expect(ended == ["1", "1", "1", "0", "1"])
    }

    /// The text of many blocks is in the order of the keys.
    @Test(arguments: [ExportForm.ndjson, .dynamoDBJSON, .csv])
    func exportsInOrder(form: ExportForm) throws {
        let table = try Self.table()
        let items: [Item] = (0..<10_000).map {
            ["PK": "P", "SK": .string(String(100_000 + $0)), "text": .string(Self.padding)]
        }
        try table.load(items)
        let path = folder.path + "/out"
        #expect(try table.export(to: path, form: form) == items.count)
        let found = String(decoding: try Folder.bytes(of: path), as: UTF8.self)
            .split(separator: "\n").dropFirst(form == .csv ? 1 : 0)
        #expect(found.count == items.count)
        #expect(
            zip(found, items).allSatisfy { line, item in
                line.contains(item["SK"]?.stringValue ?? "?")
            })
    }
}
