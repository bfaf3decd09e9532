import Testing

/// Two models on one full key overwrite each other, and no one notices: the schema must not allow
/// it.
struct FullKeyCollisionsTests {
    @Test("Two models that can have one key are found, with such a key")
    func collisions() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", pk: "X#${id}", sk: "A#${id}"),
            CheckedSchema.model(
                "B", pk: "X#${other}", sk: "A#${kind}",
                #""other":{"type":"string","required":true,"format":"uuid"},"#
                    + ##""kind":{"type":"string","required":true,"enum":["#","nine"]}"##),
        ])
        #expect(
            schema.messages == [
                "B.keys.SK: error: B and A can have the same key: "
                    + #"PK "X#11111111-1111-1111-1111-111111111111", SK "A#nine"; "#
                    + "begin SK with a word of its own in each model"
            ])
    }

    @Test("An attribute that is a key itself is compared like a template")
    func attributes() {
        func schema(_ format: String) -> CheckedSchema {
            CheckedSchema(models: [
                CheckedSchema.model("A", pk: "X#${id}", sk: "2024-01-01"),
                """
                "B":{"keys":{"PK":"X#${id}"},"attributes":{
                "id":{"type":"string","required":true,"format":"id"},
                "SK":{"type":"string","required":true,"pattern":"\(format)"}}}
                """,
            ])
        }
        #expect(
            schema("[0-9-]+").messages == [
                "B.attributes.SK: error: B and A can have the same key: "
                    + #"PK "X#1", SK "2024-01-01"; "#
                    + "begin SK with a word of its own in each model"
            ])
        #expect(schema("[0-9]+").messages == [])
    }

    @Test("What is too large to be compared is told, and not passed over")
    func undecided() {
        let attributes =
            #""a":{"type":"string","required":true,"pattern":"[a-z]{1000}[a-z]{1000}"},"#
            + #""b":{"type":"string","required":true,"pattern":"[a-z]{1000}[a-z]{1000}x"},"#
            + #""c":{"type":"string","required":true,"pattern":"[a-z]{500}"}"#
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", pk: "X#${id}", sk: "${a}#${b}#${c}", attributes),
            CheckedSchema.model("B", pk: "X#${id}", sk: "${a}#${b}#${c}", attributes),
        ])
        #expect(
            schema.messages == [
                "models: warning: not all keys of models could be told apart; "
                    + "use simpler patterns in the attributes that make keys"
            ])
    }

    @Test(
        "Keys that differ in a word, a type or a length are told apart",
        arguments: [
            (#"A#${id}"#, #"B#${id}"#), (#"A#${id}"#, #"A"#), (#"A#${id}#X"#, #"A#${id}"#),
            (#"D#${day}"#, #"D#${time}"#), (#"N#${count:4:0}"#, #"N#${id}#${count:4:0}"#),
            (#"E#${state}"#, #"E#paid"#), (#"U#${ulid}"#, #"U#${uuid}"#),
        ])
    func apart(first: String, second: String) {
        let attributes = """
            "day":{"type":"date","precision":"day","required":true},
            "time":{"type":"date","required":true},
            "count":{"type":"int","min":0,"max":9999,"required":true},
            "state":{"type":"string","enum":["open","done"],"required":true},
            "ulid":{"type":"string","format":"ulid","required":true},
            "uuid":{"type":"string","format":"uuid","required":true}
            """
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", pk: "X#${id}", sk: first, attributes),
            CheckedSchema.model("B", pk: "X#${id}", sk: second, attributes),
        ])
        #expect(schema.messages == [])
    }
}
