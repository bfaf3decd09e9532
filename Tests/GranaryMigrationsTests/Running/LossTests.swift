import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// Nothing that is stored is lost or changed without its danger being said, and what has inverse steps
/// comes back to the letter.
@Suite("What migrations lose, and say so", .temporaryStore)
struct LossTests {
    /// The shop with addresses of their own.
    private static let apart = (
        "      street: string\n      city: string\n  Order:", StepTests.address
    )

    /// Goes from one schema to another and back, with so many items a batch.
    private func roundTrip(
        from source: Schema, to target: Schema, _ steps: [MigrationStep], batch: Int = 1_024,
        fill: (Table) throws -> Void, check: (Table) throws -> Void = { _ in }
    ) throws {
        let store = TemporaryStore.current
        let runner = try Shop.runner(from: source, to: target, steps, batch: batch)
        try runner.up(to: 1)
        let table = try store.table("shop")
        try fill(table)
        let before = try store.contents()
        try runner.up()
        try check(table)
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        try store.waitForReclaim()
    }

    @Test("What earlier steps do to a part is done before it is merged", arguments: [1, 1_024])
    func mergeAfterRename(batch: Int) throws {
        let steps: [MigrationStep] = [
            .renameAttribute(RenameAttribute(model: "Address", attribute: "city", to: "town")),
            .setDefault(SetDefault(model: "Address", attribute: "street", value: "unknown")),
            .mergeInto(
                MergeInto(model: "Address", into: "Customer", attributes: ["street", "town"])),
        ]
        try roundTrip(
            from: Shop.schema(Self.apart),
            to: Shop.second(("      city: string", "      town: string")), steps, batch: batch
        ) { table in
            for (id, city) in [("a", "Bonn"), ("b", "Ulm")] {
                try table.put(Shop.customer(id))
                let address: Item = [
                    "PK": .string("CUSTOMER#\(id)"), "SK": "ADDRESS", "_type": "Address",
                    "id": .string(id), "city": .string(city),
                ]
                try table.put(address)
            }
        } check: { table in
            let customer = try #require(try table.get(["PK": "CUSTOMER#b", "SK": "PROFILE"]))
            #expect(customer["town"] == "Ulm")
            #expect(customer["street"] == "unknown")
            #expect(try TemporaryStore.current.contents().count == 2)
        }
    }

    /// Undoing is a merge, of a part whose attribute was renamed after it was split off.
    @Test("What is split off and renamed comes back", arguments: [1, 1_024])
    func splitThenRename(batch: Int) throws {
        let steps: [MigrationStep] = [
            .splitOff(
                SplitOff(
                    model: "Customer", part: "Address", attributes: ["street", "city"],
                    shared: ["id"])),
            .renameAttribute(RenameAttribute(model: "Address", attribute: "city", to: "town")),
        ]
        let address = StepTests.address.replacing("city: string", with: "town: string")
        try roundTrip(
            from: Shop.schema(), to: Shop.second((Self.apart.0, address)), steps, batch: batch
        ) { table in
            try table.put(Shop.customer("a", ("street", "A 1"), ("city", "Bonn")))
            try table.put(Shop.customer("b", ("city", "Ulm")))
        }
    }

    @Test("A default that was filled in goes again, where the attribute was there before")
    func defaults() throws {
        try roundTrip(
            from: Shop.schema(), to: Shop.second(),
            [.setDefault(SetDefault(model: "Order", attribute: "status", value: "open"))]
        ) { table in
            for number in 0..<10 { try table.put(Shop.order("a", number)) }
            try table.put(Shop.order("a", 11, ("status", "paid")))
        } check: { table in
            let order = try table.get(["PK": "CUSTOMER#a", "SK": "ORDER#000003"])
            #expect(order?["status"] == "open")
        }
    }

