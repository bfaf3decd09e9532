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
               "id": {"type": "string", "required": true}, "note": {"type": "string"},
               "next": {"type": "string", "enforce": true,
                        "references": {"model": "Link", "by": {"id": "next"}}}}}}}
        """

    /// A store that lasts as long as somebody has its table.
    private func table() throws -> Table {
        try Store.open(folder.path + "/store", schema: StoreSchema(document: Self.document))
            .table("chain")
    }

    private static func link(_ id: Int, next: Int?, note: String) -> Item {
        link(id, next: next).replacing([("note", .string(note))])
    }

    private static func key(_ id: Int) -> Item { ["PK": .string("LINK#\(id)"), "SK": "LINK"] }

    private func changes(_ actions: [ImportAction]) throws -> JSONLinesSource {
        let lines = actions.map { action in
            switch action {
            case .put(let item):
                let keys = item.selecting(names: ["PK", "SK"])
                return "{\"Keys\":\(keys.dynamoDBJSON),\"NewImage\":\(item.dynamoDBJSON)}\n"
            case .delete(let key): return "{\"Keys\":\(key.dynamoDBJSON)}\n"
            }
        }
        return try JSONLinesSource([folder.file("changes", lines.joined())])
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

    /// What waits does not overtake what comes later for the same key, in its batch or in another.
    @Test(arguments: [0, 20_000]) func order(distance: Int) throws {
        let table = try table()
        let others = (0..<distance).map { Self.link(100 + $0, next: nil) }
        let links =
            [Self.link(1, next: 2, note: "OLD")] + others + [Self.link(2, next: nil)]
            + [Self.link(1, next: 2, note: "NEW")]
        let outcome = try table.load(from: source(links))
        #expect(outcome.storedCount == links.count && outcome.rejectedCount == 0)
        #expect(try table.get(Self.key(1))?["note"] == "NEW")
        // Again, with what it refers to behind both.
        let more =
            [Self.link(3, next: 4, note: "OLD")] + others
            + [Self.link(3, next: 4, note: "NEW"), Self.link(4, next: nil)]
        try table.load(from: source(more))
        #expect(try table.get(Self.key(3))?["note"] == "NEW")
    }

    /// A delete behind a record that waits comes after it.
    @Test(arguments: [0, 20_000]) func deletes(distance: Int) throws {
        let table = try table()
        let others = (0..<distance).map { ImportAction.put(Self.link(100 + $0, next: nil)) }
        let outcome = try table.load(
            from: changes(
                [.put(Self.link(1, next: 2))] + others
                    + [.delete(key: Self.key(1)), .put(Self.link(2, next: nil))]))
        #expect(outcome.deletedCount == 1 && outcome.storedCount == distance + 2)
        #expect(try table.get(Self.key(1)) == nil && table.get(Self.key(2)) != nil)
    }

    /// What refers to nothing is rejected before it keeps others from what they wait for.
    @Test func rejectsWhatOthersWaitBehind() throws {
        let table = try table()
        var options = ImportOptions()
        options.skipsRejected = true
        let outcome = try table.load(
            from: source([
                Self.link(1, next: 2), Self.link(2, next: 9, note: "OLD"),
                Self.link(2, next: nil, note: "NEW"),
            ]), options)
        #expect(outcome.storedCount == 2 && outcome.rejectedCount == 1)
        #expect(try table.get(Self.key(1)) != nil)
        #expect(try table.get(Self.key(2))?["note"] == "NEW")
    }

    /// Whatever the order, each key has in the end what the last record says of it.
    @Test(arguments: [1, 2, 3] as [UInt64]) func lastOneWins(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let table = try table()
        var actions: [ImportAction] = []
        for number in 0..<20_000 {
            let id = Int.random(in: 0..<300, using: &random)
            let target =
                Bool.random(using: &random) ? Int.random(in: 900..<905, using: &random) : nil
            actions.append(
                Int.random(in: 0..<4, using: &random) == 0
                    ? .delete(key: Self.key(id))
                    : .put(Self.link(id, next: target, note: "\(number)")))
        }
        for target in 900..<905 {
            actions.insert(
                .put(Self.link(target, next: nil)),
                at: Int.random(in: 0...actions.count, using: &random))
        }
        var expected: [Item: Item] = [:]
        for action in actions {
            switch action {
            case .put(let item): expected[item.selecting(names: ["PK", "SK"])] = item
            case .delete(let key): expected[key] = nil
            }
        }
        let outcome = try table.load(from: changes(actions))
        #expect(outcome.rejectedCount == 0, "seed \(seed)")
        let found = try Set(
            table.scan().map { item in
                var item = item
                item.schemaVersion = 0
                return item
            })
        #expect(found == Set(expected.values), "seed \(seed)")
    }

    /// The queue gives back what it was given, from memory and from its file, which it removes.
    @Test(arguments: [0, 300, 1 << 20]) func queue(memoryByteCount: Int) throws {
        let queue = WaitingRecords(memoryByteCount: memoryByteCount)
        let items = (0..<500).map { Self.link($0, next: $0 % 3 == 0 ? nil : $0 * 7) }
        for (line, item) in items.enumerated() {
            try queue.append(
                ImportEntry(
                    place: RecordPlace(file: "döts", line: line), text: Array("text \(line)".utf8),
                    work: line % 5 == 0
                        ? .delete(item) : .put(item)))
        }
        #expect(queue.count == items.count)
        for (line, item) in items.enumerated() {
            let record = try queue.next()
            switch record?.work {
            case .put(let put): #expect(put == item && line % 5 != 0)
            case .delete(let key): #expect(key == item && line % 5 == 0)
            default: Issue.record("record \(line) is missing")
            }
            #expect(record?.place == RecordPlace(file: "döts", line: line))
            #expect(record?.text == Array("text \(line)".utf8))
        }
        #expect(try queue.next()?.place == nil)
    }
}
