import GranaryTestSupport
import Testing

@testable import GranaryTransfer

/// Records may come before what they refer to: they wait for it, and are rejected when it never comes.
@Suite struct WaitingRecordsTests {
    private let folder = Folder()

    private static let document = """
        {"format": "granary:1", "schema": "Chain", "version": "1.0.0", "table": "chain",
         "indexes": {"primary": {"hash": "PK", "sort": "SK"}},
         "models": {
           "Link": {"doc": "A link.", "keys": {"PK": "LINK#${id}", "SK": "LINK"},
             "attributes": {
               "id": {"type": "string", "required": true},
               "next": {"type": "string", "enforce": true,
                        "references": {"model": "Link", "by": {"id": "next"}}}}}}}
        """

    /// A store that lasts as long as somebody has its table.
    private func table() throws -> Table {
        try Store.open(folder.path + "/store", schema: StoreSchema(document: Self.document))
            .table("chain")
    }

    private static func link(_ id: Int, next: Int?) -> Item {
        let item: Item = [
            "_type": "Link", "PK": .string("LINK#\(id)"), "SK": "LINK", "id": .string("\(id)"),
        ]
        return item.replacing([("next", next.map { .string("\($0)") })])
    }

    private func source(_ items: [Item]) throws -> JSONLinesSource {
        let text = items.map { $0.dynamoDBJSON + "\n" }.joined()
        return try JSONLinesSource([folder.file("links", text)])
    }

    /// A chain over several batches that is told from its end, which is read last.
    @Test func forwardReferences() throws {
        let table = try table()
        let count = 20_000
        let links = (0..<count).map { Self.link($0, next: $0 + 1 < count ? $0 + 1 : nil) }
        let outcome = try table.load(from: source(links))
        #expect(outcome.recordCount == count && outcome.storedCount == count)
        #expect(try table.describe().itemCount == count)
        // Run again, nothing waits: everything is there.
        #expect(try table.load(from: source(links)).recordCount == count)
    }

    /// What never comes is told with the place of the record that waited for it.
    @Test func missingReferences() throws {
        let table = try table()
        let links = [
            Self.link(1, next: 2), Self.link(2, next: 9), Self.link(3, next: 4),
            Self.link(4, next: nil),
        ]
        let error = #expect(throws: TransferError.self) { try table.load(from: self.source(links)) }
        let path = folder.path + "/links"
        #expect(
            error.map { "\($0)" }
                == "\(path):1: Link.next: \"2\" names no Link that is there; 2 items are stored")
        var options = ImportOptions()
        options.rejectsPath = folder.path + "/rejects"
        let outcome = try table.load(from: source(links), options)
        #expect(outcome.rejectedCount == 2 && outcome.storedCount == 2)
        let rejects = try String(
            decoding: Folder.bytes(of: folder.path + "/rejects"), as: UTF8.self)
        #expect(
            rejects == """
                #granary \(path):1: Link.next: "2" names no Link that is there
                \(links[0].dynamoDBJSON)
                #granary \(path):2: Link.next: "9" names no Link that is there
                \(links[1].dynamoDBJSON)

                """)
    }

    /// A dry run does not say that something is missing which another batch may have.
    @Test func dryRun() throws {
        let table = try table()
        var options = ImportOptions()
        options.isDryRun = true
        let outcome = try table.load(from: source([Self.link(1, next: 2)]), options)
        #expect(outcome.storedCount == 1 && outcome.rejectedCount == 0)
        #expect(try table.describe().itemCount == 0)
    }

    /// The queue gives back what it was given, from memory and from its file, which it removes.
    @Test(arguments: [0, 300, 1 << 20]) func queue(memoryByteCount: Int) throws {
        let queue = WaitingRecords(memoryByteCount: memoryByteCount)
        let items = (0..<500).map { Self.link($0, next: $0 % 3 == 0 ? nil : $0 * 7) }
        for (line, item) in items.enumerated() {
            try queue.append(
                ImportEntry(
                    place: RecordPlace(file: "döts", line: line), text: Array("text \(line)".utf8),
                    work: .put(PreparedPut(item, into: "chain"))))
        }
        #expect(queue.count == items.count)
        for (line, item) in items.enumerated() {
            let record = try queue.next()
            #expect(record?.item == item)
            #expect(record?.place == RecordPlace(file: "döts", line: line))
            #expect(record?.text == Array("text \(line)".utf8))
        }
        #expect(try queue.next()?.item == nil)
    }
}
