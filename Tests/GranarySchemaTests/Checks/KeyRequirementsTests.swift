import Testing

/// An item without a key cannot be stored, and one whose key changes is another item.
struct KeyRequirementsTests {
    private func messages(_ shape: String, more: String = "") -> [String] {
        CheckedSchema(models: [
            CheckedSchema.model("A", sk: "P#${part}", "\"part\":{\(shape)}", more: more)
        ]).messages
    }

    @Test("What makes the primary key is required, has a text and never changes")
    func primary() {
        #expect(
            messages(#""type":"string""#) == [
                "A.keys.SK: error: part is in the primary key and may be absent; "
                    + "give part required: true"
            ])
        #expect(
            messages(#""type":"boolean","required":true"#) == [
                "A.keys.SK: error: part is a boolean, which has no text for a key; "
                    + "use strings, numbers and dates"
            ])
        #expect(
            messages(#""type":"date","required":true"#, more: #""timestamps":{"updated":"part"}"#)
                == [
                    "A.keys.SK: error: part is in the primary key and changes: it is the time of "
                        + "the last change; make the key of what never changes"
                ])
        #expect(
            messages(#""type":"string","required":true,"hidden":true"#) == [
                "A.keys.SK: warning: part is hidden and in the primary key, which is shown; "
                    + "make the key of something else"
            ])
        #expect(messages(#""type":"string","required":true"#) == [])
        #expect(
            messages(#""type":"date","required":true"#, more: #""timestamps":{"created":"part"}"#)
                == [])
    }

    @Test("In another index an item without the attribute is only not there")
    func otherIndexes() {
        let schema = CheckedSchema(
            indexes: [#""extra":{"hash":"GPK"}"#],
            models: [CheckedSchema.model("A", keys: #""GPK":"C#${city}""#, #""city":"string""#)])
        #expect(schema.messages == [])
    }
}
