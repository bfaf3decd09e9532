import GranaryTestSupport
import Testing

@testable import Granary

/// Items whose time is over are deleted by the store, with all that goes with them, and no others.
@Suite("Time to live", .temporaryStore)
struct TimeToLiveTests {
    static let start: UInt64 = 1_700_000_000
    let clock = ManualClock(seconds: start)

    /// A table with time to live, in a store with the test's clock.
    func makeTable(isEnabled: Bool = true) throws -> Table {
        let store = try reopen()
        var create = CreateTable(
            tableName: "app", partitionKey: "PK",
            indexes: [.global("byG", partitionKey: "g", projection: .keysOnly)])
        create.changeLogEnabled = true
        _ = try store.run(create)
        if isEnabled { try enable(store) }
        return try store.table("app")
    }

    @discardableResult
    func reopen() throws -> Store {
        var options = StoreOptions(durability: .relaxed)
        options.nowMilliseconds = clock.read
        return try TemporaryStore.reopen(options)
    }

    @discardableResult
    func enable(_ store: Store, attribute: String = "ttl") throws -> TimeToLiveDescription {
        try store.run(
            UpdateTimeToLive(tableName: "app", attributeName: attribute, isEnabled: true))
    }

    func names(in table: Table) throws -> [String] {
        try table.store.contents("app").compactMap { $0["PK"]?.stringValue }.sorted()
    }

    /// A moment so many seconds from the start of the test.
    func at(_ offset: Int) -> AttributeValue { AttributeValue(Int(Self.start) + offset) }

    @Test func deletesWhatIsOver() throws {
        let app = try makeTable()
        let old: Item = ["PK": "old", "g": "x", "ttl": at(10)]
        try app.put(old)
        try app.put(["PK": "new", "g": "x", "ttl": at(11)])
        try app.put(["PK": "none", "g": "x"])
        clock.advance(seconds: 10)
        try app.store.waitForExpiries()
        #expect(try names(in: app) == ["new", "none"])
        #expect(Array(try app.query(Key("g") == "x", on: "byG")).count == 2)
        #expect(try app.describe().itemCount == 2)
        let changes = try app.store.run(ReadChanges(tableName: "app")).records
        #expect(changes.map(\.isExpiry) == [false, false, false, true])
        #expect(changes.last?.kind == .remove)
        #expect(changes.last?.oldImage == old)
        #expect(changes.last?.newImage == nil)
        #expect(changes.last?.milliseconds == (Self.start + 10) * 1_000)
    }

