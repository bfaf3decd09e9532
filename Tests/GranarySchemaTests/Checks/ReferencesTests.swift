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
                    + "add shop, say which it is in references: { model: B, by: { shop: ... } }, "
                    + "or remove enforce"
            ])
    }

    private func named(_ references: String, _ more: String = "") -> [String] {
        CheckedSchema(models: [
            CheckedSchema.model(
                "A",
                #""team_ref":{"type":"string","references":\#(references),"enforce":true},"#
                    + #""owner_id":"string","count":"int"\#(more)"#),
            CheckedSchema.model(
                "B", pk: "TEAM#${team_id}", sk: "USER#${id}",
                #""team_id":{"type":"string","format":"id","required":true}"#),
        ]).messages
    }

    @Test("A reference says which attributes the others in the key are, and need not be the last")
    func named() {
        #expect(named(#"{"model":"B","by":{"team_id":"team_ref","id":"owner_id"}}"#) == [])
        // The attribute itself is named, so the last one has its own name here too.
        #expect(named(#"{"model":"B","by":{"team_id":"team_ref"}}"#) == [])
        // It is not, so it is the last.
        #expect(named(#"{"model":"B","by":{"team_id":"owner_id"}}"#) == [])
    }

    @Test(
        "What a reference names must be there and fit",
        arguments: [
            (
                #"{"model":"B","by":{"team":"team_ref"}}"#,
                "A.attributes.team_ref.references.by.team: error: the key of B has no team; "
                    + "it is made of team_id, id"
            ),
            (
                #"{"model":"B","by":{"team_id":"owner","id":"team_ref"}}"#,
                "A.attributes.team_ref.references.by.team_id: error: A has no attribute owner"
            ),
            (
                #"{"model":"B","by":{"team_id":"owner_id","id":"id"}}"#,
                "A.attributes.team_ref.references: error: team_ref is in no part of the key of B; "
                    + "leave one of team_id, id to it"
            ),
            (
                #"{"model":"B","by":{"team_id":"count"}}"#,
                "A.attributes.team_ref.references: error: count is a int, and team_id of B a "
                    + "string; give both one type"
            ),
            (
                #"{"by":{"team_id":"owner_id"}}"#,
                "A.attributes.team_ref.references: error: model is missing; name the model: "
                    + "references: { model: User, by: { user_id: owner_id } }"
            ),
            (
                #"{"model":"B","of":{}}"#,
                "A.attributes.team_ref.references.of: error: references has no key of; "
                    + "it has model, by"
            ),
        ])
    func misnamed(references: String, message: String) {
        #expect(named(references) == [message])
    }
}
