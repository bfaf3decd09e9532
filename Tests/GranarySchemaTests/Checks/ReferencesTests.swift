import Testing

/// A reference that cannot be followed protects nothing.
struct ReferencesTests {
    private func messages(_ attributes: String, target sk: String = "B") -> [String] {
        CheckedSchema(models: [
            CheckedSchema.model("A", attributes),
            CheckedSchema.model("B", sk: sk, #""count":{"type":"int","min":0,"required":true}"#),
            #""C":{"keys":{"PK":"ALL","SK":"ONE"},"attributes":{"x":"int"}}"#,
        ]).messages
    }

    @Test("The other model has a key of that type, and its other parts are here too")
    func references() {
        #expect(messages(#""b":{"type":"string","references":"B","enforce":true}"#) == [])
        #expect(
            messages(#""b":{"type":"int","references":"B"}"#) == [
                "A.attributes.b.references: error: b is a int, and id of B a string; "
                    + "give both one type"
            ])
        #expect(
            messages(#""b":{"type":"string","references":"C"}"#) == [
                "A.attributes.b.references: error: the key of C has no attribute to refer to"
            ])
        #expect(
            messages(
                #""b":{"type":"int","references":"B","enforce":true}"#,
                target: "N#${count:6:0}") == [])
        #expect(
            messages(#""b":{"type":"string","references":"D"}"#) == [
                "A.attributes.b.references: error: there is no model D; did you mean A?"
            ])
    }

    @Test("An enforced reference has all that the other key needs")
    func enforced() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", #""b":{"type":"string","references":"B","enforce":true}"#),
            CheckedSchema.model(
                "B", pk: "B#${shop}#${id}",
                #""shop":{"type":"string","format":"id","required":true}"#
            ),
        ])
        #expect(
            schema.messages == [
                "A.attributes.b.enforce: error: A has no shop, which the key of B needs too; "
                    + "add shop, or remove enforce"
            ])
    }
}
