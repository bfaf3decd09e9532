import Testing

/// An index that nothing can be in answers nothing, and one that has too much answers wrong.
struct IndexReachTests {
    private func messages(_ index: String, _ first: String, _ second: String = "") -> [String] {
        CheckedSchema(
            indexes: ["\"extra\":{\(index)}"],
            models: [
                CheckedSchema.model("A", first), CheckedSchema.model("B", second),
            ]
        ).messages
    }

    @Test("An index without a model is found")
    func unreachable() {
        #expect(
            messages(#""hash":"city""#, "") == [
                "indexes.extra: error: nothing is in extra: no model has city; "
                    + "add it to a model, or remove the index"
            ])
        #expect(
            messages(#""hash":"city","sort":"age""#, #""city":"string""#, #""age":"int""#) == [
                "indexes.extra: error: nothing is in extra: no model has all of city, age; "
                    + "add it to a model, or remove the index"
            ])
        #expect(messages(#""hash":["_type","city"]"#, #""city":"string""#) == [])
    }

    @Test("What an index says of its models must be so")
    func models() {
        #expect(
            messages(
                #""hash":"city","models":["A"]"#, #""city":"string""#, #""city":"string""#) == [
                    "indexes.extra.models: warning: B is in extra too, for it has city; "
                        + "add it to models"
                ])
        #expect(
            messages(#""hash":"city","models":["A","B"]"#, #""city":"string""#) == [
                "indexes.extra.models.1: error: B is not in extra: it has no city; "
                    + "give it city, as an attribute or in keys"
            ])
        #expect(messages(#""hash":"city","models":["A"]"#, #""city":"string""#) == [])
    }
}
