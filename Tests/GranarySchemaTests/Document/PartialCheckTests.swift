import GranaryItems
import Testing

@testable import GranarySchema

/// Somebody who mends a schema wants to hear all that is wrong with it: an error in one part must not
/// hide those in others, nor make any that go away with it.
struct PartialCheckTests {
    private func messages(_ schema: CheckedSchema) throws -> [String] {
        let decoded = DecodedSchema(SchemaNode(try JSONValue(parsing: schema.document)))
        #expect(decoded.schema == nil)
        return decoded.check().map(\.description)
    }

    @Test("Checks run on what could be read")
    func together() throws {
        let schema = CheckedSchema(
            indexes: [#""byCity":{"hash":"city"}"#, #""byTown":{"hash":"town"}"#],
            models: [
                CheckedSchema.model("A", #""n":{"type":"nubmer"},"city":"string""#),
                CheckedSchema.model(
                    "B", #""day":{"type":"date","precision":"day"},"ratio":"boolean""#,
                    more: #""queries":{"on":{"where":{"day":"gte"}}}"#),
                CheckedSchema.model("C", pk: "B#${id}", sk: "B"),
            ])
        let found = try messages(schema)
        #expect(
            found == [
                "A.attributes.n.type: error: nubmer is no type; did you mean number?",
                "C.keys.SK: error: C and B can have the same key: PK \"B#1\", SK \"B\"; "
                    + "begin SK with a word of its own in each model",
                "indexes.byTown: error: nothing is in byTown: no model has town; "
                    + "add it to a model, or remove the index",
                "B.queries.on.where: error: the partition key 'PK' is not determined: "
                    + "give 'id' with eq or is",
            ])
    }

    /// For each broken part, what would be said of it if the rest of the schema were taken as it
    /// stands.
    @Test(
        "What goes away with an error is not told",
        arguments: [
            // An index, of whose attribute nothing is known.
            CheckedSchema(
                indexes: [#""byCity":{"hash":"city"}"#],
                models: [CheckedSchema.model("A", #""city":{"type":"strng"}"#)]),
            // A key that is made of such an attribute, and could be anything.
            CheckedSchema(models: [
                CheckedSchema.model("A", sk: "${kind}", #""kind":{"type":"string","patern":"a+"}"#),
                CheckedSchema.model("B", pk: "A#${id}", sk: "B"),
            ]),
            // A separator in a value that has a limit which cannot be read.
            CheckedSchema(models: [
                CheckedSchema.model(
                    "A", sk: "${kind}#${id}",
                    #""kind":{"type":"string","required":true,"pattern":"[a-"}"#)
            ]),
            // An attribute that is not known to be required.
            CheckedSchema(models: [
                CheckedSchema.model(
                    "A", sk: "${kind}",
                    #""kind":{"type":"string","required":"yes","format":"id"}"#)
            ]),
            // A query with a condition that is none.
            CheckedSchema(models: [
                CheckedSchema.model("A", more: #""queries":{"q":{"where":{"id":"equal"}}}"#)
            ]),
            // A collection, and a model that is no map.
            CheckedSchema(
                collections: [#""all":{"key":"A#${id}","models":["A","B"]}"#],
                models: [CheckedSchema.model("A"), #""B":5"#]),
            // A default and a constant of an attribute that is something else.
            CheckedSchema(models: [
                CheckedSchema.model(
                    "A", #""b":{"type":"string","format":"mail","default":"x"}"#,
                    more: #""queries":{"q":{"where":{"id":"eq"},"filter":{"b":{"is":"y"}}}}"#)
            ]),
            // A reference to a key that is not known.
            CheckedSchema(models: [
                CheckedSchema.model("A", #""b":{"type":"int","references":"B","enforce":true}"#),
                CheckedSchema.model("B", pk: "B#${shop}#${id", #""shop":"string""#),
            ]),
            // A model without attributes.
            CheckedSchema(models: [CheckedSchema.model("A"), #""B":{"attribute":{}}"#]),
        ])
    func oneCause(schema: CheckedSchema) throws {
        let found = try messages(schema)
        #expect(found.count == 1, "\(found)")
    }

    @Test("A word that is nearly one of the header's is taken for it")
    func header() throws {
        let schema = CheckedSchema(models: [
            CheckedSchema.model(
                "A", sk: "${kind}|${id}", #""kind":{"type":"string","required":true}"#)
        ])
        let document = schema.document.replacing("\"separator\":\"#\"", with: "\"seperator\":\"|\"")
        let decoded = DecodedSchema(SchemaNode(try JSONValue(parsing: document)))
        #expect(
            decoded.check().map(\.description) == [
                "seperator: error: the header has no key seperator; did you mean separator?"
            ])
    }

    @Test("Models are read, and checked by themselves, when the header cannot be")
    func noHeader() throws {
        let model = #"{"model":"A","doc":"x","keys":{"PK":"A#${id}"},"#
        let attributes = #""attributes":{"id":"string","b":{"type":"strng"},"C":"int","c":"int"}}"#
        let node = SchemaNode(try JSONValue(parsing: model + attributes))
        let decoded = DecodedSchema(nil, files: [.init(name: "A", node: node)])
        #expect(decoded.schema == nil)
        #expect(
            decoded.check().map(\.description) == [
                "A.attributes.b.type: error: strng is no type; did you mean string?",
                "A.attributes.c: warning: the attributes C and c are hard to tell apart in Swift; "
                    + "rename one",
            ])
    }

    @Test("A sound schema is checked as it is without having been read")
    func sound() throws {
        let schema = CheckedSchema(models: [CheckedSchema.model("A"), CheckedSchema.model("B")])
        let decoded = DecodedSchema(SchemaNode(try JSONValue(parsing: schema.document)))
        #expect(decoded.check() == [])
        #expect(decoded.schema?.check() == [])
    }
}
