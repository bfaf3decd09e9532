import Testing

/// What is derived must come from something.
struct DerivedAttributesTests {
    private func messages(_ attributes: String) -> [String] {
        CheckedSchema(models: [CheckedSchema.model("A", attributes)]).messages
    }

    @Test("A circle is found once, at its first name")
    func cycles() {
        #expect(
            messages(
                #""b":{"type":"number","derived":"c + 1"},"c":{"type":"number","derived":"2 * d"},"#
                    + #""d":{"type":"number","derived":"x - b"},"x":"number""#) == [
                    "A.attributes.b.derived: error: b is derived from itself: b -> c -> d -> b; "
                        + "store one of them"
                ])
        #expect(
            messages(#""b":{"type":"number","derived":"b"}"#) == [
                "A.attributes.b.derived: error: b is derived from itself: b -> b; "
                    + "store one of them"
            ])
        #expect(
            messages(
                #""b":{"type":"number","derived":"c + x"},"c":{"type":"number","derived":"x"},"#
                    + #""x":"number""#) == [])
    }

    @Test("One reckons with numbers")
    func types() {
        #expect(
            messages(#""b":{"type":"number","derived":"at + 1"},"at":"date""#) == [
                "A.attributes.b.derived: error: at is a date, and one cannot reckon with it; "
                    + "use numbers"
            ])
    }
}
