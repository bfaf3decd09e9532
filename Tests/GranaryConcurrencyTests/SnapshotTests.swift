import Granary
import GranaryTestSupport
import Testing

/// Money moves between accounts; whoever looks, however they look, finds all of it.
@Suite("Snapshots under load", .temporaryStore)
struct SnapshotTests {
    private static let accountCount = 10
    private static let total = 1_000

    @Test("The total is the same in every snapshot, query, index and transactional get")
    func transfers() async throws {
        let store = TemporaryStore.current
        let table = try makeTable(
            "accounts", in: store,
            indexes: [.global("by-bank", partitionKey: "bank", sortKey: [.number("amount")])])
        for account in 0..<Self.accountCount {
            try putBlocking(
                Self.account(account, Self.total / Self.accountCount), into: table)
        }
        let isDone = Flag()
        let looks = try await withThrowingTaskGroup(of: Int.self) { group in
            for look in Look.allCases {
                group.addTask {
                    var count = 0
                    while !isDone.isUp {
                        let total = try look.total(of: table)
                        #expect(total == Self.total, "\(look)")
                        count += 1
                        await Task.yield()
                    }
                    return count
                }
            }
            try await withThrowingTaskGroup { writers in
                for seed in UInt64(1)...8 {
                    writers.addTask { try await Self.transfer(in: store, seed: seed) }
                }
                try await writers.waitForAll()
            }
            isDone.raise()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(looks.count == Look.allCases.count)
        #expect(looks.allSatisfy { $0 > 0 }, "nobody looked: the run proves nothing")
        for look in Look.allCases { #expect(try look.total(of: table) == Self.total) }
    }

    /// Ways to add up all accounts as of one moment.
    private enum Look: CaseIterable {
        case query, index, snapshot, transactGet

        func total(of table: Table) throws -> Int {
            switch self {
            case .query:
                return try Self.sum(table.query(Key("pk") == "account"))
            case .index:
                return try Self.sum(table.query(Key("bank") == "b", on: "by-bank"))
            case .snapshot:
                return try table.store.read { snapshot in
                    var sum = 0
                    for account in 0..<accountCount {
                        sum +=
                            try snapshot.get(key(account), from: table.name)?["amount"]?.intValue
                            ?? 0
                    }
                    return sum
                }
            case .transactGet:
                let gets = (0..<accountCount).map { account in
                    TransactGetItems.Get(tableName: table.name, key: key(account))
                }
                let output = try table.store.run(TransactGetItems(transactItems: gets))
                return Self.sum(output.responses.compactMap { $0 })
            }
        }

        private static func sum(_ items: some Sequence<Item>) -> Int {
            items.reduce(0) { $0 + ($1["amount"]?.intValue ?? 0) }
        }
    }

    /// Moves amounts between any two accounts; half of the moves are given up in the middle.
    private static func transfer(in store: Store, seed: UInt64) async throws {
        struct GivenUp: Error {}
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let from = Int.random(in: 0..<accountCount, using: &random)
            let to = (from + Int.random(in: 1..<accountCount, using: &random)) % accountCount
            let amount = Int.random(in: 1...50, using: &random)
            let givesUp = random.chance(0.3)
            do {
                try await store.transaction { transaction in
                    try transaction.update(
                        key(from), in: "accounts",
                        Update().add(AttributeValue(-amount), to: "amount"))
                    if givesUp { throw GivenUp() }
                    try transaction.update(
                        key(to), in: "accounts", Update().add(AttributeValue(amount), to: "amount"))
                }
            } catch is GivenUp {}
        }
    }

    private static func key(_ account: Int) -> Item {
        ["pk": "account", "sk": AttributeValue(account)]
    }

    private static func account(_ account: Int, _ amount: Int) -> Item {
        [
            "pk": "account", "sk": AttributeValue(account), "bank": "b",
            "amount": AttributeValue(amount),
        ]
    }
}
