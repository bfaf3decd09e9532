import Granary
import GranaryTestSupport
import Testing

/// Many tasks write at once: each write must count, once, whatever shares its commit.
@Suite("Concurrent writers", .temporaryStore)
struct WriterTests {
    private static let taskCount = 64

    @Test("Every put of 64 tasks is there", arguments: Durability.allCases)
    func puts(durability: Durability) async throws {
        let store = try TemporaryStore.reopen(StoreOptions(durability: durability))
        let table = try makeTable("puts", in: store)
        try await withThrowingTaskGroup { group in
            for task in 0..<Self.taskCount {
                group.addTask {
                    for number in 0..<20 {
                        try await table.put(
                            ["pk": .string("task \(task)"), "sk": AttributeValue(number)])
                        // What was acknowledged shows at once.
                        let key: Item = [
                            "pk": .string("task \(task)"), "sk": AttributeValue(number),
                        ]
                        #expect(try table.get(key) != nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try table.describe().itemCount == Self.taskCount * 20)
    }

    @Test("Counters counted up by many tasks have the exact sum")
    func counters() async throws {
        let table = try makeTable("counters", in: TemporaryStore.current)
        try await withThrowingTaskGroup { group in
            for task in 0..<Self.taskCount {
                group.addTask {
                    for number in 0..<20 {
                        let key: Item = ["pk": "counter", "sk": AttributeValue(number % 3)]
                        try await table.update(key, Update().add(AttributeValue(task), to: "sum"))
                    }
                }
            }
            try await group.waitForAll()
        }
        let sum = try table.query(Key("pk") == "counter").reduce(0) {
            $0 + ($1["sum"]?.intValue ?? 0)
        }
        #expect(sum == 20 * (0..<Self.taskCount).reduce(0, +))
    }

    /// Of many that compete for one name, one wins: the condition is judged when it is written.
    @Test("A conditional put is won by exactly one task")
    func conditions() async throws {
        let table = try makeTable("names", in: TemporaryStore.current)
        let wins = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<Self.taskCount {
                group.addTask {
                    var wins = 0
                    for number in 0..<10 {
                        do {
                            try await table.put(
                                [
                                    "pk": "name", "sk": AttributeValue(number),
                                    "owner": AttributeValue(task),
                                ], if: Attribute("pk").notExists)
                            wins += 1
                        } catch StoreError.conditionFailed {}
                    }
                    return wins
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(wins == 10)
    }

    /// Group commit puts several jobs in one transaction; the failure of one is its own.
    @Test("A closure that throws undoes only itself")
    func throwing() async throws {
        struct Refused: Error {}
        let store = TemporaryStore.current
        let table = try makeTable("closures", in: store)
        try await withThrowingTaskGroup { group in
            for task in 0..<Self.taskCount {
                group.addTask {
                    for number in 0..<6 {
                        do {
                            try await store.transaction { transaction in
                                for part in 0..<3 {
                                    let pk = AttributeValue.string("\(task) \(number) \(part)")
                                    try transaction.put(["pk": pk, "sk": 1], into: "closures")
                                }
                                if number.isMultiple(of: 2) { throw Refused() }
                            }
                        } catch is Refused {}
                    }
                }
            }
            try await group.waitForAll()
        }
        let names = Set(try table.scan().compactMap { $0["pk"]?.stringValue })
        let expected = (0..<Self.taskCount).flatMap { task in
            [1, 3, 5].flatMap { number in (0..<3).map { "\(task) \(number) \($0)" } }
        }
        #expect(names == Set(expected))
    }

    /// Synchronous callers block their thread; they must not starve those who suspend.
    @Test("Blocking and suspending writers take turns")
    func blocking() async throws {
        let table = try makeTable("mixed", in: TemporaryStore.current)
        try await withThrowingTaskGroup { group in
            for task in 0..<16 {
                group.addTask {
                    for number in 0..<20 {
                        let item: Item = [
                            "pk": AttributeValue("\(task)"), "sk": AttributeValue(number),
                        ]
                        if task.isMultiple(of: 2) {
                            try await table.put(item)
                        } else {
                            try putBlocking(item, into: table)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try table.describe().itemCount == 320)
    }
}

/// Puts through the call that blocks, which asynchronous code would not choose.
func putBlocking(_ item: Item, into table: Table) throws { try table.put(item) }

/// Creates a table with a string and a number for its key.
func makeTable(
    _ name: String, in store: Store, indexes: [IndexDefinition] = []
) throws -> Table {
    try store.createTable(
        name, partitionKey: "pk", sortKey: .number("sk"), indexes: indexes)
}