    /// A delete by hand is no expiry, however old the item is.
    @Test func otherDeletesAreNotMarked() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "ttl": at(10)])
        try app.delete(["PK": "a"])
        let changes = try app.store.run(ReadChanges(tableName: "app")).records
        #expect(changes.map(\.isExpiry) == [false, false])
    }

    /// Until it is swept, an item is there for everybody.
    @Test func whatIsOverIsSeenUntilItIsSwept() throws {
        let app = try makeTable()
        let item: Item = ["PK": "a", "ttl": at(-10)]
        let seen = try app.store.transaction { transaction in
            try transaction.put(item, into: "app")
            return try transaction.get(["PK": "a"], from: "app")
        }
        #expect(seen == item)
        try app.store.waitForExpiries()
        #expect(try names(in: app).isEmpty)
    }

    /// Only numbers of seconds count, and none from over five years ago.
    @Test func otherValuesAreLeftAlone() throws {
        let app = try makeTable()
        let past = Int(Limits.timeToLivePastSeconds)
        let kept: [String: AttributeValue] = [
            "text": .string("\(Self.start)"), "null": .null, "set": .numberSet([1_700_000_000]),
            "negative": -1, "long ago": at(-past - 1), "beginning": 0,
            "huge": .number(try Number("1e100")), "far": .number(try Number("1700000000.9e1")),
        ]
        let gone: [String: AttributeValue] = [
            "now": at(0), "five years ago": at(-past),
            "fraction": .number(try Number("1700000000.9")),
        ]
        for (name, value) in kept.merging(gone, uniquingKeysWith: { $1 }) {
            try app.put(["PK": .string(name), "ttl": value])
        }
        try app.store.waitForExpiries()
        #expect(try names(in: app) == kept.keys.sorted())
    }

    /// Every way to write moves the time, also where nothing else needs the old item.
    @Test func theLastWriteDecides() throws {
        let store = try reopen()
        try store.createTable("app", partitionKey: "PK")
        try enable(store)
        let app = try store.table("app")
        for name in ["put", "update", "remove", "stay"] {
            try app.put(["PK": .string(name), "ttl": at(10)])
        }
        try app.put(["PK": "put", "ttl": at(100)])
        try app.update(["PK": "update"], Update().set("ttl", to: at(100)))
        try app.update(["PK": "remove"], Update().remove("ttl"))
        try app.update(["PK": "stay"], Update().set("v", to: 1))
        clock.advance(seconds: 50)
        try store.waitForExpiries()
        #expect(try names(in: app) == ["put", "remove", "update"])
        clock.advance(seconds: 50)
        try store.waitForExpiries()
        #expect(try names(in: app) == ["remove"])
    }

    /// More than one step deletes.
    @Test func deletesMany() throws {
        let app = try makeTable()
        let count = Limits.backgroundBatchCount * 2 + 1
        try app.load((0..<count).map { ["PK": .string("\($0)"), "ttl": at($0 % 7)] })
        clock.advance(seconds: 3)
        try app.store.waitForExpiries()
        #expect(try app.describe().itemCount == (0..<count).count { $0 % 7 > 3 })
    }

    @Test func survivesReopening() throws {
        try makeTable().put(["PK": "a", "ttl": at(10)])
        clock.advance(seconds: 10)
        let store = try reopen()
        try store.waitForExpiries()
        #expect(try store.contents("app").isEmpty)
        let described = try store.run(DescribeTimeToLive(tableName: "app"))
        #expect(described.status == .enabled && described.attributeName == "ttl")
    }

    @Test func isDescribed() throws {
        let app = try makeTable(isEnabled: false)
        let describe = DescribeTimeToLive(tableName: "app")
        #expect(try app.store.run(describe).status == .disabled)
        #expect(try app.store.run(describe).attributeName == nil)
        #expect(try enable(app.store).status == .enabled)
        #expect(try app.store.run(describe).attributeName == "ttl")
        let nothing = DescribeTimeToLive(tableName: "nothing")
        #expect(
            refusal { _ = try app.store.run(nothing) }
                == "ResourceNotFoundException: Requested resource not found")
    }

    @Test func isSwitchedOff() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "ttl": at(10)])
        let disable = UpdateTimeToLive(
            tableName: "app", attributeName: "ttl", isEnabled: false)
        #expect(try app.store.run(disable).status == .disabled)
        clock.advance(seconds: 10)
        try app.store.waitForExpiries()
        try app.store.waitForReclaim()
        #expect(try names(in: app) == ["a"])
        #expect(try app.store.check().entryCount == 0)
        // Another attribute may follow.
        try app.put(["PK": "a", "ttl": at(0), "until": at(20)])
        try enable(app.store, attribute: "until")
        try app.store.waitForExpiries()
        #expect(try names(in: app) == ["a"])
        clock.advance(seconds: 10)
        try app.store.waitForExpiries()
        #expect(try names(in: app).isEmpty)
    }

    @Test func goesWithItsTable() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "ttl": at(10)])
        _ = try app.store.run(DeleteTable(tableName: "app"))
        try app.store.waitForReclaim()
        clock.advance(seconds: 10)
        try app.store.waitForExpiries()
        #expect(try app.store.check() == CheckReport())
    }

    @Test func refusesInDynamoDBsWords() throws {
        let app = try makeTable(isEnabled: false)
        func update(_ attribute: String, _ isEnabled: Bool) -> String? {
            refusal {
                _ = try app.store.run(
                    UpdateTimeToLive(
                        tableName: "app", attributeName: attribute, isEnabled: isEnabled))
            }
        }
        #expect(update("ttl", false) == invalid("TimeToLive is already disabled"))
        #expect(update("ttl", true) == nil)
        #expect(update("ttl", true) == invalid("TimeToLive is already enabled"))
        let other = invalid(
            "TimeToLive is active on a different AttributeName: current AttributeName is ttl")
        #expect(update("until", true) == other)
        #expect(update("until", false) == other)
        #expect(update("", true)?.contains("greater than or equal to 1") == true)
        #expect(
            update(String(repeating: "a", count: 256), true)?
                .contains("less than or equal to 255") == true)
        #expect(update("ttl", false) == nil)
    }

    /// Any order of writes and of time leaves exactly the items whose time is not over.
    @Test(arguments: 0..<8) func agreesWithAModel(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let app = try makeTable()
        var model: [String: Int?] = [:]
        var now = 0
        for _ in 0..<300 {
            let name = "\(Int.random(in: 0..<20, using: &generator))"
            let end = now + Int.random(in: -3..<10, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0:
                try app.delete(["PK": .string(name)])
                model[name] = nil
            case 1:
                try app.put(["PK": .string(name), "g": "x"])
                model[name] = .some(nil)
            case 2:
                try app.update(["PK": .string(name)], Update().set("ttl", to: at(end)))
                model[name] = end
            case 3:
                clock.advance(seconds: 1)
                now += 1
                try app.store.waitForExpiries()
            default:
                try app.put(["PK": .string(name), "g": "x", "ttl": at(end)])
                model[name] = end
            }
            // Sooner or later; here at once, so that the model need not know when.
            try app.store.waitForExpiries()
            model = model.filter { $0.value.map { $0 > now } ?? true }
            #expect(try names(in: app) == model.keys.sorted(), "seed \(seed)")
        }
    }
}
