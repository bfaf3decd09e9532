import GranaryTestSupport
import Testing

@testable import GranaryTransfer

/// CSV is read by DynamoDB's rules however the bytes fall, and what is no CSV is told by its line.
@Suite(.temporaryStore) struct CSVTests {
    private let folder = Folder()

    private static func records(
        _ text: String, delimiter: Character = ",", chunk: Int
    ) throws(CSVError) -> [[String]] {
        var rest = Array(text.utf8)[...]
        var reader = CSVReader(delimiter: delimiter) { bytes throws(TransferError) in
            bytes = Array(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
        }
        var records: [[String]] = []
        while try reader.advance() {
            records.append(reader.fields.map { $0.isQuoted ? "'\($0.text)'" : $0.text })
        }
        return records
    }

    @Test(
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]),
            ("a,\r\n,b\r\n", [["a", ""], ["", "b"]]),
            ("\n\na\n\n", [["a"]]), ("\"\"", [["''"]]), ("\"a\nb\",c", [["'a\nb'", "c"]]),
            ("\"a\"\"b\"\n\"\"\"x\"\"\"", [["'a\"b'"], ["'\"x\"'"]]), ("é,漢\n", [["é", "漢"]]),
            ("a\rb", [["a"], ["b"]]),
        ] as [(String, [[String]])])
    func records(text: String, expected: [[String]]) throws {
        for chunk in 1...max(1, text.utf8.count) {
            #expect(try Self.records(text, chunk: chunk) == expected, "chunks of \(chunk)")
        }
    }

    @Test(arguments: CSVSource.delimiters)
    func delimiters(delimiter: Character) throws {
        let text = "a\(delimiter)\"b\(delimiter)c\"\n"
        #expect(
            try Self.records(text, delimiter: delimiter, chunk: 3) == [["a", "'b\(delimiter)c'"]])
    }

    @Test(
        arguments: [
            ("a\n\"b", 2, "a field in quotes has no end"),
            ("a\n\"b\"c", 2, "after a field in quotes comes neither a delimiter nor a line end"),
            (
                "a\nb\"c\"", 2,
                "a quote stands in a field without quotes: double it, and put the field in quotes"
            ),
        ])
    func malformed(text: String, line: Int, reason: String) {
        do {
            _ = try Self.records(text, chunk: 2)
            Issue.record("nothing was thrown")
        } catch {
            guard case .malformed(line, reason) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    private func table() throws -> GranaryTransfer.Table {
        try TemporaryStore.current.openTable(
            "app", partitionKey: "PK", sortKey: .number("SK"),
            indexes: [.global("byB", partitionKey: .binary("b"))])
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// Key attributes have their key's type, everything else is a string; an empty field is none.
    @Test func types() throws {
        let table = try table()
        let path = try folder.file(
            "items.csv", "\u{FEFF}PK,SK,b,n,s\r\na,1.50,AQI=,7,\"x,\"\"y\"\"\"\r\nb,-2,,,\"\"\r\n")
        try table.load(from: CSVSource(path, for: table.describe()))
        #expect(
            try Array(table.scan()) == [
                ["PK": "a", "SK": 1.5, "b": .binary([1, 2]), "n": "7", "s": "x,\"y\""],
                ["PK": "b", "SK": -2, "s": ""],
            ])
    }

    /// What editors write before the first byte is no part of a header, in quotes or not.
    @Test(arguments: ["PK,SK", "\"PK\",SK"]) func byteOrderMark(header: String) throws {
        let path = try folder.file("items.csv", "\u{FEFF}\(header)\na,1\n")
        let source = try CSVSource(path, for: table().describe())
        #expect(try source.next()?.action == .success(.put(["PK": "a", "SK": 1])))
    }

    /// Marked lines are passed over as they are, and only where a record could begin.
    @Test func markedLines() throws {
        let path = try folder.file(
            "items.csv",
            "#granary \"\nPK,SK,s\n#granary it's \"quoted,\r\n#gran,1,\"\n#granary \"\n"
                + "#granary\n#granary \"x\n\"#granary \",2,\n#granary ")
        let source = try CSVSource(path, for: table().describe())
        var found: [Item?] = []
        while let record = try source.next() {
            guard case .success(.put(let item)) = record.action else {
                found.append(nil)
                continue
            }
            found.append(item)
        }
        #expect(
            found == [
                ["PK": "#gran", "SK": 1, "s": "\n#granary "], nil, ["PK": "#granary ", "SK": 2],
            ])
    }

    /// Header and rows are of one moment, whatever is written between the two.
    @Test func exportOfOneMoment() throws {
        let table = try TemporaryStore.current.openTable("many", partitionKey: "PK")
        try table.load((0..<1_100).map { ["PK": .string("\($0)"), "s": "x"] })
        var options = ExportOptions()
        var told = 0
        options.progress = { _, _ in
            told += 1
            do {
                try table.put(["PK": "new", "late": "\(told)"])
                try table.put(["PK": "0", "late": "\(told)"])
            } catch {
                Issue.record(error)
            }
        }
        let path = folder.path + "/many.csv"
        #expect(try table.export(to: path, form: .csv, options) == 1_100)
        let text = String(decoding: try Folder.bytes(of: path), as: UTF8.self)
        #expect(told == 2 && text.hasPrefix("PK,s\n0,x\n"))
        #expect(!text.contains("new") && text.split(separator: "\n").count == 1_101)
    }

    /// An attribute that no column is for is told, never left out.
    @Test func attributeWithoutColumn() throws {
        let table = try TemporaryStore.current.openTable("some", partitionKey: "PK")
        try table.put(["PK": "a", "s": "x"])
        var options = ExportOptions()
        var walks = 0
        options.transform = { item throws(RecordProblem) in
            walks += 1
            return walks == 1 ? item : item.replacing([("late", "y")])
        }
        let path = folder.path + "/some.csv"
        #expect(
            error { try table.export(to: path, form: .csv, options) }
                == "the item {\"PK\":{\"S\":\"a\"}}: the attribute 'late' has no column")
        #expect(Folder.names(in: folder.path).isEmpty)
    }

    @Test func rejectedRecords() throws {
        let table = try table()
        let path = try folder.file(
            "items.csv", "PK;SK;b\na;one;\nb;2;!\nc;3\n\"d\nd\";4;\n")
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects.csv"
        let description = try table.describe()
        let outcome = try table.load(
            from: CSVSource(path, for: description, delimiter: ";"), options)
        #expect(outcome.storedCount == 1 && outcome.rejectedCount == 3)
        let rejects = String(
            decoding: try Folder.bytes(of: folder.path + "/rejects.csv"), as: UTF8.self)
        #expect(
            rejects == """
                PK;SK;b
                #granary \(path):2: SK, a number in a key, is none
                a;one;
                #granary \(path):3: b, a binary in a key, is not base64
                b;2;!
                #granary \(path):4: the record has 2 fields, and the header 3
                c;3

                """)
        let mended = try folder.file(
            "mended.csv",
            rejects.replacing("one", with: "1").replacing(";!", with: ";").replacing(
                "c;3\n", with: "c;3;\n"))
        let second = try table.load(from: CSVSource(mended, for: description, delimiter: ";"))
        #expect(second.storedCount == 3)
    }

    @Test(
        arguments: [
            ("PK,PK\n", "the header names an attribute twice"),
            ("PK,,SK\n", "the header does not name every column"),
            ("", "there is nothing: the first line must name the columns"),
        ])
    func headers(text: String, reason: String) throws {
        let path = try folder.file("items.csv", text)
        let description = try table().describe()
        #expect(error { _ = try CSVSource(path, for: description) } == "\(path):1: \(reason)")
        let given = try CSVSource(
            folder.file("more.csv", "a,1\n"), for: description, header: ["PK", "SK"])
        #expect(try given.next()?.action == .success(.put(["PK": "a", "SK": 1])))
    }

    /// What is exported as CSV comes back, where CSV can say it: strings and key attributes.
    @Test func roundTrip() throws {
        let table = try table()
        let items: [Item] = [
            ["PK": "a,\"b\"\nc", "SK": 1, "s": "", "t": "#granary x"],
            ["PK": "b", "SK": -1.5, "b": .binary([255]), "u": "é"],
        ]
        for item in items { try table.put(item) }
        let path = folder.path + "/out.csv"
        #expect(try table.export(to: path, form: .csv) == 2)
        #expect(
            String(decoding: try Folder.bytes(of: path), as: UTF8.self)
                == "PK,SK,b,s,t,u\n\"a,\"\"b\"\"\nc\",1,,\"\",\"#granary x\",\nb,-1.5,/w==,,,é\n")
        for item in items { try table.delete(item.selecting(names: ["PK", "SK"])) }
        try table.load(from: CSVSource(path, for: table.describe()))
        #expect(try Set(table.scan()) == Set(items))
    }
}
