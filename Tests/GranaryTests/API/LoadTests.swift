import Granary
import GranaryTestSupport
import Testing

/// Loading many items: all of them arrive, in batches of 8,192, and what came before a failure stays.
@Suite("Loading", .temporaryStore)
struct LoadTests {
    static func item(_ position: Int) -> Item { ["PK": .string("p\(position)")] }

    @Test(arguments: [0, 1, 8_191, 8_192, 8_193, 20_000])
    func putsEveryItem(count: Int) throws {
        let table = try TemporaryStore.current.makeHashTable()
        var progress: [Int] = []
        let loaded = try table.load((0..<count).lazy.map { Self.item($0) }) { progress.append($0) }
        #expect(loaded == count)
        #expect(progress == stride(from: 8_192, to: count, by: 8_192) + (count > 0 ? [count] : []))
        let described = try table.describe()
        #expect(described.itemCount == count)
        if count > 0 { #expect(try table.get(Self.item(count - 1)) != nil) }
    }

    /// Large items make smaller batches, so that no transaction grows without bound.
    @Test func endsABatchByItsBytes() throws {
        let table = try TemporaryStore.current.makeHashTable()
        var progress: [Int] = []
        let items = (0..<50).map { position -> Item in
            ["PK": .string("\(position)"), "v": text(400_000)]
        }
        try table.load(items) { progress.append($0) }
        #expect(progress == [21, 42, 50])
        #expect(try table.describe().itemCount == 50)
    }

    @Test func replacesWhatIsThere() throws {
        let table = try TemporaryStore.current.makeHashTable()
        try table.put(["PK": "p1", "v": 1])
        try table.load([Self.item(1), Self.item(1), Self.item(2)])
        #expect(try TemporaryStore.current.contents("plain") == [Self.item(1), Self.item(2)])
    }

    /// The batch with the bad item is undone, those before it stay.
    @Test func aBadItemEndsIt() throws {
        let table = try TemporaryStore.current.makeHashTable()
        let items = (0..<20_000).lazy.map { position -> Item in
            position == 10_000 ? ["PK": 5] : Self.item(position)
        }
        #expect(
            refusal { try table.load(items) }
                == invalid(
                    parameterValues + "Type mismatch for key PK expected: S actual: N"))
        #expect(try table.describe().itemCount == 8_192)
    }

    @Test func aFailingSourceEndsIt() throws {
        struct Stop: Error {}
        let table = try TemporaryStore.current.makeHashTable()
        var position = 0
        #expect(throws: Stop.self) {
            try table.load(next: {
                position += 1
                if position > 9_000 { throw Stop() }
                return Self.item(position)
            })
        }
        // The whole batch before may still have been on its way; a later write comes after it.
        try table.put(Self.item(0))
        #expect(try table.describe().itemCount == 8_193)
    }

    @Test func aTableThatIsGoneRefuses() throws {
        let table = try TemporaryStore.current.makeHashTable()
        _ = try table.store.run(DeleteTable(tableName: "plain"))
        guard case .tableNotFound("plain") = storeError({ try table.load([Self.item(1)]) }) else {
            Issue.record("items were loaded into no table")
            return
        }
    }
}
