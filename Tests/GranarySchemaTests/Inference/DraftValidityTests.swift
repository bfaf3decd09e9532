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

    /// What is drafted is edited next: it must not begin with errors that nobody made.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func draftsOfRandomItemsPassTheChecks(seed: UInt64) {
        var random = RandomItems(state: seed)
        var inference = SchemaInference(
            table: random.pick(["shop", "item", "x-y_z"]),
            indexes: [
                SchemaInferenceTests.primary, Self.index,
                SchemaIndex(name: "byB", kind: .global, partitionKey: ["b"], sortKey: ["a"]),
                SchemaIndex(name: "byNothing", kind: .unique, partitionKey: ["nowhere"]),
                SchemaIndex(name: "byType", kind: .multiValue, partitionKey: ["type"]),
            ], separator: random.pick(["#", "-", "::"]))
        let types = random.pick([["Task", "User"], ["Even", "Odd", "ODD"], []])
        for _ in 0..<30 {
            var item = random.item()
            if !types.isEmpty { item["_type"] = .string(random.pick(types)) }
            inference.add(item.view)
        }
        let draft = inference.draft()
        let errors = draft.schema.check().filter { $0.severity == .error }
        #expect(errors == [], "seed \(seed)")
        #expect(draft.schema.index(named: "byNothing") == nil)
        #expect(
            draft.remarks.contains(
                InferenceRemark(model: draft.schema.name, .indexLeftOut("byNothing"))))
    }
}
