import GranaryItems
import GranarySchema
import Testing

@testable import GranaryMigrations

/// Steps must lead from one schema to the other; what they endanger, and what undoes them, is known
/// without data.
@Suite("Checks of migrations")
struct MigrationCheckTests {
    func check(_ target: Schema, _ steps: MigrationStep...) throws -> MigrationCheck {
        let document = MigrationDocument(
            number: 2, name: "x", from: SchemaVersion(1, 0, 0), to: target.version, steps: steps)
        return Migration(document, from: try Shop.schema(), to: target).check()
    }

    func messages(_ check: MigrationCheck) -> [String] {
        check.diagnostics.map { "\($0.message)\($0.remedy.isEmpty ? "" : "; \($0.remedy)")" }
    }

    @Test("A difference that no step explains is an error")
    func unexplained() throws {
        let target = try Shop.second(
            ("amount: string", "amount: number"), ("price: number", "cost: number"),
            ("street: string", "street: string\n      zip: { type: string, required: true }"),
            ("ORDER#${number:6:0}", "NUMBER#${number:6:0}"),
            ("byStatus: { hash: status, sort: placed }", "byCity: { hash: city }"))
        #expect(
            Set(messages(try check(target))) == [
                """
                the target schema stores Order.amount as another type, and no step converts it; \
                use retype
                """,
                """
                the target schema has no attribute Order.price, and no step says what becomes of \
                it; use removeAttribute or renameAttribute
                """,
                """
                the target schema requires Customer.zip, and no step sets it; use setDefault or \
                compute
                """,
                """
                the target schema makes Order.SK by NUMBER#${number:6:0}, and no step does; use \
                changeKeyTemplate
                """,
                "the target schema has the index byCity, and no step adds it; use addIndex",
                "the target schema has no index byStatus, and no step drops it; use dropIndex",
            ])
    }

    @Test("A model that goes must go somewhere")
    func model() throws {
        let target = try Shop.second(("  Order:", "  Purchase:"))
        #expect(
            messages(try check(target)) == [
                """
                the target schema has no model Order, and no step says what becomes of its items; \
                use renameModel, splitModel, mergeModels or swift
                """
            ])
        #expect(
            messages(
                try check(target, .renameModel(RenameModel(model: "Order", to: "Purchase")))) == []
        )
    }

    @Test("A step that names what is not there says what may be meant")
    func names() throws {
        let target = try Shop.second(("amount: string", ""))
        let found = try check(
            target,
            .removeAttribute(RemoveAttribute(model: "Ordr", attribute: "amount")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amout")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")),
            .addIndex(AddIndex("byState")))
        #expect(
            messages(found) == [
                "there is no model Ordr at this step; did you mean Order?",
                "Order has no attribute amout at this step; did you mean amount?",
                "Order has no attribute amount at this step",
                "the target schema has no index byState; did you mean byStatus?",
            ])
        #expect(found.diagnostics[0].path.keys == ["steps", "1", "removeAttribute"])
    }

    @Test("Additions, new limits and removed requirements need no step")
    func additions() throws {
        let target = try Shop.second(
            ("email: string", "email: { type: string, maxLength: 200 }\n      phone: string"))
        let found = try check(target)
        #expect(found.diagnostics == [])
        #expect(found.dangers.map(\.hazard) == [.needsDataCheck])
        #expect(found.inverse == [])
    }

    @Test("The dangers of each step are known")
    func dangers() throws {
        let target = try Shop.second(
            ("amount: string", ""), ("ORDER#${number:6:0}", "O#${number:6:0}"),
            ("quantity: int", "quantity: string"))
        let found = try check(
            target, .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")),
            .changeKeyTemplate(
                ChangeKeyTemplate(model: "Order", key: "SK", to: "O#${number:6:0}")),
            .retype(RetypeAttribute(model: "Order", attribute: "quantity", .numberToString)))
        #expect(found.diagnostics == [])
        #expect(
            found.dangers.map { "\($0.step ?? -1) \($0.hazard.rawValue)" } == [
                "0 losesData", "0 irreversible", "1 rewritesKeys", "1 needsDataCheck",
            ])
        #expect(found.inverse == nil)
        #expect(found.irreversible == ["the values of Order.amount are not kept"])
    }

    @Test("Steps are undone in the opposite order, by the names they see")
    func inverse() throws {
        let target = try Shop.second(
            ("  Order:", "  Purchase:"), ("amount: string", "total: number"),
            ("ORDER#${number:6:0}", "O#${number:6:0}"),
            ("price: number", "price: number\n      note: string"),
            ("byStatus: { hash: status, sort: placed }", "byCity: { hash: city }"))
        let found = try check(
            target, .renameModel(RenameModel(model: "Order", to: "Purchase")),
            .renameAttribute(
                RenameAttribute(model: "Purchase", attribute: "amount", to: "total")),
            .retype(RetypeAttribute(model: "Purchase", attribute: "total", .stringToNumber)),
            .setDefault(SetDefault(model: "Purchase", attribute: "note", value: "none")),
            .changeKeyTemplate(
                ChangeKeyTemplate(model: "Purchase", key: "SK", to: "O#${number:6:0}")),
            .dropIndex(DropIndex("byStatus")), .addIndex(AddIndex("byCity")))
        #expect(found.diagnostics == [])
        #expect(
            found.inverse == [
                .dropIndex(DropIndex("byCity")), .addIndex(AddIndex("byStatus")),
                .changeKeyTemplate(
                    ChangeKeyTemplate(model: "Purchase", key: "SK", to: "ORDER#${number:6:0}")),
                .removeAttribute(RemoveAttribute(model: "Purchase", attribute: "note")),
                .retype(RetypeAttribute(model: "Purchase", attribute: "total", .numberToString)),
                .renameAttribute(
                    RenameAttribute(model: "Purchase", attribute: "total", to: "amount")),
                .renameModel(RenameModel(model: "Purchase", to: "Order")),
            ])
    }

    @Test("What undoes a migration leads back to its first schema")
    func inverseLeadsBack() throws {
        let target = try Shop.second(
            ("      street: string\n      city: string\n  ", "  "), ("  Order:", StepTests.address),
            ("amount: string", "amount: number"))
        let steps: [MigrationStep] = [
            .splitOff(
                SplitOff(
                    model: "Customer", part: "Address", attributes: ["street", "city"],
                    shared: ["id"])),
            .retype(RetypeAttribute(model: "Order", attribute: "amount", .stringToNumber)),
        ]
        let document = MigrationDocument(
            number: 2, name: "x", from: SchemaVersion(1, 0, 0), to: target.version, steps: steps)
        let there = Migration(document, from: try Shop.schema(), to: target)
        #expect(there.check().diagnostics == [])
        let inverse = try #require(there.check().inverse)
        let back = MigrationDocument(
            number: 2, name: "x", from: target.version, to: SchemaVersion(1, 0, 0),
            steps: inverse)
        #expect(Migration(back, from: target, to: try Shop.schema()).check().diagnostics == [])
    }

    @Test("The checksum is of what is said, and not of how")
    func checksum() throws {
        let first = try Shop.migration(
            to: Shop.second(("amount: string", "")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")))
        let same = try Shop.migration(
            to: Shop.second(("amount: string", "")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")))
        let other = try Shop.migration(
            to: Shop.second(("amount: string", ""), ("price: number", "price: int")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")))
        #expect(first.checksum == same.checksum)
        #expect(first.checksum != other.checksum)
        #expect(first.checksum.count == 64)
        #expect(
            Checksum.sha256("abc")
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
