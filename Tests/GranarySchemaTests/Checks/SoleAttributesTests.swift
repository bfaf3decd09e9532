import Testing

/// A version counts one thing, an item expires once, and nobody must set what is deprecated.
struct SoleAttributesTests {
    private func messages(_ first: String, _ second: String = "") -> [String] {
        CheckedSchema(models: [CheckedSchema.model("A", first), CheckedSchema.model("B", second)])
            .messages
    }

    @Test("There is one version and one time of expiry")
    func one() {
        #expect(
            messages(
                #""v":{"type":"int","version":true},"w":{"type":"int","version":true}"#) == [
                    "A.attributes.w: error: A has another version, v; remove one"
                ])
        #expect(
            messages(#""v":{"type":"date","ttl":true},"w":{"type":"date","ttl":true}"#) == [
                "A.attributes.w: error: A has another ttl, v; remove one"
            ])
        #expect(
            messages(#""v":{"type":"date","ttl":true}"#, #""w":{"type":"date","ttl":true}"#) == [
                "B.attributes.w: warning: the ttl is called w here and v in A; "
                    + "DynamoDB expires items by one attribute; give both one name"
            ])
        #expect(
            messages(#""v":{"type":"date","ttl":true}"#, #""v":{"type":"date","ttl":true}"#) == [])
    }

    @Test("What is deprecated is not required")
    func deprecated() {
        #expect(
            messages(#""v":{"type":"int","required":true,"deprecated":"use w"}"#) == [
                "A.attributes.v: warning: v is deprecated and required; remove required: true"
            ])
        #expect(messages(#""v":{"type":"int","deprecated":"use w"}"#) == [])
    }
}
