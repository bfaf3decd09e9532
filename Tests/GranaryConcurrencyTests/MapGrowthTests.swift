import Granary
import GranaryTestSupport
import Testing

/// The memory map begins tiny and must grow under readers and writers, who notice nothing.
@Suite("Map growth", .temporaryStore(initialMapSizeBytes: 1 << 20))
struct MapGrowthTests {
    @Test("Readers and writers go on while the map grows")
    func readersAndWriters() async throws {
        let store = TemporaryStore.current
        let table = try makeTable("large", in: store)
        let isDone = Flag()
        try await withThrowingTaskGroup { group in
            for reader in 0..<4 {
                group.addTask {
                    while !isDone.isUp {
                        // Every item of a snapshot has the body of its number, whole.
                        try table.forEachItem(of: Key("pk") == "\(reader)") { item in
                            let number = item["sk"]?.intValue ?? -1
                            #expect(item["body"] == .string(Self.body(number)))
                            return true
                        }
                        await Task.yield()
                    }
                }
            }
            try await withThrowingTaskGroup { writers in
                for writer in 0..<4 {
                    writers.addTask {
                        for number in 0..<30 {
                            try await table.put(Self.item(writer, number))
                        }
                    }
                }
                try await writers.waitForAll()
            }
            isDone.raise()
            try await group.waitForAll()
        }
        #expect(try table.describe().itemCount == 120)
    }

    /// When the map is full the whole group is run again, and each of its jobs must count once.
    @Test("A transaction larger than the map is written whole")
    func largeTransaction() async throws {
        let store = TemporaryStore.current
        let table = try makeTable("large", in: store)
        let runs = Counter()
        try await store.transaction { transaction in
            runs.increment()
            for number in 0..<200 {
                try transaction.put(Self.item(0, number), into: "large")
            }
        }
        #expect(runs.count > 1, "the map did not have to grow")
        #expect(try table.describe().itemCount == 200)
    }

    /// A closure that passes over its own failures must not commit half of what it wrote.
    @Test("A closure that swallows the full map is written whole or not at all")
    func swallowedError() async throws {
        let store = TemporaryStore.current
        let table = try makeTable("large", in: store)
        try await store.transaction { transaction in
            for number in 0..<200 { try? transaction.put(Self.item(0, number), into: "large") }
        }
        #expect(try table.describe().itemCount == 200)
    }

    private static func item(_ writer: Int, _ number: Int) -> Item {
        [
            "pk": AttributeValue("\(writer)"), "sk": AttributeValue(number),
            "body": .string(body(number)),
        ]
    }

    /// Long enough for pages of its own.
    private static func body(_ number: Int) -> String {
        String(repeating: "\(number % 10)", count: 20_000 + number)
    }
}
