import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// One bad record costs one record, is told as what it is, and comes back when it is mended.
@Suite(.temporaryStore) struct RejectedRecordsTests {
    private let folder = Folder()

    private static let document = """
        {"format": "granary:1", "schema": "Shop", "version": "1.0.0", "table": "shop",
         "indexes": {"primary": {"hash": "PK", "sort": "SK"}},
         "models": {
           "Order": {"doc": "An order.", "keys": {"PK": "ORDER#${id}", "SK": "ORDER"},
             "attributes": {
               "id": {"type": "string", "required": true},
               "mail": {"type": "string", "format": "email"}}}}}
        """

    private func shop() throws -> GranaryTransfer.Table {
        try Store.open(folder.path + "/shop", schema: StoreSchema(document: Self.document))
            .table("shop")
    }

    private func table() throws -> GranaryTransfer.Table {
        try TemporaryStore.current.openTable("app", partitionKey: "PK")
    }

    private var rejectsPath: String { folder.path + "/rejects" }

    private func options() -> ImportOptions {
        var options = ImportOptions()
        options.rejectsPath = rejectsPath
        return options
    }

    private func rejects() throws -> String {
        String(decoding: try Folder.bytes(of: rejectsPath), as: UTF8.self)
    }

    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// A schema's reasons quote what is wrong, and the file of rejected records is CSV all the same.
    @Test func csvWithReasonsThatQuote() throws {
        let table = try shop()
        let path = try folder.file(
            "orders.csv",
            "_type,PK,SK,id,mail\nOrder,ORDER#1,ORDER,1,a@b.co\n"
                + "Order,ORDER#2,ORDER,2,\"no,mail\"\nOrder,ORDER#3,ORDER,3,\n")
        let outcome = try table.load(from: CSVSource(path, for: table.describe()), options())
        #expect(outcome.storedCount == 2 && outcome.rejectedCount == 1)
        let written = try rejects()
        let reason = written.split(separator: "\n")[1]
        #expect(reason.hasPrefix("#granary \(path):3: Order.mail") && reason.contains("\""))
        let mended = try folder.file(
            "mended.csv", written.replacing("\"no,mail\"\n", with: "c@d.co\n"))
        let second = try table.load(from: CSVSource(mended, for: table.describe()))
        #expect(second.storedCount == 1 && second.recordCount == 1)
        #expect(try table.get(["PK": "ORDER#2", "SK": "ORDER"])?["mail"] == "c@d.co")
    }

