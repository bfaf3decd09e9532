import GranaryItems
import Testing

@testable import GranarySchema

/// A draft of a schema is only worth having when a person would have written much the same.
struct SchemaInferenceTests {
    static let primary = SchemaIndex(
        name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"])

    /// The draft of a table with the key PK, SK.
    static func draft(
        of items: [Item], table: String = "shop", indexes: [SchemaIndex] = [primary],
        typeField: String? = nil
    ) -> SchemaDraft {
        var inference = SchemaInference(table: table, indexes: indexes, typeField: typeField)
        for item in items { inference.add(item.view) }
        return inference.draft()
    }

    @Test func nothingGivenIsASchemaWithoutModels() {
        let draft = Self.draft(of: [], table: "my-table", indexes: [])
        #expect(draft.schema.name == "MyTable")
        #expect(draft.schema.table == "my-table")
        #expect(draft.schema.models.isEmpty)
        #expect(draft.remarks.isEmpty)
    }

    /// Three kinds of items share a partition, as in the platforms this is for.
    private static var platform: [Item] {
        var items: [Item] = []
        for startup in ["s1", "s2"] {
            items.append([
                "PK": .string("STARTUP#\(startup)"), "SK": "PROFILE",
                "startup_id": .string(startup), "company": "Acme", "score": 72,
                "created_at": "2025-11-06T09:30:00.000Z",
            ])
            for day in 1...3 {
                let time = "2025-11-0\(day)T00:00:00.000Z"
                items.append([
                    "PK": .string("STARTUP#\(startup)"), "SK": .string("ACTIVITY#\(time)"),
                    "startup_id": .string(startup), "timestamp": .string(time), "note": "x",
                ])
            }
        }
        return items
    }

    @Test func modelsAreToldApartByTheWordsInTheirKeys() throws {
        let draft = Self.draft(of: Self.platform)
        #expect(draft.remarks == [])
        #expect(draft.schema.models.map(\.name) == ["StartupActivity", "StartupProfile"])
        let activity = try #require(draft.schema.model(named: "StartupActivity"))
        #expect(activity.keys.map(\.text) == ["STARTUP#${startup_id}", "ACTIVITY#${timestamp}"])
        #expect(activity.attributes.map(\.name) == ["startup_id", "timestamp", "note"])
        #expect(
            activity.attribute(named: "timestamp")
                == ModelAttribute(
                    "timestamp", ValueShape(.date(.millisecond)), isRequired: true,
                    isImmutable: true))
        #expect(
            activity.attribute(named: "startup_id")
                == ModelAttribute(
                    "startup_id", ValueShape(.string, limits: ValueLimits(format: .id)),
                    isRequired: true, isImmutable: true))
        let profile = try #require(draft.schema.model(named: "StartupProfile"))
        #expect(profile.keys.map(\.text) == ["STARTUP#${startup_id}", "PROFILE"])
        #expect(profile.timestamps == Timestamps(created: "created_at"))
        #expect(profile.attribute(named: "score")?.shape.type == .int)
    }

    @Test func modelsThatShareAPartitionKeyAreACollection() throws {
        let draft = Self.draft(of: Self.platform)
        let collection = try #require(draft.schema.collections.first)
        #expect(draft.schema.collections.count == 1)
        #expect(collection.name == "startup")
        #expect(collection.key.text == "STARTUP#${startup_id}")
        #expect(collection.models == ["StartupActivity", "StartupProfile"])
    }

    /// A type attribute outranks the keys, whose words may say nearly the same of two models.
    @Test func aTypeAttributeNamesTheModels() {
        let draft = Self.draft(of: [
            ["PK": "A#1", "SK": "A#B#1", "_type": "User", "id": 1],
            ["PK": "A#2", "SK": "A#2", "_type": "Account", "id": 2],
        ])
        #expect(draft.schema.typeField == "_type")
        #expect(draft.schema.models.map(\.name) == ["Account", "User"])
        #expect(draft.schema.models.map { $0.attributes.map(\.name) } == [["id"], ["id"]])
        #expect(draft.schema.models[0].keys.map(\.text) == ["A#${id}", "A#${id}"])
        #expect(draft.schema.models[1].keys.map(\.text) == ["A#${id}", "A#B#${id}"])
    }

    @Test(arguments: [("EntityType", "_type"), ("_type", "_model")])
    func aTypeThatIsNoNameStaysAnAttribute(field: String, typeField: String) {
        let draft = Self.draft(of: [
            ["PK": "c#1", "SK": "c#1", field: "ware house", "n": 1],
            ["PK": "c#2", "SK": "c#2", field: "ware house", "n": 2],
        ])
        #expect(draft.schema.typeField == typeField)
        #expect(draft.schema.models.map(\.name) == ["WareHouse"])
        #expect(draft.schema.models[0].attribute(named: field)?.shape.type == .string)
        #expect(
            draft.remarks == [
                InferenceRemark(model: "WareHouse", attribute: field, .typeIsNoName("ware house"))
            ])
    }

    @Test func anAttributeThatSomeItemsLackIsNotRequired() throws {
        let model = try #require(
            Self.draft(of: [
                ["PK": "U#1", "SK": "U", "id": 1, "name": "a"], ["PK": "U#2", "SK": "U", "id": 2],
            ]).schema.models.first)
        #expect(model.attribute(named: "id")?.isRequired == true)
        #expect(model.attribute(named: "name")?.isRequired == false)
    }

    @Test func aKeyThatNoAttributeFeedsIsAnAttributeItself() throws {
        let draft = Self.draft(of: [
            ["PK": "USER#17", "SK": "PROFILE", "name": "a"],
            ["PK": "USER#18", "SK": "PROFILE", "name": "b"],
        ])
        let model = try #require(draft.schema.models.first)
        #expect(model.name == "UserProfile")
        #expect(model.keys.map(\.text) == ["PROFILE"])
        #expect(model.attributes.first?.name == "PK")
        #expect(model.attributes.first?.isRequired == true)
        #expect(
            draft.remarks == [
                InferenceRemark(
                    model: "UserProfile", attribute: "PK", .keyWithoutAttributes("17"))
            ])
    }

    @Test func keysWithDifferentNumbersOfPartsAreAttributes() throws {
        let draft = Self.draft(
            of: [
                ["PK": "a#1", "SK": "x#1", "_type": "T"],
                ["PK": "a#1#2", "SK": "x#1", "_type": "T"],
            ])
        #expect(
            draft.remarks.contains(
                InferenceRemark(model: "T", attribute: "PK", .irregularKey)))
        #expect(draft.schema.models[0].attribute(named: "PK") != nil)
    }

    /// Keys of a secondary index are found the same way, whichever items have them.
    @Test func keysOfOtherIndexesHaveTemplatesToo() throws {
        let index = SchemaIndex(
            name: "GSI1", kind: .global, partitionKey: ["GS1PK"], sortKey: ["created"])
        let draft = Self.draft(
            of: [
                [
                    "PK": "U#1", "SK": "U", "id": 1, "email": "a@b.co", "GS1PK": "EMAIL#a@b.co",
                    "created": "2025-01-01",
                ],
                ["PK": "U#2", "SK": "U", "id": 2],
            ], indexes: [index, Self.primary])
        let model = try #require(draft.schema.models.first)
        #expect(model.keys.map(\.text) == ["EMAIL#${email}", "U#${id}", "U"])
        #expect(model.attribute(named: "created")?.shape.type == .date(.day))
        #expect(draft.schema.indexes.map(\.name) == ["primary", "GSI1"])
        #expect(draft.remarks == [])
    }

    /// A word in a key is a model's own, unless an attribute says the same: then it is a state.
    @Test(arguments: [("state", ["Job"]), ("item_type", ["JobClosed", "JobOpen"])])
    func aWordThatAnAttributeSaysTooIsAValue(name: String, models: [String]) throws {
        let draft = Self.draft(
            of: ["OPEN", "CLOSED"].map { state in
                ["PK": "JOB#1", "SK": .string(state), "id": 1, name: .string(state)]
            })
        #expect(draft.schema.models.map(\.name) == models)
    }

    /// Two keys of an index may agree with each other; neither is made of the other's template.
    @Test func keysAreNotMadeOfOneAnother() throws {
        let index = SchemaIndex(
            name: "GSI1", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"])
        let model = try #require(
            Self.draft(
                of: [
                    ["PK": "U#1", "SK": "U", "id": 1, "GS1PK": "x", "GS1SK": "x"],
                    ["PK": "U#2", "SK": "U", "id": 2, "GS1PK": "y", "GS1SK": "y"],
                ], indexes: [Self.primary, index]
            ).schema.models.first)
        #expect(model.keys.map(\.text) == ["${GS1SK}", "U#${id}", "U"])
        #expect(model.attribute(named: "GS1SK") != nil)
        #expect(model.attribute(named: "GS1PK") == nil)
    }

    /// An attribute that agrees with another is still itself when an index is over it.
    @Test func aKeyThatIsAnAttributeStaysOne() throws {
        let index = SchemaIndex(name: "bySector", kind: .global, partitionKey: ["sector"])
        let model = try #require(
            Self.draft(
                of: [["PK": "U#1", "SK": "U", "id": 1, "sector": "x", "industry": "x"]],
                indexes: [Self.primary, index]
            ).schema.models.first)
        #expect(model.keys.map(\.text) == ["U#${id}", "U"])
    }

    @Test func namesThatCannotBeDeclaredAreKept() throws {
        let draft = Self.draft(of: [["PK": "U#1", "SK": "U", "a\u{1}": 1]])
        #expect(draft.schema.models[0].unknownAttributes == .keep)
        #expect(draft.schema.models[0].attribute(named: "a\u{1}") == nil)
        #expect(draft.remarks.map(\.reason).contains(.unusableName("a\u{1}")))
    }

    /// One kind of item whose keys say next to nothing is named after its table.
    @Test func oneModelWithoutAWordIsNamedAfterTheTable() {
        let items: [Item] = [["PK": "d#1", "SK": "2025-01-01", "day": "2025-01-01"]]
        #expect(
            Self.draft(of: items, table: "device-log").schema.models.map(\.name) == ["DeviceLog"])
    }

    @Test func anIndexProjectsOnlyWhatThereIs() {
        var index = SchemaIndex(name: "GSI1", kind: .global, partitionKey: ["n"])
        index.projection = .include(["n", "m"])
        let items: [Item] = [["PK": "U#1", "SK": "U", "n": 1]]
        let draft = Self.draft(of: items, indexes: [Self.primary, index])
        #expect(draft.schema.index(named: "GSI1")?.projection == .include(["n"]))
    }

    /// A hostile table must not make the draft grow without end.
    @Test func modelsAndAttributesAreBounded() {
        var inference = SchemaInference(table: "t", indexes: [Self.primary])
        for number in 0..<400 {
            let word = String(
                [0, 1, 2].map { digit in
                    Character(Unicode.Scalar(UInt8(97 + number / [1, 26, 676][digit] % 26)))
                })
            inference.add(Item(["PK": .string("\(word)#1"), "SK": "x"]).view)
        }
        #expect(inference.evidence.count <= SchemaInference.maximumModelCount + 1)
        let draft = inference.draft()
        #expect(draft.remarks.contains(InferenceRemark(model: "Other", .tooManyModels)))
        let wide = Item(AttributeMap((0..<300).map { ("a\($0)", AttributeValue.number(1)) }))
        let wideDraft = Self.draft(of: [wide])
        #expect(wideDraft.schema.models[0].attributes.count == 256)
        #expect(wideDraft.schema.models[0].unknownAttributes == .keep)
        #expect(wideDraft.remarks.map(\.reason) == [.tooManyAttributes])
    }
}
