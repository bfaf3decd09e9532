import GranaryTestSupport
import Testing

@testable import Granary

/// A put that was prepared ahead must go where the table is by the time it is put.
@Suite("Prepared puts", .temporaryStore)
struct PreparedPutsTests {
    private static func prepared(_ items: [Item], _ target: PutTarget) throws -> PreparedPuts {
        var puts = PreparedPuts(into: target)
        for item in items { try puts.append(item.view) }
        return puts
    }

    /// Puts them, and returns the first that was not put.
    @discardableResult
    private static func put(_ puts: PreparedPuts) throws -> Int {
        try TemporaryStore.current.transaction { transaction in
            var isAscending = true
            var next = 0
            try transaction.put(puts, from: &next, to: puts.count, isAscending: &isAscending)
            return next
        }
    }

    @Test("Whoever makes the keys", arguments: [false, true])
    func areStored(preparesKeys: Bool) throws {
        let table = try TemporaryStore.current.makeHashTable()
        let target = preparesKeys ? try table.putTarget() : PutTarget(table.name)
        let items: [Item] = [["PK": "b", "v": 1], ["PK": "a"], ["PK": "b", "v": 2]]
        let puts = try Self.prepared(items, target)
        #expect(puts.count == 3)
        #expect((0..<3).map { puts[$0] } == items)
        #expect(puts.byteCount == items.map(\.encodedBytes.count).reduce(0, +))
        #expect(try Self.put(puts) == 3)
        #expect(
            try TemporaryStore.current.contents("plain") == [["PK": "a"], ["PK": "b", "v": 2]])
        let description = try table.describe()
        #expect(description.itemCount == 2)
        #expect(description.tableSizeBytes == items[1].size + items[2].size)
    }

    /// Nobody looks for an item's index entries, expiry or old self on the short way.
    @Test func goTheWholeWayInATableThatNeedsIt() throws {
        let store = TemporaryStore.current
        let table = try store.createTable(
            "indexed", partitionKey: "PK", indexes: [.global("byV", partitionKey: .number("v"))])
        try table.put(["PK": "a", "v": 1])
        let items: [Item] = [["PK": "a", "v": 2], ["PK": "b", "v": 2], ["PK": "c"]]
        try Self.put(Self.prepared(items, table.putTarget()))
        #expect(try table.describe().indexes.map(\.itemCount) == [2])
        #expect(try store.check().isSound)
    }

    /// The key begins with the table's number, and a new table of the same name has another.
    @Test func followATableThatWasMadeAnew() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        let puts = try Self.prepared([["PK": "a", "SK": 7]], table.putTarget())
        _ = try store.run(DeleteTable(tableName: table.name))
        _ = try store.createTable(
            table.name, partitionKey: "PK", sortKey: KeyAttribute("SK", .number))
        try Self.put(puts)
        #expect(try table.get(["PK": "a", "SK": 7]) == ["PK": "a", "SK": 7])
        #expect(try table.describe().itemCount == 1)
    }

    /// What the key lacks is told by the writer, whichever table it finds.
    @Test func withoutAKeyAreRefusedWhenTheyArePut() throws {
        let table = try TemporaryStore.current.makeHashTable()
        let target = try table.putTarget()
        let puts = try Self.prepared([["PK": "a"], ["PK": 5], ["PK": "b"]], target)
        #expect(
            refusal { try Self.put(puts) }
                == invalid(parameterValues + "Type mismatch for key PK expected: S actual: N"))
        var empty = PreparedPuts(into: target)
        #expect(refusal { try empty.append(Item(["": 5]).view) } != nil)
        #expect(empty.count == 0)
    }

    /// Those before a refusal stay, those behind it can go on.
    @Test func stopAtTheOneThatIsRefused() throws {
        let table = try TemporaryStore.current.makeHashTable()
        try table.put(["PK": "b", "v": 1])
        let puts = try Self.prepared(
            ["a", "b", "c"].map { ["PK": $0, "v": 2] }, table.putTarget(onlyNew: true))
        let refused = try TemporaryStore.current.transaction { transaction in
            var isAscending = true
            var next = 0
            var refused: [String] = []
            while next < puts.count {
                do throws(StoreError) {
                    try transaction.put(
                        puts, from: &next, to: puts.count, isAscending: &isAscending)
                } catch {
                    refused.append("\(next): \(error)")
                    next += 1
                }
            }
            return refused
        }
        #expect(
            refused == ["1: The conditional request failed"])
        #expect(
            try TemporaryStore.current.contents("plain")
                == [["PK": "a", "v": 2], ["PK": "b", "v": 1], ["PK": "c", "v": 2]])
        #expect(try table.describe().itemCount == 3)
    }

    @Test func needATable() throws {
        let puts = try Self.prepared([["PK": "a"]], PutTarget("nowhere"))
        #expect(
            refusal { try Self.put(puts) }
                == "ResourceNotFoundException: Requested resource not found")
    }
}
