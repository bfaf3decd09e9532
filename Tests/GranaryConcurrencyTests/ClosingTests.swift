import Granary
import GranaryTestSupport
import Testing

/// A store is opened, shared and closed while others use it.
@Suite("Opening and closing", .temporaryStore)
struct ClosingTests {
    @Test("A store closed under load finishes or refuses each write, and keeps what it finished")
    func closeUnderLoad() async throws {
        let store = TemporaryStore.current
        let table = try makeTable("items", in: store)
        let written = Counter()
        let refused = Counter()
        try await withThrowingTaskGroup { group in
            for task in 0..<32 {
                group.addTask {
                    for number in 0..<10_000 {
                        do {
                            try await table.put(
                                ["pk": .string("\(task)"), "sk": AttributeValue(number)])
                            written.increment()
                        } catch StoreError.closed {
                            refused.increment()
                            return
                        }
                    }
                }
            }
            while written.count < 200 { await Task.yield() }
            store.close()
            try await group.waitForAll()
        }
        #expect(refused.count == 32)
        let count = try TemporaryStore.reopen().table("items").describe().itemCount
        #expect(count == written.count)
    }

    @Test("A closed store refuses reads and writes, and closing again does nothing")
    func closed() throws {
        let store = TemporaryStore.current
        let table = try makeTable("items", in: store)
        store.close()
        store.close()
        #expect(throws: StoreError.self) { try table.put(["pk": "a", "sk": 1]) }
        #expect(throws: StoreError.self) { try table.get(["pk": "a", "sk": 1]) }
        #expect(throws: StoreError.self) { try store.check() }
    }

    @Test("A path opened many times at once is one store")
    func shared() async throws {
        let path = TemporaryStore.path
        let options = StoreOptions(durability: .relaxed)
        let stores = try await withThrowingTaskGroup(of: Store.self) { group in
            for _ in 0..<32 { group.addTask { try Store.open(path, options: options) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for store in stores { #expect(store === TemporaryStore.current) }
        // Nor does another way to write the path make another store.
        let same = try Store.open(path + "/../store/.", options: options)
        #expect(same === TemporaryStore.current)
    }

    @Test("A store opened to be read refuses writes")
    func readOnly() throws {
        let table = try makeTable("items", in: TemporaryStore.current)
        try table.put(["pk": "a", "sk": 1])
        let store = try TemporaryStore.reopen(
            StoreOptions(access: .readOnly, durability: .relaxed))
        #expect(try store.table("items").get(["pk": "a", "sk": 1]) == ["pk": "a", "sk": 1])
        try expectReadOnly { try store.table("items").put(["pk": "b", "sk": 1]) }
        try expectReadOnly { try store.createTable("more", partitionKey: "pk") }
        try expectReadOnly { try store.transaction { _ in } }
        #expect(try store.tableNames() == ["items"])
    }

    private func expectReadOnly(_ body: () throws -> Void) throws {
        do {
            try body()
            Issue.record("a read-only store was written")
        } catch StoreError.readOnly {}
    }
}
