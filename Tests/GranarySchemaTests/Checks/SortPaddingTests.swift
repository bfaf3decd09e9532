import Testing

/// In text 10 comes before 9: whoever asks for a range would get the wrong items.
struct SortPaddingTests {
    private func messages(_ sk: String, _ shape: String) -> [String] {
        CheckedSchema(models: [
            CheckedSchema.model("A", sk: sk, "\"count\":{\(shape),\"required\":true}")
        ]).messages
    }

    @Test("Numbers in sort keys need padding that is long enough")
    func padding() {
        #expect(
            messages("N#${count}", #""type":"int""#) == [
                "A.keys.SK: warning: ${count} has no padding, so that 10 comes before 9; "
                    + "write ${count:8:0}"
            ])
        #expect(
            messages("N#${count}", #""type":"int","min":0,"max":500"#) == [
                "A.keys.SK: warning: ${count} has no padding, so that 10 comes before 9; "
                    + "write ${count:3:0}"
            ])
        #expect(
            messages("N#${count:2:0}", #""type":"int","min":0,"max":500"#) == [
                "A.keys.SK: warning: count may be 500, which is longer than its padding; "
                    + "write ${count:3:0}"
            ])
        #expect(
            messages("N#${count:3:0}", #""type":"int""#) == [
                "A.keys.SK: warning: ${count} may be negative, and text does not sort negative "
                    + "numbers; give count min: 0"
            ])
        #expect(
            messages("N#${count:3:0}", #""type":"number","min":0"#) == [
                "A.keys.SK: warning: ${count} is a number that may have a fraction, which text "
                    + "does not sort; put it into a key of its own, or use an int"
            ])
        #expect(messages("N#${count:3:0}", #""type":"int","min":0,"max":999"#) == [])
    }

    @Test("In a partition key order does not matter")
    func partition() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model(
                "A", pk: "N#${count}", #""count":{"type":"int","required":true}"#)
        ])
        #expect(schema.messages == [])
    }
}
