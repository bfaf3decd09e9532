import Granary
import GranaryTestSupport
import Testing

/// Rules in Swift stand beside those of the schema: named by it, run in the transaction, and never
/// forgotten in silence.
@Suite("Business rules", .temporaryStore)
struct BusinessRuleTests {
    private func open(_ rules: [BusinessRule], _ options: StoreOptions? = nil) throws -> Table {
        try TemporaryStore.open(
            SampleStoreSchema.schema(rules: ["atMostAll"]), rules: rules, options)
    }

    @Test("A rule reads the store as its transaction sees it")
    func reads() throws {
        let app = try open([SampleStoreSchema.percentages])
        try app.put(SampleStoreSchema.startup("1"))
        try app.put(SampleStoreSchema.round("1", 1, ("percent", 60)))
        try app.put(SampleStoreSchema.round("1", 2, ("percent", 40)))
        func line(_ value: Int) -> String {
            "Round.percent: \(value) makes more than 100 with the others (atMostAll)"
        }
        #expect(
            violations { try app.put(SampleStoreSchema.round("1", 3, ("percent", 1))) }
                == [line(1)])
        #expect(
            violations {
                try app.update(
                    ["PK": "STARTUP#1", "SK": "ROUND#002"], Update().set("percent", to: 41))
            } == [line(41)])
        // Its own old value does not count, and what the transaction wrote before does.
        try app.put(SampleStoreSchema.round("1", 2, ("percent", 39)))
        #expect(
            violations {
                try app.store.transaction { transaction in
                    for number in 3...4 {
                        let round = SampleStoreSchema.round("1", number, ("percent", 1))
                        try transaction.put(round, into: "app")
                    }
                }
            } == [line(1)])
        #expect(try app.get(["PK": "STARTUP#1", "SK": "ROUND#003"]) == nil)
    }

    @Test("All violations come at once, the schema's and the rules'")
    func together() throws {
        let app = try open([SampleStoreSchema.percentages])
        #expect(
            violations {
                try app.put(SampleStoreSchema.round("1", 1, ("percent", 200), ("odd", 1)))
            } == [
                "Round.odd: the model declares no such attribute",
                "Round.startup_id: \"1\" names no Startup that is there",
                "Round.percent: 200 makes more than 100 with the others (atMostAll)",
            ])
    }

    @Test("A rule sees the item before and after, and reads single items")
    func sees() throws {
        let rule = BusinessRule(name: "atMostAll", model: "Round") { write throws(StoreError) in
            let startup = try write.get(["PK": write.new["PK"] ?? .null, "SK": "PROFILE"])
            guard startup?["name"] == "Acme", let old = write.old?["percent"] else { return nil }
            return RuleViolation("percent", value: old, "was set before")
        }
        let app = try open([rule])
        try app.put(SampleStoreSchema.startup("1"))
        try app.put(SampleStoreSchema.round("1", 1, ("percent", 1)))
        #expect(
            violations { try app.put(SampleStoreSchema.round("1", 1, ("percent", 2))) } == [
                "Round.percent: 1 was set before (atMostAll)"
            ])
    }

    @Test("A write is refused while a rule that the schema names is missing")
    func missing() throws {
        let app = try open([])
        try app.put(SampleStoreSchema.startup("1"))
        let error = storeError { try app.put(SampleStoreSchema.round("1", 1)) }
        guard case .schemaRuleMissing(let model, let rule)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(model == "Round")
        #expect(rule == "atMostAll")
        // Whoever has the rule may register it later; it then holds for all.
        _ = try open([SampleStoreSchema.percentages])
        try app.put(SampleStoreSchema.round("1", 1))
    }

    @Test("Missing rules can be left out on demand")
    func skipped() throws {
        TemporaryStore.current.close()
        var options = StoreOptions(durability: .relaxed)
        options.missingRules = .skip
        try TemporaryStore.reopen(options)
        let app = try open([], options)
        try app.put(SampleStoreSchema.startup("1"))
        try app.put(SampleStoreSchema.round("1", 1))
    }

    @Test("A rule that only warns is not run by writes")
    func warnings() throws {
        let warning = BusinessRule(name: "never", model: "Startup", severity: .warn) {
            _ throws(StoreError) in RuleViolation("name", "is wrong")
        }
        let app = try open([warning, SampleStoreSchema.percentages])
        try app.put(SampleStoreSchema.startup("1"))
    }

    @Test("What a rule throws refuses the write, unless the item is wrong anyway")
    func throwing() throws {
        let rule = BusinessRule(name: "atMostAll", model: "Round") { _ throws(StoreError) in
            throw .tableNotFound("rates")
        }
        let app = try open([rule])
        try app.put(SampleStoreSchema.startup("1"))
        let error = storeError { try app.put(SampleStoreSchema.round("1", 1)) }
        #expect(error?.description == StoreError.tableNotFound("rates").description)
        #expect(
            violations { try app.put(SampleStoreSchema.round("1", 1, ("odd", 1))) } == [
                "Round.odd: the model declares no such attribute"
            ])
    }
}
