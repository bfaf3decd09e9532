import GranaryItems
import GranarySchema
import Testing

@testable import GranaryMigrations

/// Each step does to an item what it says, leaves the rest as bytes, and leaves what is done alone.
@Suite("Steps")
struct StepTests {
    /// What an item becomes by one step from the first version to another.
    func migrate(
        _ item: Item, _ step: MigrationStep, _ replacements: (String, String)...,
        find: @escaping (Item) -> Item? = { _ in nil }
    ) throws -> [Item]? {
        let target = try Shop.schema([("version: 1.0.0", "version: 1.1.0")] + replacements)
        let compiled = CompiledMigration(
            [step], from: try Shop.schema(), to: target, functions: [:])
        return try compiled.migrate(item, find)?.items
    }

    @Test func renameAttribute() throws {
        let step = MigrationStep.renameAttribute(
            RenameAttribute(model: "Order", attribute: "amount", to: "total"))
        let order = Shop.order("a", 1, ("amount", "5"))
        let change = ("amount: string", "total: string")
        #expect(try migrate(order, step, change) == [Shop.order("a", 1, ("total", "5"))])
        // The new name is there already: it stays.
        let both = order.replacing([("total", "6")])
        #expect(try migrate(both, step, change) == [Shop.order("a", 1, ("total", "6"))])
        let neither = Shop.order("a", 1)
        #expect(try migrate(neither, step, change) == [neither])
        // Another model is not touched.
        #expect(try migrate(Shop.customer("a"), step, change) == nil)
    }

