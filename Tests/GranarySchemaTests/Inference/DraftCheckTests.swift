import GranaryItems
import Testing

@testable import GranarySchema

/// Stores as people have them: each draft passes the checks, and keeps what a person would keep.
struct DraftCheckTests {
    private func draft(
        _ items: [Item], _ indexes: [SchemaIndex] = [], table: String = "shop"
    ) -> SchemaDraft {
        let draft = SchemaInferenceTests.draft(
            of: items, table: table, indexes: [SchemaInferenceTests.primary] + indexes)
        let errors = draft.schema.check().filter { $0.severity == .error }
        #expect(errors == [])
        let validator = SchemaValidator(draft.schema)
        for item in items { #expect(validator.violations(in: item.view) == []) }
        return draft
    }

    @Test("An index that nothing is in is left out, and its keys stay as attributes")
    func unreachedIndexes() throws {
        let items: [Item] = (1...3).map { number in
            [
                "PK": .string("U#\(number)"), "SK": "U", "id": .string("\(number)"),
                "GS1PK": .string("CITY#c\(number)"), "city": .string("c\(number)"), "open": true,
            ]
        }
        let found = draft(
            items,
            [
                SchemaIndex(
                    name: "gs1", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"]),
                SchemaIndex(name: "byCity", kind: .global, partitionKey: ["city"]),
                SchemaIndex(name: "byOpen", kind: .global, partitionKey: ["open"]),
            ])
        #expect(found.schema.indexes.map(\.name) == ["primary", "byCity"])
        let model = try #require(found.schema.models.first)
        #expect(model.keys.map(\.attribute) == ["PK", "SK"])
        #expect(model.attribute(named: "GS1PK")?.shape.type == .string)
        #expect(
            found.remarks == [
                InferenceRemark(model: "Shop", attribute: "GS1PK", .unclearKey("CITY#${city}")),
                InferenceRemark(model: "ShopSchema", .indexLeftOut("byOpen")),
                InferenceRemark(model: "ShopSchema", .indexLeftOut("gs1")),
            ])
    }

    @Test("Keys that no attribute feeds are told apart by the words in them")
    func wordsInKeys() throws {
        let items: [Item] = (1...3).flatMap { number -> [Item] in
            [
                ["PK": .string("USER#\(number)"), "SK": "PROFILE", "name": "a"],
                ["PK": .string("USER#\(number)"), "SK": .string("ORDER#\(number)"), "sum": 1],
                ["PK": .string("USER#\(number)"), "SK": .string("LOG#\(number)#x.y"), "at": 1],
            ]
        }
        let found = draft(items)
        #expect(found.schema.models.count == 3)
        let order = try #require(found.schema.model(named: "UserOrder"))
        #expect(order.attribute(named: "PK")?.shape.limits.pattern == "USER#[^#]*")
        #expect(order.attribute(named: "SK")?.shape.limits.pattern == "ORDER#[^#]*")
        #expect(!found.remarks.contains { if case .sharedKeys = $0.reason { true } else { false } })
    }

    @Test("Models that nothing keeps apart are one")
    func sharedKeys() throws {
        let items: [Item] = (1...4).map { number in
            [
                "PK": .string("k\(number)"), "SK": "x",
                "_type": number.isMultiple(of: 2) ? "Order" : "User",
                "n": .number(Number(number)),
            ]
        }
        let found = draft(items)
        #expect(found.schema.models.map(\.name) == ["ShopRecord"] || found.schema.models.count == 1)
        let model = try #require(found.schema.models.first)
        #expect(model.attribute(named: "_type")?.isRequired == true)
        #expect(found.schema.typeField == "_model")
        #expect(
            found.remarks.contains(
                InferenceRemark(model: model.name, .sharedKeys(["Order", "User"])))
        )
    }

    @Test("A value that is followed by another holds no separator")
    func separators() throws {
        let items: [Item] = (1...3).map { number in
            [
                "PK": .string("CITY#New York\(number)#x"), "SK": "A", "zone": "x",
                "city": .string("New York\(number)"),
            ]
        }
        let model = try #require(draft(items).schema.models.first)
        #expect(model.key(named: "PK")?.text == "CITY#${city}#${zone}")
        #expect(model.attribute(named: "city")?.shape.limits.pattern == "[^#]*")
        #expect(model.attribute(named: "zone")?.shape.limits.format == .id)
    }

    @Test(
        "Names that Swift has taken are not a model's, nor the schema's",
        arguments: [
            ("Task", "TaskRecord", "TaskSchema"), ("Store", "StoreRecord", "StoreSchemaSchema"),
            ("Order", "Order", "OrderSchema"),
        ])
    func takenNames(type: String, name: String, schema: String) {
        let items: [Item] = (1...2).map { number in
            [
                "PK": .string("T#\(number)"), "SK": "T", "id": .string("\(number)"),
                "_type": .string(type),
            ]
        }
        let found = draft(items, table: type.lowercased())
        #expect(found.schema.models.map(\.name) == [name])
        #expect(found.schema.name == schema)
        #expect(found.schema.typeField == (type == "Order" ? "_type" : "_model"))
    }

    @Test("One attribute expires an item, and a key does not change")
    func expiryAndTimes() throws {
        let items: [Item] = (1...2).map { number in
            [
                "PK": .string("A#\(number)"), "SK": .string("2025-01-0\(number)T00:00:00.000Z"),
                "id": .string("\(number)"), "ttl": 1_893_456_000, "expires_at": 1_893_456_000,
                "updated_at": .string("2025-01-0\(number)T00:00:00.000Z"),
            ]
        }
        let model = try #require(draft(items).schema.models.first)
        #expect(
            model.attributes.filter { $0.shape.type == .timeToLive }.map(\.name) == ["expires_at"])
        #expect(model.attribute(named: "ttl")?.shape.type == .int)
        #expect(model.key(named: "SK")?.text == "${updated_at}")
        #expect(model.timestamps == nil)
    }

    @Test("An index by a type that no item has is left out, and so is a list of other models")
    func indexesOfOtherModels() throws {
        let items: [Item] = (1...2).map { number in
            [
                "PK": .string("USER#\(number)"), "SK": "PROFILE", "id": .string("\(number)"),
                "email": .string("a\(number)@b.co"), "city": "x",
            ]
        }
        let found = draft(
            items,
            [
                SchemaIndex(name: "User.email", kind: .unique, partitionKey: ["_type", "email"]),
                SchemaIndex(
                    name: "byCity", kind: .global, partitionKey: ["city"], models: ["Customer"]),
            ])
        #expect(found.schema.models.map(\.name) == ["UserProfile"])
        #expect(found.schema.indexes.map(\.name) == ["primary", "byCity"])
        #expect(found.schema.index(named: "byCity")?.models == [])
        #expect(
            found.remarks == [InferenceRemark(model: "Shop", .indexLeftOut("User.email"))])
    }
}
