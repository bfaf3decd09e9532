import Testing

/// What is stored here should be able to move to DynamoDB.
struct IndexLimitsTests {
    @Test("The twenty-first global index is too many, and the sixth local one")
    func limits() {
        func messages(global: Int, local: Int) -> [String] {
            let globals = (0..<global).map { #""global\#($0)":{"hash":"id"}"# }
            let locals = (0..<local).map { #""local\#($0)":{"local":"id"}"# }
            return CheckedSchema(indexes: globals + locals, models: [CheckedSchema.model("A")])
                .messages
        }
        #expect(messages(global: 20, local: 5) == [])
        #expect(
            messages(global: 21, local: 6) == [
                "indexes: warning: 21 global indexes are more than the 20 that DynamoDB allows; "
                    + "let models share indexes by key templates",
                "indexes: warning: 6 local indexes are more than the 5 that DynamoDB allows; "
                    + "let models share indexes by key templates",
            ])
    }
}
