import Granary
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// Undoing gives back what was there to the letter, also where a value can be written in several ways.
@Suite("What undoing would not give back", .temporaryStore)
struct RemainderTests {
    private static let names = ["PK"]

    @Test("Of items that are the same nothing remains")
    func nothing() {
        let item: Item = ["PK": "a", "b": 2]
        let part: Item = ["PK": "p", "c": 2]
        #expect(Remainder(of: item, undone: [item], keyNames: Self.names) == nil)
        #expect(Remainder(of: item, [part], undone: [item, part], keyNames: Self.names) == nil)
    }

    @Test("What differs is put back, and what was changed since stays")
    func putBack() throws {
        let original: Item = ["PK": "a", "n": "21.50", "b": "yes", "c": 1]
        let undone: Item = ["PK": "a", "n": "21.5", "b": "true", "c": 1, "d": "filled in"]
        let kept = try #require(Remainder(of: original, undone: [undone], keyNames: Self.names))
        let remainder = try #require(Remainder(record: kept.record))
        #expect(remainder == kept)
        #expect(
            kept.record == [
                "was": ["n": "21.50", "b": "yes"],
                "made": ["n": "21.5", "b": "true", "d": "filled in"],
            ])
        #expect(remainder.putBack(in: [undone], keyNames: Self.names) == [original])
        let changed = undone.replacing([("n", "22"), ("c", 5)])
        #expect(
            remainder.putBack(in: [changed], keyNames: Self.names)
                == [["PK": "a", "n": "22", "b": "yes", "c": 5]])
        #expect(Remainder(record: ["was": 1]) == nil)
        #expect(Remainder(record: ["was": [:], "others": [1]]) == nil)
    }

    @Test("Items that went into another are put back, made or not, and others are not made")
    func others() throws {
        let item: Item = ["PK": "a", "n": 1]
        let different: Item = ["PK": "p", "zip": "007"]
        let notMade: Item = ["PK": "q", "zip": "5"]
        let undone: [Item] = [item, ["PK": "p", "zip": "7"], ["PK": "r", "zip": "9"]]
        let kept = try #require(
            Remainder(of: item, [different, notMade], undone: undone, keyNames: Self.names))
        let remainder = try #require(Remainder(record: kept.record))
        #expect(remainder == kept)
        #expect(
            remainder.putBack(in: undone, keyNames: Self.names) == [item, different, notMade])
    }

    /// Numbers and flags as people write them, a default that is filled in, a part that is split off.
    static func spelling() throws -> Migration {
        try Shop.migration(
            to: Shop.second(
                ("amount: string", "total: number"),
                ("      email: string\n", "      vip: boolean\n"),
                ("      street: string\n      city: string\n  ", "  "),
                ("  Order:", StepTests.address),
                ("quantity: int", "quantity: { type: int, required: true }")),
            .renameAttribute(RenameAttribute(model: "Order", attribute: "amount", to: "total")),
            .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber)),
            .setDefault(SetDefault(model: "Order", attribute: "quantity", value: 1)),
            .renameAttribute(RenameAttribute(model: "Customer", attribute: "email", to: "vip")),
            .retype(RetypeAttribute(model: "Customer", attribute: "vip", .stringToBoolean)),
            .splitOff(
                SplitOff(
                    model: "Customer", part: "Address", attributes: ["street", "city"],
                    shared: ["id"])))
    }

    private func fill() throws -> Table {
        let table = try Shop.fill(customers: 0)
        let texts = ["21.50", " 3 ", "1e3", "007", "5", "-0", "+4.0"]
        for (number, text) in texts.enumerated() {
            try table.put(Shop.order("a", number, ("amount", .string(text))))
        }
        try table.put(Shop.order("a", 99, ("amount", "5.10"), ("quantity", 3)))
        try table.put(Shop.customer("a", ("email", "Yes"), ("street", "A 1"), ("city", "Bonn")))
        try table.put(Shop.customer("b", ("email", "true")))
        return table
    }

    @Test("Spellings, filled-in values and parts come back", arguments: [1, 3, 1_024])
    func exact(batch: Int) throws {
        let table = try fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let runner = try Shop.runner(Self.spelling()) { $0.batchItemCount = batch }
        for _ in 0..<2 {
            try runner.up()
            let key: Item = ["PK": "CUSTOMER#a", "SK": "ORDER#000002"]
            #expect(try table.get(key)?["total"] == 1_000)
            #expect(try store.check().problems.isEmpty)
            try runner.down(to: 1)
            #expect(try store.contents() == before)
            try store.waitForReclaim()
        }
    }

    /// Parts that go into the item they belong to: one has what that has already, one has nothing.
    @Test("Merged parts come back, with what both had", arguments: [1, 1_024])
    func merged(batch: Int) throws {
        let source = try Shop.schema(("  Order:", StepTests.address))
        let target = try Shop.second()
        let document = MigrationDocument(
            number: 2, name: "second", from: source.version, to: target.version,
            allowed: Set(MigrationHazard.allCases),
            steps: [
                .mergeInto(
                    MergeInto(model: "Address", into: "Customer", attributes: ["street", "city"]))
            ])
        let first = Migration(
            MigrationDocument(number: 1, name: "first", from: nil, to: source.version), from: nil,
            to: source)
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.batchItemCount = batch
        let store = TemporaryStore.current
        let runner = try MigrationRunner(
            store, migrations: [first, Migration(document, from: source, to: target)],
            options: options)
        try runner.up(to: 1)
        let table = try store.table("shop")
        func address(_ id: String, _ more: (String, AttributeValue)...) throws {
            let address: Item = [
                "PK": .string("CUSTOMER#\(id)"), "SK": "ADDRESS", "_type": "Address",
                "id": .string(id),
            ]
            try table.put(address.replacing(more.map { (name: $0.0, value: $0.1) }))
        }
        try table.put(Shop.customer("a"))
        try address("a", ("street", "A 1"), ("city", "Bonn"))
        try table.put(Shop.customer("b", ("city", "Bonn")))
        try address("b", ("street", "B 1"), ("city", "Ulm"))
        try table.put(Shop.customer("c"))
        try address("c")
        try table.put(Shop.customer("d", ("city", "Bonn")))
        let before = try store.contents()
        try runner.up()
        #expect(try store.contents().count == 4)
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        try store.waitForReclaim()
    }

    @Test("What was written since is not overwritten by what was")
    func changedSince() throws {
        let table = try fill()
        let runner = try Shop.runner(Self.spelling())
        try runner.up()
        let key: Item = ["PK": "CUSTOMER#a", "SK": "ORDER#000000"]
        try table.update(key, Update().set("total", to: 8))
        try runner.down(to: 1)
        let order = try #require(try table.get(key))
        #expect(order["amount"] == "8")
        #expect(order["quantity"] == nil)
        try TemporaryStore.current.waitForReclaim()
    }

    @Test("An undoing that is aborted, and then done, gives back the same")
    func abortedDown() throws {
        _ = try fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let runner = try Shop.runner(Self.spelling()) { $0.batchItemCount = 2 }
        try runner.up()
        let after = try store.contents()
        var batches = 0
        _ = migrationError {
            try runner.down(to: 1, progress: { if $0.stage == .sweep { batches += 1 } }) {
                batches == 2
            }
        }
        try runner.abort()
        #expect(try store.contents() == after)
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        try store.waitForReclaim()
    }

    @Test("A table that is dropped takes what was kept with it")
    func dropped() throws {
        let table = try fill()
        let store = TemporaryStore.current
        try Shop.runner(Self.spelling()).up()
        _ = try store.run(DeleteTable(tableName: table.name))
        try store.waitForReclaim()
        #expect(try store.check().problems.isEmpty)
    }
}
