import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// The survey asks of every item what the store will ask of it, at the edge of each limit, so that no
/// run stops at what could have been known.
@Suite("What the survey asks of items", .temporaryStore)
struct SurveyTests {
    /// Applies steps to a store with these items; what stands in the way, while nothing is changed.
    private func obstacles(
        to target: Schema, from source: Schema? = nil, _ steps: [MigrationStep], _ items: [Item]
    ) throws -> [String] {
        let runner = try Shop.runner(from: source ?? Shop.schema(), to: target, steps)
        try runner.up(to: 1)
        let store = TemporaryStore.current
        for item in items { try store.table("shop").put(item) }
        let before = try store.contents()
        let found = try #require(try runner.plan().first).survey.obstacles
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, _)? = error else {
            #expect(error == nil)
            return []
        }
        #expect(obstacles == found)
        #expect(try store.contents() == before)
        #expect(try runner.status().summary == .behind)
        return obstacles.map(\.description)
    }

    @Test("A sort key of 1,024 bytes is allowed, and none of one more", arguments: [1_024, 1_025])
    func keyLength(count: Int) throws {
        let text = "ORDER#${number:6:0}#${amount}"
        let target = try Shop.second(
            ("ORDER#${number:6:0}", text),
            ("amount: string", "amount: { type: string, required: true }"))
        let step = MigrationStep.changeKeyTemplate(
            ChangeKeyTemplate(model: "Order", key: "SK", to: text))
        let amount = String(repeating: "x", count: count - "ORDER#000001#".utf8.count)
        let found = try obstacles(
            to: target, [step], [Shop.order("a", 1, ("amount", .string(amount)))])
        #expect(found.count == count - 1_024)
    }

    @Test("An item that a step makes larger than 400 KB", arguments: [190_000, 210_000])
    func itemSize(count: Int) throws {
        let step = MigrationStep.compute(
            ComputeAttribute(
                model: "Order", attribute: "secret",
                .template(try KeyTemplate(attribute: "secret", text: "${amount}"))))
        let amount = AttributeValue.string(String(repeating: "x", count: count))
        let found = try obstacles(
            to: Shop.second(), [step], [Shop.order("a", 1, ("amount", amount))])
        #expect(found.count == (count > 204_800 ? 1 : 0))
        #expect(
            found.allSatisfy { $0.hasPrefix(#"shop {"PK":"CUSTOMER#a","SK":"ORDER#000001"}: "#) })
    }

    @Test("A part that has nothing to go into", arguments: MergeInto.Orphans.allCases)
    func orphans(orphans: MergeInto.Orphans) throws {
        let source = try Shop.schema(
            ("      street: string\n      city: string\n  Order:", StepTests.address))
        let step = MigrationStep.mergeInto(
            MergeInto(
                model: "Address", into: "Customer", attributes: ["street", "city"],
                orphans: orphans))
        let address: Item = [
            "PK": "CUSTOMER#x", "SK": "ADDRESS", "_type": "Address", "id": "x", "city": "Ulm",
        ]
        let found = try obstacles(
            to: Shop.second(), from: source, [step], [Shop.customer("a"), address])
        guard orphans == .fail else {
            #expect(found == [])
            #expect(try TemporaryStore.current.contents().map { $0["id"] } == ["a"])
            return
        }
        #expect(
            found == [
                """
                shop {"PK":"CUSTOMER#x","SK":"ADDRESS"}: step 1, mergeModels: there is no item of \
                Customer that it goes into
                """
            ])
    }

    @Test("What an older schema kept unjudged, and the new one declares")
    func kept() throws {
        let keep = ("table: shop", "table: shop\nunknown: keep")
        let target = try Shop.second(keep, ("city: string", "city: string\n      rank: int"))
        let found = try obstacles(
            to: target, from: Shop.schema(keep), [],
            [Shop.customer("a", ("rank", "high")), Shop.customer("b", ("rank", 3))])
        #expect(
            found == [
                """
                shop {"PK":"CUSTOMER#a","SK":"PROFILE"}: Customer.rank: "high" is not a whole \
                number of 64 bits
                """
            ])
    }

    /// A part that is put while the sweep is past its whole goes into that at once.
    @Test("A late part gets later steps, and what it goes into does not get them twice")
    func latePart() throws {
        let source = try Shop.schema(
            ("      street: string\n      city: string\n  Order:", StepTests.address),
            ("      email: string", "      email: string\n      points: int"))
        let target = try Shop.second(
            ("      email: string", "      email: string\n      points: int"))
        let points = ComputeAttribute(
            model: "Customer", attribute: "points", .formula(try Formula("points * 2")))
        let steps: [MigrationStep] = [
            .mergeInto(
                MergeInto(model: "Address", into: "Customer", attributes: ["street", "city"])),
            .compute(points),
            .retype(RetypeAttribute(model: "Customer", attribute: "city", .uppercase)),
        ]
        var compiled = CompiledMigration(steps, from: source, to: target, functions: [:])
        compiled.revision = 9
        var done = Shop.customer("a", ("points", 6))
        done.schemaVersion = 9
        let address: Item = [
            "PK": "CUSTOMER#a", "SK": "ADDRESS", "_type": "Address", "id": "a", "city": "Ulm",
        ]
        let key: Item = ["PK": "CUSTOMER#a", "SK": "PROFILE"]
        let late = try compiled.migrate(address) { [done] in $0 == key ? done : nil }
        #expect(
            late?.items.map(\.attributes)
                == [Shop.customer("a", ("points", 6), ("city", "ULM")).attributes])
        // An item of another model that stands there is not what it goes into.
        let stranger = done.replacing([("_type", "Order")])
        #expect(throws: StepError.self) {
            try compiled.migrate(address) { $0 == key ? stranger : nil }
        }
    }
}
