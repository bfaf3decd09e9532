import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// What would stop a migration half way is found before its first write, and a run that stops says
/// what is done and what is not.
@Suite("What is found beforehand, and told afterwards", .temporaryStore)
struct BeforehandTests {
    /// The store of the first version with what `fill` puts, and a runner to another.
    private func runner(
        to target: Schema, from source: Schema? = nil, _ steps: [MigrationStep] = [],
        batch: Int = 1_024, fill: (Table) throws -> Void
    ) throws -> MigrationRunner {
        let runner = try Shop.runner(
            from: source ?? Shop.schema(), to: target, steps, batch: batch)
        try runner.up(to: 1)
        try fill(try TemporaryStore.current.table("shop"))
        return runner
    }

    /// The obstacles that `work` meets, while the table stays as it is.
    private func obstacles(_ work: () throws -> Void) throws -> [String] {
        let before = try TemporaryStore.current.contents()
        let error = migrationError(work)
        guard case .obstacles(let obstacles, _)? = error else {
            Issue.record("\(String(describing: error))")
            return []
        }
        #expect(try TemporaryStore.current.contents() == before)
        return obstacles.map(\.description)
    }

    @Test("A value that a narrower list does not have, where the same attribute gets a default")
    func narrowed() throws {
        let target = try Shop.second(("enum: [open, paid, void]", "enum: [open, paid]"))
        let step = MigrationStep.setDefault(
            SetDefault(model: "Order", attribute: "status", value: "open"))
        let runner = try runner(to: target, [step]) { table in
            try table.put(Shop.order("a", 1, ("status", "void")))
        }
        #expect(try obstacles { try runner.up() }.count == 1)
        #expect(try runner.status().summary == .behind)
    }

    @Test("A default in a unique index, which two items would get")
    func twice() throws {
        let change = ("indexes:\n", "indexes:\n  one: { unique: [_type, amount] }\n")
        let step = MigrationStep.setDefault(
            SetDefault(model: "Order", attribute: "amount", value: "0"))
        let runner = try runner(to: Shop.second(change), from: Shop.schema(change), [step]) {
            try $0.put(Shop.order("a", 1))
            try $0.put(Shop.order("a", 2))
        }
        #expect(try obstacles { try runner.up() }.count == 1)
    }

    @Test("A key that is longer than keys may be")
    func longKey() throws {
        let text = "ORDER#${number:6:0}#${amount}"
        let target = try Shop.second(
            ("ORDER#${number:6:0}", text),
            ("amount: string", "amount: { type: string, required: true }"))
        let step = MigrationStep.changeKeyTemplate(
            ChangeKeyTemplate(
                model: "Order", key: "SK", to: text))
        let runner = try runner(to: target, [step]) {
            try $0.put(
                Shop.order("a", 1, ("amount", .string(String(repeating: "x", count: 1_100)))))
        }
        #expect(try obstacles { try runner.up() }.count == 1)
    }