    @Test("A renamed part of a key leaves the key as it is")
    func renameKeyPart() throws {
        let step = MigrationStep.renameAttribute(
            RenameAttribute(model: "Order", attribute: "number", to: "serial"))
        let migrated = try migrate(
            Shop.order("a", 1), step, ("${number:6:0}", "${serial:6:0}"),
            ("number: { type: int", "serial: { type: int"))
        #expect(
            migrated == [Shop.order("a", 1).replacing([("number", nil), ("serial", 1)])])
    }

    @Test func retype() throws {
        let step = MigrationStep.retype(
            RetypeAttribute(model: "Order", attribute: "amount", .stringToNumber))
        let change = ("amount: string", "amount: number")
        let order = Shop.order("a", 1, ("amount", "12.50"))
        #expect(try migrate(order, step, change) == [Shop.order("a", 1, ("amount", 12.5))])
        let done = Shop.order("a", 1, ("amount", 7))
        #expect(try migrate(done, step, change) == [done])
        let bad = Shop.order("a", 1, ("amount", "a dozen"))
        let error = #expect(throws: StepError.self) { try migrate(bad, step, change) }
        #expect(
            error?.description
                == "step 1, retype: amount is \"a dozen\", which stringToNumber cannot convert")
        let lenient = MigrationStep.retype(
            RetypeAttribute(model: "Order", attribute: "amount", .stringToNumber, otherwise: 0))
        #expect(try migrate(bad, lenient, change) == [Shop.order("a", 1, ("amount", 0))])
    }

    @Test("The value of a secret is not in the message")
    func hidden() throws {
        let step = MigrationStep.retype(
            RetypeAttribute(model: "Order", attribute: "secret", .stringToNumber))
        let order = Shop.order("a", 1, ("secret", "hunter2"))
        let error = #expect(throws: StepError.self) { try migrate(order, step) }
        #expect(
            error?.description
                == "step 1, retype: secret is a value, which stringToNumber cannot convert")
    }

    @Test func setDefault() throws {
        let step = MigrationStep.setDefault(
            SetDefault(model: "Order", attribute: "status", value: "open"))
        let order = Shop.order("a", 1)
        #expect(try migrate(order, step) == [Shop.order("a", 1, ("status", "open"))])
        let paid = Shop.order("a", 1, ("status", "paid"))
        #expect(try migrate(paid, step) == [paid])
    }

    @Test func computeFormula() throws {
        let formula = try Formula("quantity * price")
        let step = MigrationStep.compute(
            ComputeAttribute(model: "Order", attribute: "total", .formula(formula)))
        let change = ("price: number", "price: number\n      total: int")
        let order = Shop.order("a", 1, ("quantity", 3), ("price", 2.5))
        // A whole number is rounded.
        #expect(try migrate(order, step, change) == [order.replacing([("total", 8)])])
        let lacking = Shop.order("a", 1, ("quantity", 3))
        #expect(try migrate(lacking, step, change) == [lacking])
        let only = MigrationStep.compute(
            ComputeAttribute(
                model: "Order", attribute: "total", .formula(formula), onlyAbsent: true))
        let there = order.replacing([("total", 1)])
        #expect(try migrate(there, only, change) == [there])
        #expect(try migrate(there, step, change) == [order.replacing([("total", 8)])])
    }

    @Test("A formula without a value stops, and says why")
    func computeFails() throws {
        let step = MigrationStep.compute(
            ComputeAttribute(
                model: "Order", attribute: "total", .formula(try Formula("price / quantity"))))
        let zero = Shop.order("a", 1, ("quantity", 0), ("price", 2.5))
        let error = #expect(throws: StepError.self) { try migrate(zero, step) }
        #expect(
            error?.description
                == "step 1, compute: total cannot be computed: price / quantity has no value here")
        let text = Shop.order("a", 1, ("quantity", "x"), ("price", 2.5))
        let other = #expect(throws: StepError.self) { try migrate(text, step) }
        #expect(
            other?.description
                == "step 1, compute: total cannot be computed: quantity is not a number")
    }

    @Test func computeTemplate() throws {
        let template = try KeyTemplate(attribute: "address", text: "${street}, ${city}")
        let step = MigrationStep.compute(
            ComputeAttribute(model: "Customer", attribute: "address", .template(template)))
        let customer = Shop.customer("a", ("street", "A 1"), ("city", "Bonn"))
        #expect(
            try migrate(customer, step, ("city: string", "city: string\n      address: string"))
                == [customer.replacing([("address", "A 1, Bonn")])])
    }

    @Test func removeAttribute() throws {
        let step = MigrationStep.removeAttribute(
            RemoveAttribute(model: "Order", attribute: "amount"))
        let order = Shop.order("a", 1, ("amount", "5"))
        #expect(try migrate(order, step, ("amount: string", "")) == [Shop.order("a", 1)])
    }

    @Test func changeKeyTemplate() throws {
        let step = MigrationStep.changeKeyTemplate(
            ChangeKeyTemplate(model: "Order", key: "SK", to: "ORDER#${placed}#${number:6:0}"))
        let order = Shop.order("a", 1, ("placed", "2025-01-01T00:00:00Z"))
        #expect(
            try migrate(order, step, ("ORDER#${number:6:0}", "ORDER#${placed}#${number:6:0}"))
                == [order.replacing([("SK", "ORDER#2025-01-01T00:00:00Z#000001")])])
    }

    @Test func renameModel() throws {
        let step = MigrationStep.renameModel(RenameModel(model: "Order", to: "Purchase"))
        let order = Shop.order("a", 1)
        #expect(
            try migrate(order, step, ("  Order:", "  Purchase:"))
                == [order.replacing([("_type", "Purchase")])])
        // An item without a type is known by its key, and gets one.
        let old = order.replacing([("_type", nil)])
        #expect(
            try migrate(old, step, ("  Order:", "  Purchase:"))
                == [order.replacing([("_type", "Purchase")])])
    }

    @Test func splitByValue() throws {
        let step = MigrationStep.splitByValue(
            SplitByValue(
                model: "Order", by: "status", into: ["paid": "Sale", "open": "Order"]))
        let sale = """
              Sale:
                keys: { PK: "CUSTOMER#${id}", SK: "SALE#${number:6:0}" }
                attributes:
                  id: { type: string, required: true }
                  number: { type: int, required: true }
              Order:
            """
        let paid = Shop.order("a", 1, ("status", "paid"))
        #expect(
            try migrate(paid, step, ("  Order:", sale)) == [
                Shop.order("a", 1).replacing([("_type", "Sale"), ("SK", "SALE#000001")])
            ])
        let open = Shop.order("a", 1, ("status", "open"))
        #expect(try migrate(open, step, ("  Order:", sale)) == [open])
        let void = Shop.order("a", 1, ("status", "void"))
        let error = #expect(throws: StepError.self) {
            try migrate(void, step, ("  Order:", sale))
        }
        #expect(
            error?.description
                == "step 1, splitModel: status is \"void\", which leads to no model")
    }

    static let address = """
          Address:
            keys: { PK: "CUSTOMER#${id}", SK: ADDRESS }
            attributes:
              id: { type: string, required: true }
              street: string
              city: string
          Order:
        """

    @Test func splitOff() throws {
        let step = MigrationStep.splitOff(
            SplitOff(
                model: "Customer", part: "Address", attributes: ["street", "city"],
                shared: ["id"]))
        let customer = Shop.customer("a", ("street", "A 1"), ("city", "Bonn"), ("email", "e"))
        let address: Item = [
            "PK": "CUSTOMER#a", "SK": "ADDRESS", "_type": "Address", "id": "a", "street": "A 1",
            "city": "Bonn",
        ]
        #expect(
            try migrate(customer, step, ("  Order:", Self.address))
                == [Shop.customer("a", ("email", "e")), address])
        let without = Shop.customer("a")
        #expect(try migrate(without, step, ("  Order:", Self.address)) == [without])
    }

    @Test func mergeInto() throws {
        let source = try Shop.schema(("  Order:", Self.address))
        let step = MigrationStep.mergeInto(
            MergeInto(model: "Address", into: "Customer", attributes: ["street", "city"]))
        var compiled = CompiledMigration(
            [step], from: source, to: try Shop.second(), functions: [:])
        compiled.revision = 9
        let customer = Shop.customer("a", ("email", "e"))
        let key: Item = ["PK": "CUSTOMER#a", "SK": "ADDRESS"]
        let address = key.replacing([
            ("_type", "Address"), ("id", "a"), ("street", "A 1"), ("city", "Bonn"),
        ])
        let whole = Shop.customer("a", ("email", "e"), ("street", "A 1"), ("city", "Bonn"))
        let taken = try compiled.migrate(customer) { $0 == key ? address : nil }
        #expect(taken?.items == [whole])
        #expect(taken?.consumedKeys == [key])
        // The one that goes waits for the other, unless that is done already.
        let customerKey: Item = ["PK": "CUSTOMER#a", "SK": "PROFILE"]
        #expect(
            try compiled.migrate(address) { $0 == customerKey ? customer : nil }?.items == nil)
        var done = customer
        done.schemaVersion = 9
        let late = try compiled.migrate(address) { [done] in $0 == customerKey ? done : nil }
        #expect(late?.items.map(\.attributes) == [whole.attributes])
        #expect(late?.consumedKeys == [customerKey])
        let error = #expect(throws: StepError.self) { try compiled.migrate(address) { _ in nil } }
        #expect(
            error?.description
                == "step 1, mergeModels: there is no item of Customer that it goes into")
    }

    @Test func mergeByValue() throws {
        let source = try Shop.schema(
            (
                "  Order:",
                """
                  Sale:
                    keys: { PK: "CUSTOMER#${id}", SK: "SALE#${number:6:0}" }
                    attributes:
                      id: { type: string, required: true }
                      number: { type: int, required: true }
                  Order:
                """
            ))
        let step = MigrationStep.mergeByValue(
            MergeByValue(models: ["Sale": "paid"], into: "Order", by: "status", others: ["Order"])
        )
        let compiled = CompiledMigration(
            [step], from: source, to: try Shop.second(), functions: [:])
        let sale = Shop.order("a", 1).replacing([("_type", "Sale"), ("SK", "SALE#000001")])
        #expect(
            try compiled.migrate(sale) { _ in nil }?.items
                == [Shop.order("a", 1, ("status", "paid"))])
        let order = Shop.order("a", 2, ("status", "void"))
        #expect(try compiled.migrate(order) { _ in nil }?.items == [order])
    }

    @Test func swift() throws {
        let step = MigrationStep.swift(SwiftStep(name: "double", models: ["Order"]))
        let compiled = CompiledMigration(
            [step], from: try Shop.schema(), to: try Shop.second(),
            functions: [
                "double": { item in
                    guard let number = item["number"]?.intValue else { return [] }
                    if number == 9 { return [] }
                    return [item, item.replacing([("number", AttributeValue(number + 100))])]
                }
            ])
        #expect(
            try compiled.migrate(Shop.order("a", 1)) { _ in nil }?.items
                == [Shop.order("a", 1), Shop.order("a", 101)])
        #expect(try compiled.migrate(Shop.order("a", 9)) { _ in nil }?.items == [])
    }

    @Test("Steps see what those before them did")
    func sequence() throws {
        let target = try Shop.second(
            ("  Order:", "  Purchase:"), ("amount: string", "total: int"))
        let compiled = CompiledMigration(
            [
                .renameModel(RenameModel(model: "Order", to: "Purchase")),
                .renameAttribute(
                    RenameAttribute(model: "Purchase", attribute: "amount", to: "total")),
                .retype(
                    RetypeAttribute(model: "Purchase", attribute: "total", .stringToNumber)),
                .retype(RetypeAttribute(model: "Purchase", attribute: "total", .multiply(100))),
            ], from: try Shop.schema(), to: target, functions: [:])
        #expect(
            try compiled.migrate(Shop.order("a", 1, ("amount", "12.34"))) { _ in nil }?.items
                == [Shop.order("a", 1, ("total", 1_234)).replacing([("_type", "Purchase")])])
        let wantsOrders = compiled.wants(Shop.order("a", 1).view)
        let wantsCustomers = compiled.wants(Shop.customer("a").view)
        #expect(wantsOrders)
        #expect(!wantsCustomers)
    }

    @Test("Attributes that no step touches keep their bytes")
    func untouched() throws {
        let step = MigrationStep.removeAttribute(
            RemoveAttribute(model: "Order", attribute: "amount"))
        let item = Shop.order(
            "a", 1, ("amount", "5"), ("odd", .map(["z": .numberSet([3, 1]), "a": .null])),
            ("list", [1, "two", .binary([0, 255])]))
        let migrated = try migrate(item, step, ("amount: string", ""))
        #expect(migrated?.first?.encodedBytes == item.replacing([("amount", nil)]).encodedBytes)
    }
}
