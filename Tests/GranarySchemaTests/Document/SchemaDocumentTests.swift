import GranaryItems
import GranarySchema
import Testing

/// The document is what the engine stores: whatever a schema says must survive it.
struct SchemaDocumentTests {
    @Test("Every word of the vocabulary survives the document")
    func roundTrip() throws {
        let schema = try Schema(document: SampleDocument.everything)
        let again = try Schema(document: schema.document)
        #expect(again == schema)
        #expect(again.document == schema.document)
    }

    @Test("What is read is what is written there")
    func reading() throws {
        let schema = try Schema(document: SampleDocument.everything)
        #expect(schema.version == SchemaVersion(1, 2, 3))
        #expect(
            schema.indexes.map(\.name) == [
                "primary", "Customer.email", "byDay", "byEmail", "byState", "byTag",
            ])
        let made = try #require(schema.index(named: "Customer.email"))
        #expect(made.partitionKey == ["kind", "country", "email"])
        #expect(made.kind == .unique)
        #expect(schema.index(named: "byDay")?.partitionKey == ["PK"])
        let order = try #require(schema.model(named: "Order"))
        #expect(order.attribute(named: "total")?.shape.type == .decimal)
        #expect(order.attribute(named: "gone_at")?.shape.type == .timeToLive)
        let element = ValueShape(.int, limits: ValueLimits(minimum: 1, maximum: 17))
        #expect(order.attribute(named: "tags")?.shape.type == .set(element))
        #expect(order.attribute(named: "tags")?.defaultValue == .numberSet([1, 3]))
        #expect(order.queries.map(\.name) == ["of", "numbered", "open", "tagged"])
        #expect(order.attributes.map(\.name).prefix(3) == ["customer_id", "number", "state"])
        #expect(
            order.queries[2].conditions == [
                QueryCondition("state", .constant("open", isEqual: true)),
                QueryCondition("day", .parameter(.greaterOrEqual)),
            ])
    }

    @Test("Defaults are left out, and made indexes are not written twice")
    func canonical() throws {
        let text = """
            {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab","unknown":"reject",
             "indexes":{"primary":{"hash":"id","project":"all"}},
             "models":{"M":{"status":"current","attributes":{
               "id":{"type":"string","required":true,"weight":3,"unique":true}}}}}
            """
        // An index on the table's whole key may not list a projection.
        #expect(throws: SchemaDocumentError.self) { try Schema(document: text) }
        let valid = text.replacing(#","project":"all""#, with: "")
        #expect(
            try Schema(document: valid).document == """
                {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab",\
                "indexes":{"primary":{"hash":"id"}},"models":{"M":{"attributes":\
                {"id":{"type":"string","required":true,"unique":true}}}}}
                """)
    }

    @Test("A schema put together by hand is as if read, once it is canonical")
    func byHand() throws {
        let schema = Schema(
            name: "S", version: SchemaVersion(1, 0, 0), table: "tab",
            indexes: [
                SchemaIndex(name: "zed", kind: .global, partitionKey: ["a"]),
                SchemaIndex(name: "primary", kind: .primary, partitionKey: ["id"]),
            ],
            models: [
                Model(name: "Z", keys: [], attributes: [ModelAttribute("id", ValueShape(.int))]),
                Model(
                    name: "A", keys: [],
                    attributes: [
                        ModelAttribute("id", ValueShape(.int)),
                        ModelAttribute("a", ValueShape(.string), uniqueness: Uniqueness()),
                    ]),
            ])
        #expect(schema.canonical.indexes.map(\.name) == ["primary", "A.a", "zed"])
        #expect(try Schema(document: schema.canonical.document) == schema.canonical)
        #expect(try Schema(document: schema.document) == schema.canonical)
    }

    @Test("A text that is no JSON, or too long, is refused before it is looked at")
    func refusals() {
        #expect(
            throws: SchemaDocumentError.json(JSONError(offset: 1, reason: .unexpectedEnd))
        ) { try Schema(document: "{") }
        let long = String(repeating: " ", count: Schema.maximumDocumentByteCount + 1)
        #expect(
            throws: SchemaDocumentError.tooLong(
                byteCount: long.utf8.count, limit: Schema.maximumDocumentByteCount)
        ) { try Schema(document: long) }
        #expect(throws: SchemaDocumentError.self) { try Schema(document: "[]") }
    }
}