    @Test("And so it does when the run is aborted half way")
    func abortedDefaults() throws {
        let store = TemporaryStore.current
        let table = try Shop.fill(customers: 0)
        for number in 0..<10 { try table.put(Shop.order("a", number)) }
        let before = try store.contents()
        let runner = try Shop.runner(
            Shop.migration(
                to: Shop.second(),
                .setDefault(SetDefault(model: "Order", attribute: "status", value: "open")))
        ) { $0.batchItemCount = 2 }
        var batches = 0
        _ = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { batches += 1 } }) { batches == 2 }
        }
        #expect(try runner.abort().applied.changedCount == 4)
        #expect(try store.contents() == before)
        try store.waitForReclaim()
    }

    @Test("Texts that a table makes of others, and that were there, are told apart on the way back")
    func map() throws {
        let step = MigrationStep.retype(
            RetypeAttribute(
                model: "Order", attribute: "status", .map(["void": "paid", "open": "new"])))
        let target = try Shop.second(
            ("enum: [open, paid, void], default: open", "enum: [new, paid], default: new"))
        try roundTrip(from: Shop.schema(), to: target, [step]) { table in
            for (number, status) in ["void", "paid", "open"].enumerated() {
                try table.put(Shop.order("a", number, ("status", .string(status))))
            }
        }
        let dangers = try Shop.migration(to: target, step).check().dangers
        #expect(
            dangers.map(\.message).contains(
                "Order.status: paid stays as it is, and others become it"))
    }

    @Test("Values that are no case come back from a split, and absent ones stay absent")
    func splitOtherwise() throws {
        let start = try #require(Shop.first.firstRange(of: "  Customer:"))
        let end = try #require(Shop.first.firstRange(of: "  Order:"))
        let customer = String(Shop.first[start.lowerBound..<end.lowerBound])
        let two = ["Local", "Far"].map { customer.replacing("Customer:", with: "\($0):") }
        try roundTrip(
            from: Shop.schema(), to: Shop.second((customer, two.joined())),
            [
                .splitByValue(
                    SplitByValue(
                        model: "Customer", by: "city", into: ["Bonn": "Local", "Ulm": "Far"],
                        otherwise: "Far"))
            ]
        ) { table in
            for city in ["Bonn", "Ulm", "Kiel"] {
                try table.put(Shop.customer(city, ("city", .string(city))))
            }
            try table.put(Shop.customer("none"))
        } check: { table in
            let kiel = try table.get(["PK": "CUSTOMER#Kiel", "SK": "PROFILE"])
            #expect(kiel?["_type"] == "Far")
            #expect(kiel?["city"] == "Kiel")
        }
    }

    @Test("A part whose key does not tell whose it is cannot be merged, nor is that proposed")
    func sharedPart() throws {
        let source = try Shop.schema(Self.apart)
        let target = try Shop.second(
            (Self.apart.0, "  Order:"), ("      amount: string", "      city: string"))
        let document = MigrationDocument(
            number: 2, name: "second", from: source.version, to: target.version,
            steps: [
                .mergeInto(MergeInto(model: "Address", into: "Order", attributes: ["city"]))
            ])
        let check = Migration(document, from: source, to: target).check()
        #expect(
            check.diagnostics.first?.message
                == "the key of Address does not tell which item of Order it goes into: several may "
                + "have one Address")
        let proposal = MigrationProposal(from: source, to: target)
        #expect(!proposal.steps.contains { if case .mergeInto = $0 { true } else { false } })
        #expect(
            proposal.remarks.contains(
                "what becomes of the items of Address? Use renameModel, splitModel, mergeModels or "
                    + "swift"))
    }

    @Test("Values that give way are a danger")
    func dangers() throws {
        func dangers(_ source: Schema, _ target: Schema, _ step: MigrationStep) -> [String] {
            let document = MigrationDocument(
                number: 2, name: "second", from: source.version, to: target.version,
                steps: [step])
            return Migration(document, from: source, to: target).check().dangers
                .filter { $0.hazard == .losesData }.map(\.message)
        }
        let separate = try Shop.schema(("  Order:", StepTests.address))
        #expect(
            dangers(
                separate, try Shop.second(),
                .mergeInto(
                    MergeInto(
                        model: "Address", into: "Customer", attributes: ["street", "city"])))
                == ["where both have street, city, that of Address is gone afterwards"])
        let keeping = ("table: shop\n", "table: shop\nunknown: keep\n")
        #expect(
            dangers(
                try Shop.schema(keeping),
                try Shop.second(keeping, ("      amount: string", "      total: string")),
                .renameAttribute(
                    RenameAttribute(model: "Order", attribute: "amount", to: "total")))
                == ["where an item has an undeclared total, its amount is gone afterwards"])
        let gathering = try Shop.second(("  Order:\n", "  Order:\n    origin: old\n"))
        #expect(
            dangers(
                try Shop.schema(), gathering, .gather(Gather(tables: ["old"], conflict: .replace)))
                == ["items whose keys are those of gathered ones are replaced"])
    }

    @Test("Formulas are computed in decimals, exactly")
    func decimals() throws {
        let target = try Shop.second(("price: number", "price: number\n      total: number"))
        func total(_ formula: String, _ price: AttributeValue, _ quantity: Int) throws
            -> AttributeValue?
        {
            let step = MigrationStep.compute(
                ComputeAttribute(
                    model: "Order", attribute: "total", .formula(try Formula(formula))))
            let compiled = CompiledMigration(
                [step], from: try Shop.schema(), to: target, functions: [:])
            let order = Shop.order("a", 1, ("price", price), ("quantity", AttributeValue(quantity)))
            return try compiled.migrate(order) { _ in nil }?.items.first?["total"]
        }
        #expect(try total("price * quantity", 0.1, 3) == 0.3)
        #expect(
            try total("price * quantity", .number(Number(9_007_199_254_740_993)), 1)
                == .number(Number(9_007_199_254_740_993)))
        let long = try Number("12345678901234567890123456789012345678")
        #expect(
            try total("price + quantity - 1", .number(long), 1) == .number(long))
        #expect(
            try total("price / quantity", 2, 3)
                == .number(Number("0.66666666666666666666666666666666666667")))
    }

    @Test("Fractions that a whole attribute does not take are a danger")
    func wholeTotal() throws {
        let target = try Shop.second(("price: number", "price: number\n      total: int"))
        func messages(_ formula: String) throws -> [String] {
            let step = MigrationStep.compute(
                ComputeAttribute(
                    model: "Order", attribute: "total", .formula(try Formula(formula))))
            return try Shop.migration(to: target, step).check().dangers
                .filter { $0.hazard == .losesData }.map(\.message)
        }
        let rounded = "Order.total is whole: fractions of quantity * price are rounded"
        #expect(try messages("quantity * price") == [rounded])
        #expect(try messages("quantity * 2") == [])
    }
}
