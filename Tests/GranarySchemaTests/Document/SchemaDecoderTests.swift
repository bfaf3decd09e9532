import GranarySchema
import Testing

/// A schema file is written by hand: each slip must be told with its place and with what would be
/// right, and all of them at once.
struct SchemaDecoderTests {
    private func messages(_ document: String) -> [String] {
        do {
            _ = try Schema(document: document)
            return []
        } catch SchemaDocumentError.schema(let diagnostics) {
            return diagnostics.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private func header(_ entries: String) -> String { "{\(entries)}" }

    private func model(_ entries: String) -> String {
        """
        {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab",
        "indexes":{"primary":{"hash":"id"}},"models":{"M":{\(entries)}}}
        """
    }

    private func attribute(_ entries: String) -> String {
        model("\"attributes\":{\"id\":\"string\",\"a\":\(entries)}")
    }

    @Test("A model has attributes")
    func emptyModel() {
        #expect(
            messages(model(#""doc":"x""#)) == [
                "M: error: attributes is missing; write attributes: { name: string }"
            ])
    }

    @Test("A header says what it is")
    func emptyHeader() {
        #expect(
            messages("{}") == [
                "schema: error: format is missing; begin with format: granary:1",
                "schema: error: indexes is missing; "
                    + "write indexes: { primary: { hash: PK, sort: SK } }",
                "schema: error: schema is missing; name the schema as a Swift type: schema: Shop",
                "schema: error: version is missing; write version: 1.0.0",
                "schema: error: table is missing; name the table: table: shop",
            ])
    }

    @Test(
        "Slips in the header",
        arguments: [
            (
                #""format":"granary:2""#,
                "format: error: the format granary:2 is not known; "
                    + "write format: granary:1"
            ),
            (
                #""schema":"my shop""#,
                "schema: error: my shop cannot be the name of a schema; "
                    + "use an UpperCamelCase name of letters and digits"
            ),
            (
                #""version":"1.0""#,
                "version: error: 1.0 is not a version; "
                    + "write three numbers, such as 1.0.0"
            ),
            (#""version":[1]"#, "version: error: version is a text, and here is a list"),
            (
                #""table":"t""#,
                "table: error: t cannot be the name of a table; "
                    + "use 3 to 255 of a-z, A-Z, 0-9, _, - and ."
            ),
            (
                #""typeField":"""#,
                "typeField: error:  cannot be the name of an attribute; "
                    + "use 1 to 255 bytes"
            ),
            (
                #""separator":"""#,
                "separator: error: a separator has 1 to 8 bytes; "
                    + "write separator: \"#\""
            ),
            (
                #""unknown":"rejct""#,
                "unknown: error: unknown cannot be rejct; did you mean reject?"
            ),
            (
                #""unknown":"forget""#,
                "unknown: error: unknown cannot be forget; "
                    + "it is one of reject, keep, drop"
            ),
            (#""docs":"x""#, "docs: error: the header has no key docs; did you mean doc?"),
            (
                #""timestamps":{}"#,
                "timestamps: error: timestamps names no attribute; "
                    + "write timestamps: { created: created_at, updated: updated_at }"
            ),
            (#""indexes":[]"#, "indexes: error: indexes is a map, and here is a list"),
            (
                #""indexes":{}"#,
                "indexes: error: there is no index called primary; "
                    + "write indexes: { primary: { hash: PK, sort: SK } }"
            ),
            (
                #""indexes":{"primary":{}}"#,
                "indexes.primary: error: the index primary has no key; "
                    + "give one of hash, unique, multi and local"
            ),
            (
                #""indexes":{"primary":{"local":"a"}}"#,
                "indexes.primary: error: the primary index "
                    + "cannot be local; write primary: { hash: PK, sort: SK }"
            ),
            (
                #""indexes":{"primary":{"hash":["a","b"]}}"#,
                "indexes.primary: error: a primary index "
                    + "has one attribute of each sort; make a key template of them"
            ),
            (
                #""indexes":{"primary":{"hash":[]}}"#,
                "indexes.primary.hash: error: hash has 0 "
                    + "attributes; give one to four"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"two":{"hash":"a","unique":"b"}}"#,
                "indexes.two: error: hash and unique exclude each other; "
                    + "give one of hash, unique, multi and local"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"two":{"hash":["a","b","c","d","e"]}}"#,
                "indexes.two.hash: error: hash has 5 attributes; give one to four"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"two":{"hash":["a","a"]}}"#,
                "indexes.two.hash.1: error: a is twice in hash"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"two":{"local":"b","sort":"c"}}"#,
                "indexes.two.sort: error: a local index has no sort beside local; "
                    + "local is its sort attribute"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"two":{"hash":"b","project":"some"}}"#,
                "indexes.two.project: error: project cannot be the text \"some\"; "
                    + "it is all, keys or a list of attributes"
            ),
            (
                #""indexes":{"primary":{"hash":"a"},"x":{"hash":"b"}}"#,
                "indexes.x: error: x cannot be the name of an index; "
                    + "use 3 to 255 of a-z, A-Z, 0-9, _, - and ."
            ),
            (
                #""collections":{"Big":{"key":"A","models":[]}}"#,
                "collections.Big: error: Big cannot be the name of a collection; "
                    + "use a lowerCamelCase name of letters and digits"
            ),
            (
                #""collections":{"all":{"models":[]}}"#,
                "collections.all: error: key is missing; "
                    + "give the partition key's template: key: USER#${user_id}"
            ),
            (
                #""models":{"m":{"attributes":{}}}"#,
                "m: error: m cannot be the name of a model; "
                    + "use an UpperCamelCase name of letters and digits"
            ),
            (#""models":{"M":5}"#, "M: error: a model is a map, and here is 5"),
            (
                #""models":{"M":{"model":"N","attributes":{}}}"#,
                "M.model: error: the model N stands "
                    + "under the name M; name both alike"
            ),
        ])
    func headers(entries: String, expected: String) {
        let found = messages(header(entries))
        #expect(found.contains(expected), "\(found)")
    }

