import GranarySchema
import Testing

/// Who writes expressions by hand has to know which names DynamoDB takes for words.
struct ReservedNamesTests {
    @Test("Reserved words are named once, whatever their capitals")
    func reserved() throws {
        let checked = CheckedSchema(models: [
            CheckedSchema.model("A", #""Status":"string","name":"string""#),
            CheckedSchema.model("B", #""name":"string""#),
        ])
        let schema = try Schema(document: checked.document)
        #expect(
            schema.reservedNames(among: ["STATUS", "NAME"]).map(\.description) == [
                "A.attributes.Status: warning: Status is a word that DynamoDB reserves; "
                    + "write #Status in expressions",
                "A.attributes.name: warning: name is a word that DynamoDB reserves; "
                    + "write #name in expressions",
            ])
        #expect(schema.reservedNames(among: []) == [])
        #expect(schema.check() == [])
    }
}
