import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// Other languages check items by this, so each word must say what ours says.
struct JSONSchemaFormatTests {
    private static func written(_ schema: Schema) throws -> JSONValue {
        try JSONValue(parsing: JSONSchemaFormat.text(of: schema))
    }

    /// The property of one attribute of a model without anything else.
    private static func property(_ attribute: String, unknown: String = "reject") throws
        -> JSONValue?
    {
        let schema = try Schema(
            document: #"""
                { "format": "granary:1", "schema": "T", "version": "1.0.0", "table": "ttt",
                  "unknown": "\#(unknown)", "indexes": { "primary": { "hash": "PK" } },
                  "models": { "M": { "attributes": { "PK": "string", "a": \#(attribute) } } } }
                """#)
        return try written(schema)["$defs"]?["M"]?["properties"]?["a"]
    }

    @Test func theWholeIsAnyOfItsModels() throws {
        let root = try Self.written(try FormatFixtures.schema())
        #expect(root["$schema"] == "https://json-schema.org/draft/2020-12/schema")
        #expect(root["$id"] == "urn:granary:Shop:1.4.0")
        #expect(root["title"] == "Shop")
        #expect(root["description"] == "A shop.")
        #expect(
            root["anyOf"] == [["$ref": "#/$defs/Customer"], ["$ref": "#/$defs/Order"]])
        #expect(root["$defs"]?.members.map(\.name) == ["Customer", "Order"])
    }

    @Test func aModelHasItsTypeAndKeys() throws {
        let root = try Self.written(try FormatFixtures.schema())
        let order = try #require(root["$defs"]?["Order"])
        #expect(order["type"] == "object")
        #expect(order["description"] == "What was bought.")
        #expect(order["properties"]?["kind"] == ["const": "Order"])
        #expect(
            order["properties"]?["PK"]
                == ["type": "string", "pattern": #"^(?:CUSTOMER\|.+)$"#])
        #expect(order["required"] == ["kind", "PK", "SK", "customer_id", "number"])
        #expect(order["additionalProperties"] == nil)
        #expect(root["$defs"]?["Customer"]?["deprecated"] == true)
    }

    @Test(
        arguments: [
            (#""string""#, ["type": "string"]),
            (
                #"{ "type": "string", "minLength": 2, "maxLength": 9, "pattern": "a|b" }"#,
                ["type": "string", "minLength": 2, "maxLength": 9, "pattern": "^(?:a|b)$"]
            ),
            (
                #"{ "type": "string", "enum": ["a", "b"], "default": "a" }"#,
                ["type": "string", "enum": ["a", "b"], "default": "a"]
            ),
            (
                #"{ "type": "int", "min": 0, "max": 100 }"#,
                ["type": "integer", "minimum": 0, "maximum": 100]
            ),
            (#"{ "type": "number", "exact": true }"#, ["type": "number"]),
            (#"{ "type": "date", "ttl": true }"#, ["type": "integer"]),
            (#"{ "type": "boolean", "default": false }"#, ["type": "boolean", "default": false]),
            (#""binary""#, ["type": "string", "contentEncoding": "base64"]),
            (
                #"{ "type": "date", "precision": "day" }"#,
                ["type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
            ),
            (#"{ "type": "string", "format": "email" }"#, ["type": "string", "format": "email"]),
            (
                #"{ "type": "string", "format": "uuid" }"#,
                [
                    "type": "string", "format": "uuid",
                    "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
                ]
            ),
            (#"{ "type": "string", "format": "url" }"#, ["type": "string", "format": "uri"]),
            (
                #"{ "type": "string", "format": "id" }"#,
                ["type": "string", "pattern": #"^[A-Za-z0-9._:@+\-]+$"#]
            ),
            (
                #"{ "type": "string", "format": "phone", "pattern": "[+]44.*" }"#,
                [
                    "type": "string",
                    "allOf": [["pattern": "^[+]44.*$"], ["pattern": #"^\+[1-9][0-9]{6,14}$"#]],
                ]
            ),
            (
                #"{ "type": "list", "items": "int", "minItems": 1, "maxItems": 3 }"#,
                ["type": "array", "items": ["type": "integer"], "minItems": 1, "maxItems": 3]
            ),
            (
                #"{ "type": "set", "items": { "type": "int", "min": 1, "max": 17 } }"#,
                [
                    "type": "array", "items": ["type": "integer", "minimum": 1, "maximum": 17],
                    "uniqueItems": true,
                ]
            ),
            (#""object""#, ["type": "object"]),
            (
                #"""
                { "type": "object", "schema": {
                    "a": { "type": "int", "required": true, "doc": "One." }, "b": "string" } }
                """#,
                [
                    "type": "object",
                    "properties": [
                        "a": ["description": "One.", "type": "integer"], "b": ["type": "string"],
                    ], "required": ["a"], "additionalProperties": false,
                ]
            ),
            (
                #"{ "type": "string", "deprecated": "use b", "doc": "Old." }"#,
                ["description": "Old.", "type": "string", "deprecated": true]
            ),
        ] as [(String, JSONValue)])
    func attributesAreProperties(attribute: String, property: JSONValue) throws {
        #expect(try Self.property(attribute) == property)
    }

    @Test(arguments: [("reject", true), ("keep", false), ("drop", false)])
    func objectsAreAsStrictAsTheirModel(unknown: String, isClosed: Bool) throws {
        let property = try Self.property(
            #"{ "type": "object", "schema": { "a": "int" } }"#, unknown: unknown)
        #expect(property?["additionalProperties"] == (isClosed ? false : nil))
    }

    @Test func whatIsSpecialInAnExpressionIsEscaped() {
        #expect(JSONSchemaPatterns.escaped("A.B|(c)#") == #"A\.B\|\(c\)#"#)
    }

    /// Text for people: what is short stands on one line, and what is written can be read.
    @Test func theTextIsIndented() throws {
        let text = JSONValue.object([
            JSONValue.Member("a", [1, 2]), JSONValue.Member("b", ["c": []]),
            JSONValue.Member("d", [:]), JSONValue.Member("e", "x\ny"),
        ]).indentedText
        #expect(
            text == #"""
                {
                  "a": [1, 2],
                  "b": {
                    "c": []
                  },
                  "d": {},
                  "e": "x\ny"
                }

                """#)
        #expect(try JSONValue(parsing: text)["e"] == "x\ny")
    }
}