    /// What is no CSV is rejected by the line, with every record behind it kept.
    @Test func badCSV() throws {
        let table = try table()
        var bytes = Array("PK,s\na,1\nb,x\"y\nc,3\n\"d\"e,4\nf,".utf8)
        bytes += [0xFF]
        bytes += Array("\ng,\"7\n7\"\nh,\"8\ni,9\n".utf8)
        let path = try folder.file("items.csv", bytes)
        let outcome = try table.load(from: CSVSource(path, for: table.describe()), options())
        #expect(outcome.storedCount == 4 && outcome.rejectedCount == 4)
        #expect(try Set(table.scan().compactMap { $0["PK"] }) == ["a", "c", "g", "i"])
        #expect(try table.get(["PK": "g"])?["s"] == "7\n7")
        let written = try Folder.bytes(of: rejectsPath)
        let lines = written.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        #expect(
            lines == [
                "PK,s",
                "#granary \(path):3: a quote stands in a field without quotes: double it, and put "
                    + "the field in quotes", "b,x\"y",
                "#granary \(path):5: after a field in quotes comes neither a delimiter nor a line end",
                "\"d\"e,4", "#granary \(path):6: a field is not UTF-8", "f,\u{FFFD}",
                "#granary \(path):9: a field in quotes has no end", "h,\"8",
            ])
        #expect(
            error { try table.load(from: CSVSource(path, for: table.describe())) }
                == "\(path):3: a quote stands in a field without quotes: double it, and put the field "
                + "in quotes; 1 item is stored")
    }

    /// A line of any length costs that line.
    @Test func tooLong() throws {
        let table = try table()
        let long = String(repeating: "x", count: LineReader.lineByteCount)
        let path = try folder.file(
            "items", "{\"PK\":\"a\"}\n{\"PK\":\"\(long)\"}\n{\"PK\":\"b\"}\n{\"PK\":\"\(long)\"}")
        let outcome = try table.load(from: JSONLinesSource([path]), options())
        #expect(outcome.storedCount == 2 && outcome.rejectedCount == 2)
        let reason = "the line is longer than 16777216 bytes, and is not repeated"
        #expect(
            try rejects() == "#granary \(path):2: \(reason)\n#granary \(path):4: \(reason)\n")
        Self.removing(rejectsPath)
        let csv = try folder.file("items.csv", "PK\na\n\(long)x\nc\n")
        let second = try table.load(from: CSVSource(csv, for: table.describe()), options())
        #expect(second.storedCount == 2 && second.rejectedCount == 1)
        #expect(try table.get(["PK": "c"]) != nil)
    }

    /// A file that an earlier import may have left is told before anything is stored.
    @Test func rejectsThatAreThere() throws {
        let table = try table()
        _ = try folder.file("rejects", "mine")
        let source = try JSONLinesSource([folder.file("items", "{\"PK\":\"a\"}\n{}\n")])
        #expect(
            error { try table.load(from: source, options()) }
                == "\(rejectsPath) is there already, and may hold records that an earlier import "
                + "rejected: mend and import those, or name another file for rejected records")
        #expect(try table.describe().itemCount == 0 && rejects() == "mine")
    }

    /// A file for rejected records that cannot be written ends the import, which says what is stored.
    @Test func rejectsThatCannotBeWritten() throws {
        let table = try table()
        var options = options()
        options.rejectsPath = folder.path + "/nowhere/rejects"
        let source = try JSONLinesSource([folder.file("items", "{\"PK\":\"a\"}\n{}\n")])
        #expect(
            error { try table.load(from: source, options) }
                == "\(folder.path)/nowhere/rejects: opening failed: No such file or directory; 1 item "
                + "is stored")
    }

    /// A dry run stores nothing, however it ends.
    @Test func dryRunThatStops() throws {
        let table = try table()
        var options = ImportOptions()
        options.isDryRun = true
        let path = try folder.file("items", "{\"PK\":\"a\"}\n{}\n")
        #expect(
            error { try table.load(from: JSONLinesSource([path]), options) }
                .hasSuffix("Missing the key PK in the item; nothing is stored"))
    }

    /// What a damaged file gives is not blamed on the line, although its checksum comes last.
    @Test(arguments: ["ndjson", "csv"]) func damagedFile(form: String) throws {
        let table = try table()
        let text = (0..<3_000).map {
            form == "csv" ? "key\($0),\"x\"\n" : "{\"PK\":\"key\($0)\"}\n"
        }
        let path = try folder.file("items." + form, (form == "csv" ? "PK,s\n" : "") + text.joined())
        let file = try OutputFileBytes.stored(Folder.bytes(of: path))
        let whole = try folder.file("whole.gz", file)
        // In data that is stored as it is, a flipped bit is one of the text: the quote of a line.
        var bytes = file
        let quote = try #require(bytes[200...].firstIndex(of: UInt8(ascii: "\"")))
        bytes[quote + (form == "csv" ? 1 : 0)] = UInt8(ascii: form == "csv" ? "\"" : "'")
        let damaged = try folder.file("damaged.gz", bytes)
        func source(_ path: String) throws -> any ImportSource {
            form == "csv"
                ? try CSVSource(path, for: table.describe()) : try JSONLinesSource([path])
        }
        let text2 = error { try table.load(from: source(damaged), options()) }
        #expect(
            text2.hasPrefix("\(damaged): the compressed data is damaged at byte ")
                && text2.contains("incorrect data check"), "\(text2)")
        Self.removing(rejectsPath)
        #expect(try table.load(from: source(whole)).rejectedCount == 0)
    }

    private static func removing(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Makes gzip files whose text stands in them as it is.
private enum OutputFileBytes {
    /// One member of stored blocks.
    static func stored(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var rest = text[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            for number in [count, ~count] {
                bytes += [
                    UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8),
                ]
            }
            bytes += block
        } while !rest.isEmpty
        for number in [checksum(text), UInt32(truncatingIfNeeded: text.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return bytes
    }

    /// The CRC-32 of gzip.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = UInt32.max
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 {
                checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1
            }
        }
        return ~checksum
    }
}
