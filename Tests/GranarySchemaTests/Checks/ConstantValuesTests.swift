import GranaryItems
import GranarySchema
import Testing

/// A default that its own model refuses stops every write that leaves it out: it must be found before
/// there is a write.
struct ConstantValuesTests {
    private func messages(_ attributes: String, more: String = "") -> [String] {
        CheckedSchema(models: [CheckedSchema.model("A", attributes, more: more)]).messages
    }

    @Test(
        "A default keeps to the limits of its attribute",
        arguments: [
            (
                #"{"type":"string","format":"email","default":"nobody"}"#,
                #""nobody" is not of the format email"#
            ),
            (
                #"{"type":"string","pattern":"[a-z]+","default":"A"}"#,
                #""A" does not match the pattern [a-z]+"#
            ),
            (
                #"{"type":"string","maxLength":2,"default":"abc"}"#,
                #""abc" is longer than the maximum length, 2"#
            ),
            (
                #"{"type":"binary","minLength":2,"default":"AA=="}"#,
                "a binary of 1 bytes is shorter than the minimum length, 2"
            ),
            (
                #"{"type":"list","items":"int","minItems":1,"default":[]}"#,
                "a list of 0 has fewer than the minimum of elements, 1"
            ),
            (
                #"{"type":"list","items":{"type":"string","format":"url"},"default":["x"]}"#,
                #"has [0]: "x" is not of the format url"#
            ),
            (
                #"{"type":"object","schema":{"city":{"type":"string","required":true}},"#
                    + #""default":{}}"#,
                "has city: is required, and missing"
            ),
            (
                #"{"type":"date","ttl":true,"default":1762421400000}"#,
                "1762421400000 is not a time in seconds since 1970: it looks like milliseconds"
            ),
        ])
    func defaults(attribute: String, wrong: String) {
        #expect(
            messages("\"b\":\(attribute)") == [
                "A.attributes.b.default: error: the default \(wrong); "
                    + "give one that may be stored, or remove default"
            ])
    }

    @Test("A default within an object or a list is judged where it stands")
    func inner() {
        let inner = #"{"c":{"type":"string","format":"uuid","default":"1"}}"#
        #expect(
            messages(
                #""b":{"type":"list","items":{"type":"object","schema":\#(inner)}}"#) == [
                    "A.attributes.b.items.schema.c.default: error: the default \"1\" is not of the "
                        + "format uuid; give one that may be stored, or remove default"
                ])
    }

    /// What is put together by hand was never read, and is judged all the same.
    @Test("A default of a date that is no date", arguments: ["2025-02-30", "soon", "2025-11-06"])
    func dates(text: String) {
        let model = Model(
            name: "A", keys: [],
            attributes: [
                ModelAttribute("id", ValueShape(.string), isRequired: true),
                ModelAttribute("day", ValueShape(.date(.day)), defaultValue: .string(text)),
            ])
        let schema = Schema(
            name: "S", version: SchemaVersion(1, 0, 0), table: "tab",
            indexes: [SchemaIndex(name: "primary", kind: .primary, partitionKey: ["id"])],
            models: [model])
        let expected =
            text == "2025-11-06"
            ? []
            : [
                "A.attributes.day.default: error: the default \"\(text)\" is not of the format "
                    + "2025-11-06; give one that may be stored, or remove default"
            ]
        #expect(schema.check().map(\.description) == expected)
    }

    @Test("What a query compares with is a value that an item can have")
    func queries() {
        let queries =
            #""queries":{"q":{"where":{"id":{"is":"a#b"}},"#
            + #""filter":{"mail":{"in":["a@b.co","b"]}}}}"#
        #expect(
            messages(#""mail":{"type":"string","format":"email"}"#, more: queries) == [
                "A.queries.q.where.id: error: no item has this id: \"a#b\" is not of the format "
                    + "id; compare with a value that may be stored",
                "A.queries.q.filter.mail: error: no item has this mail: \"b\" is not of the "
                    + "format email; compare with a value that may be stored",
            ])
    }
}
