import Granary
import GranaryTestSupport
import Testing

/// Indexes and tables come and go while writers run.
@Suite("Changes of a table in use", .temporaryStore)
struct LiveIndexTests {
    /// Entries of items written before, during and after the building must all be there; the check
    /// after the test compares each.
    @Test(
        "An index added while writers run has every item",
        arguments: [
            IndexDefinition.global("new", partitionKey: "group", sortKey: [.number("sk")]),
            .multiValue("new", element: "tags", projection: .keysOnly),
            .unique("new", on: "name"),
        ])
    func addIndex(index: IndexDefinition) async throws {
        let store = TemporaryStore.current
        let table = try makeTable("items", in: store)
        // More than one step of the building.
        try table.load((0..<4_500).lazy.map { Self.item(0, $0) })
        let isDone = Flag()
        try await withThrowingTaskGroup { group in
            for writer in 0..<8 {
                group.addTask {
                    var random = SeededGenerator(seed: UInt64(writer))
                    while !isDone.isUp {
                        // Each writer has its own items: old ones, and one more.
                        let number = Int.random(in: 0..<560, using: &random) * 8 + writer
                        if random.chance(0.5) {
                            try await table.put(Self.item(random.pick([0, 1]), number))
                        } else {
                            try await table.delete(Self.key(number))
                        }
                    }
                }
            }
            _ = try await store.run(
                UpdateTable(tableName: "items", indexUpdate: .create(index)))
            try Self.wait(for: "new", in: store)
            isDone.raise()
            try await group.waitForAll()
        }
        let report = try store.check()
        #expect(report.problems == [])
        #expect(report.entryCount >= report.itemCount)
    }

    /// Readers must find an index that is whole, or none, whatever comes and goes.
    @Test("Readers beside tables and indexes that come and go get answers or names that are gone")
    func comingAndGoing() async throws {
        let store = TemporaryStore.current
        let index = IndexDefinition.global("new", partitionKey: "group")
        let isDone = Flag()
        let answers = Counter()
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    while !isDone.isUp {
                        if try Self.readsWhole(store) { answers.increment() }
                        await Task.yield()
                    }
                }
            }
            for _ in 0..<15 {
                _ = try await store.run(
                    CreateTable(tableName: "items", partitionKey: "pk", sortKey: .number("sk")))
                try await store.transaction { transaction in
                    for number in 0..<50 {
                        try transaction.put(Self.item(0, number), into: "items")
                    }
                }
                _ = try await store.run(
                    UpdateTable(tableName: "items", indexUpdate: .create(index)))
                try Self.wait(for: "new", in: store)
                for _ in 0..<20 { await Task.yield() }
                _ = try await store.run(DeleteTable(tableName: "items"))
            }
            isDone.raise()
            try await group.waitForAll()
        }
        #expect(answers.count > 0, "nobody read: the run proves nothing")
    }

    /// Reads the index; all 50 items must be there, or the table or index be gone.
    private static func readsWhole(_ store: Store) throws -> Bool {
        do {
            let page = try store.run(Scan(tableName: "items", indexName: "new"))
            #expect(page.count == 50)
            return true
        } catch StoreError.tableNotFound {
        } catch StoreError.indexNotReady {
        } catch StoreError.validation(.noSuchIndex) {
        }
        return false
    }

    private static func wait(for index: String, in store: Store) throws {
        try store.waitForIndex(index, of: "items")
    }

    private static func key(_ number: Int) -> Item {
        ["pk": .string("p\(number % 5)"), "sk": AttributeValue(number)]
    }

    private static func item(_ version: Int, _ number: Int) -> Item {
        var item = key(number)
        item["group"] = .string("g\((number + version) % 7)")
        item["tags"] = .stringSet(["t\(number % 3)", "t\((number + version) % 11 + 3)"])
        item["name"] = .string("\(version) \(number)")
        return item
    }
}
