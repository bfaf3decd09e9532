import Testing

/// DynamoDB gives a key attribute one type for the whole table, and refuses items that differ.
struct IndexKeyTypesTests {
    private func messages(_ index: String, _ first: String, _ second: String) -> [String] {
        CheckedSchema(
            indexes: ["\"extra\":{\(index)}"],
            models: [
                CheckedSchema.model("A", #""at":\#(first),"on":"string""#),
                CheckedSchema.model("B", #""at":\#(second)"#),
            ]
        ).messages
    }

    @Test("Two types of one key attribute are refused, even outside the index")
    func different() {
        #expect(
            messages(#""hash":"on","sort":"at""#, #""date""#, #""int""#) == [
                "B.attributes.at: error: at is a number here and a string in A, and in the key of "
                    + "extra; give it one type in all models, or another name here"
            ])
        #expect(messages(#""hash":"on","sort":"at""#, #""date""#, #""string""#) == [])
        #expect(messages(#""hash":"on","sort":"at""#, #""number""#, #""int""#) == [])
        #expect(messages(#""hash":"on""#, #""date""#, #""int""#) == [])
    }

    @Test("What cannot be in a key is refused")
    func unkeyable() {
        #expect(
            messages(#""hash":"at""#, #""string""#, #""boolean""#) == [
                "B.attributes.at: error: at is a boolean, which cannot be in the key of extra; "
                    + "use a string, a number, a date or a binary"
            ])
        let list = #"{"type":"list","items":"string"}"#
        #expect(messages(#""hash":"at""#, #""string""#, list).count == 1)
        #expect(messages(#""multi":"at""#, #""string""#, list) == [])
        #expect(messages(#""multi":"at""#, #""int""#, list).count == 1)
    }
}
