import GranaryItems
import Testing

@testable import GranarySchema

/// Whatever is stored, a draft of it must be a schema that can be read again.
struct DraftValidityTests {
    private static let index = SchemaIndex(
        name: "GSI1", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"],
        projection: .include(["a", "nowhere"]))

    @Test(arguments: 0..<40 as Range<UInt64>)
    func draftsOfRandomItemsAreSchemas(seed: UInt64) throws {
        var random = RandomItems(state: seed)
        var inference = SchemaInference(
            table: random.pick(["t", "my table", "Ünïcode", "9", "x-y_z"]),
            indexes: [SchemaInferenceTests.primary, Self.index])
        for _ in 0..<30 { inference.add(random.item().view) }
        var schema = inference.draft().schema
        schema.table = "table"
        #expect(try Schema(document: schema.document) == schema.canonical)
    }
}