    @Test(
        "Slips in a model",
        arguments: [
            (
                #""attributes":{"id":"string"},"status":"old""#,
                "M.status: error: status cannot be "
                    + "old; it is one of current, proposed, deprecated"
            ),
            (
                #""attributes":{"id":"string"},"keys":{"PK":"${id"}"#,
                "M.keys.PK: error: a variable "
                    + "is not closed; write ${name}"
            ),
            (
                #""attributes":{"id":"string"},"keys":{"PK":"${}"}"#,
                "M.keys.PK: error: a variable "
                    + "has no name; write ${name}"
            ),
            (
                #""attributes":{"id":"string"},"keys":{"PK":"${id:65:0}"}"#,
                "M.keys.PK: error: "
                    + "${id:65:0} is no variable; write ${name} or ${name:8:0}, with a width "
                    + "from 1 to 64"
            ),
            (
                #""attributes":{"id":"string"},"keys":{"PK":""}"#,
                "M.keys.PK: error: the template is "
                    + "empty"
            ),
            (
                #""attributes":{"id":"string"},"rules":["Is good"]"#,
                "M.rules.0: error: Is good "
                    + "cannot be the name of a function; "
                    + "use a lowerCamelCase name of letters and digits"
            ),
            (
                #""attributes":{"id":"string"},"rules":"isGood""#,
                "M.rules: error: rules is a list, "
                    + "and here is the text \"isGood\"; write rules: [...]"
            ),
            (
                #""attributes":{"id":"string"},"freshness":{"attribute":"id"}"#,
                "M.freshness: error: "
                    + "days is missing; write freshness: { attribute: updated_at, days: 30 }"
            ),
            (
                #""attributes":{"id":"string"},"freshness":{"attribute":"id","days":0}"#,
                "M.freshness.days: error: days is a whole number from 1 to 100000, and here is 0"
            ),
            (
                #""attributes":{"id":"string"},"queries":{"q":{}}"#,
                "M.queries.q: error: where is "
                    + "missing; say what the keys are: where: { user_id: eq }"
            ),
            (
                #""attributes":{"id":"string"},"queries":{"q":{"where":{"id":"eqq"}}}"#,
                "M.queries.q.where.id: error: eqq is no condition; did you mean eq?"
            ),
            (
                #""attributes":{"id":"string"},"queries":{"q":{"where":{"id":"contains"}}}"#,
                "M.queries.q.where.id: error: contains cannot be asked of a key; "
                    + "move it to filter, which is applied to what was read"
            ),
            (
                #""attributes":{"id":"string"},"queries":{"q":{"where":{"id":{"not":"x"}}}}"#,
                "M.queries.q.where.id.not: error: a condition has no key not; it has is"
            ),
            (
                #""attributes":{"id":"string"},"queries":{"q":{"where":{"id":"eq"},"limit":0}}"#,
                "M.queries.q.limit: error: limit is a whole number from 1 to 2147483647, and here "
                    + "is 0"
            ),
            (
                #""attributes":{"id":"int"},"queries":{"q":{"where":{"id":{"is":"x"}}}}"#,
                "M.queries.q.where.id.is: error: is is a number, not the text \"x\""
            ),
        ])
    func models(entries: String, expected: String) {
        #expect(messages(model(entries)) == [expected])
    }
}