    @Test("Values in a unique index that are shifted by one")
    func shifted() throws {
        let change = ("indexes:\n", "indexes:\n  one: { unique: [_type, quantity] }\n")
        let step = MigrationStep.compute(
            ComputeAttribute(
                model: "Order", attribute: "quantity", .formula(try Formula("quantity + 1"))))
        let runner = try runner(to: Shop.second(change), from: Shop.schema(change), [step]) {
            for number in 1...3 {
                try $0.put(Shop.order("a", number, ("quantity", AttributeValue(number))))
            }
        }
        #expect(
            try obstacles { try runner.up() }
                == (1...2).map { number in
                    """
                    shop {"PK":"CUSTOMER#a","SK":"ORDER#00000\(number)"}: would take the key in the \
                    unique index one of {"PK":"CUSTOMER#a","SK":"ORDER#00000\(number + 1)"}, which is \
                    changed later: drop the index before, and add it after, in migrations of their own
                    """
                })
    }

    @Test("On the way back, items that only the newer version allows")
    func back() throws {
        let target = try Shop.second(("enum: [open, paid, void]", "enum: [open, paid, void, lost]"))
        let runner = try runner(to: target) { _ in }
        try runner.up()
        try TemporaryStore.current.table("shop").put(Shop.order("a", 1, ("status", "lost")))
        #expect(try obstacles { try runner.down(to: 1) }.count == 1)
        #expect(try runner.status().current == 2)
    }

    @Test("An index whose keys are made by templates is dropped, and comes back")
    func templatedIndex() throws {
        let source = try Shop.schema(
            ("indexes:\n", "indexes:\n  byGroup: { hash: GPK }\n"),
            (
                "SK: \"ORDER#${number:6:0}\" }",
                "SK: \"ORDER#${number:6:0}\", GPK: \"G#${number}\" }"
            ))
        let step = MigrationStep.dropIndex(DropIndex("byGroup"))
        let runner = try runner(to: Shop.second(), from: source, [step]) { table in
            for number in 0..<5 {
                try table.put(Shop.order("a", number, ("GPK", .string("G#\(number)"))))
            }
        }
        let store = TemporaryStore.current
        let before = try store.contents()
        try runner.up()
        #expect(try store.contents().allSatisfy { $0["GPK"] == nil })
        #expect(try runner.verify().isSound)
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        #expect(try store.check().problems.isEmpty)
    }

    @Test("Gathered items whose keys are taken", arguments: [Gather.Conflict.skip, .replace])
    func conflicts(conflict: Gather.Conflict) throws {
        let target = try Shop.second(("  Order:\n", "  Order:\n    origin: old\n"))
        let step = MigrationStep.gather(Gather(tables: ["old"], conflict: conflict))
        let runner = try runner(to: target, [step]) { table in
            try table.put(Shop.order("a", 1, ("amount", "here")))
        }
        let store = TemporaryStore.current
        let old = try store.createTable("old", partitionKey: "PK", sortKey: "SK")
        try old.put(Shop.order("a", 1, ("amount", "there")))
        try old.put(Shop.order("a", 2, ("amount", "there")))
        try runner.up()
        let amounts = try store.contents().map { $0["amount"] }
        #expect(amounts == [conflict == .skip ? "here" : "there", "there"])
    }

    @Test("An aborted split takes back a part of an item it had not come to")
    func strandedPart() throws {
        let target = try Shop.second(
            ("      street: string\n      city: string\n  Order:", StepTests.address))
        let step = MigrationStep.splitOff(
            SplitOff(
                model: "Customer", part: "Address", attributes: ["street", "city"],
                shared: ["id"]))
        let runner = try runner(to: target, [step], batch: 2) { table in
            for id in ["a", "b", "c", "d"] { try table.put(Shop.customer(id, ("city", "Bonn"))) }
            try table.put(Shop.customer("z"))
        }
        var batches = 0
        _ = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { batches += 1 } }) { batches == 1 }
        }
        let table = try TemporaryStore.current.table("shop")
        let address: Item = [
            "PK": "CUSTOMER#z", "SK": "ADDRESS", "_type": "Address", "id": "z", "city": "Ulm",
        ]
        try table.put(address)
        try runner.abort()
        #expect(try TemporaryStore.current.contents().count == 5)
        #expect(try table.get(["PK": "CUSTOMER#z", "SK": "PROFILE"])?["city"] == "Ulm")
        #expect(try runner.verify().isSound)
    }

    @Test("An abort that was stopped is resumed, and not begun again")
    func abortTwice() throws {
        let step = MigrationStep.setDefault(
            SetDefault(model: "Order", attribute: "status", value: "open"))
        let runner = try runner(to: Shop.second(), [step], batch: 2) { table in
            for number in 0..<8 { try table.put(Shop.order("a", number)) }
        }
        func stop(
            _ work: (@escaping (MigrationProgress) -> Void, @escaping () -> Bool) throws -> Void
        ) {
            var batches = 0
            _ = migrationError {
                try work({ if $0.stage == .sweep { batches += 1 } }, { batches == 2 })
            }
        }
        stop { try runner.up(progress: $0, isCancelled: $1) }
        stop { try runner.abort(progress: $0, isCancelled: $1) }
        let error = migrationError { try runner.abort() }
        #expect(
            error?.description == "migration 2 (second) is being aborted already: resume that")
        try runner.resume()
        #expect(try runner.status().current == 1)
        try TemporaryStore.current.waitForReclaim()
    }

    /// Three migrations: the second cannot be undone, the third asks for what is not allowed.
    private func three(allowing allowed: Set<MigrationHazard>) throws -> MigrationRunner {
        let versions = try ["1.0.0", "1.1.0", "1.2.0"].map {
            try Shop.schema(("version: 1.0.0", "version: \($0)"))
        }
        let lowercase = MigrationStep.retype(
            RetypeAttribute(model: "Customer", attribute: "email", .lowercase))
        var migrations: [Migration] = []
        for (index, version) in versions.enumerated() {
            let document = MigrationDocument(
                number: index + 1, name: "m\(index + 1)",
                from: index == 0 ? nil : versions[index - 1].version, to: version.version,
                allowed: index == 2 ? allowed : Set(MigrationHazard.allCases),
                steps: index == 0
                    ? []
                    : index == 1
                        ? [lowercase]
                        : [
                            .retype(
                                RetypeAttribute(
                                    model: "Customer", attribute: "city",
                                    .map(["Bonn": "Ulm", "Ulm": "Bonn"])))
                        ])
            migrations.append(
                Migration(document, from: index == 0 ? nil : versions[index - 1], to: version))
        }
        var options = MigrationOptions()
        options.takesSnapshots = false
        return try MigrationRunner(
            TemporaryStore.current, migrations: migrations, options: options)
    }

    @Test("What was applied before one that fails is told")
    func outcomes() throws {
        let runner = try three(allowing: [])
        var numbers: [Int] = []
        let error = migrationError {
            try runner.up(finished: { numbers.append($0.applied.number) })
        }
        guard case .dangers? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(numbers == [1, 2])
        #expect(try runner.plan().map(\.isChecked) == [true])
    }

    @Test("Nothing is undone when not all can be")
    func allOrNone() throws {
        let runner = try three(allowing: Set(MigrationHazard.allCases))
        #expect(try runner.plan().map(\.isChecked) == [true, false, false])
        try runner.up()
        let error = migrationError { try runner.down(to: 1) }
        guard case .irreversible(2, _, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try runner.status().current == 3)
    }

    @Test("A result that is not sound leaves the migration unfinished, and says so")
    func unsound() throws {
        var report = VerificationReport()
        report.add("shop: this is wrong")
        let running = RunningMigration(
            number: 2, name: "second", direction: .up, from: nil, to: SchemaVersion(1, 1, 0),
            checksum: "", run: "", tool: "", phase: .finish)
        let error = MigrationError.unverified(report).inTheMiddle(of: running)
        #expect(
            error.description == """
                migration 2 is unfinished, the result is not sound: 1 problem; mend and resume, or \
                abort
                """)
        #expect(error.details == ["shop: this is wrong"])
    }
}
