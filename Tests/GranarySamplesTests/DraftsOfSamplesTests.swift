import GranaryItems
import GranarySamples
import GranarySchema
import Testing

/// A platform that is stored gets a draft that can be worked with at once: it passes the checks, keeps
/// the platform's indexes, and takes every item that it was made from.
@Suite("Drafts of the sample platforms")
struct DraftsOfSamplesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: Schema
        let isTyped: Bool
        var testDescription: String { "\(schema.name), \(isTyped ? "typed" : "by keys")" }
    }

    static let cases = RealSchemas.all.flatMap { schema in
        [true, false].map { Case(schema: schema, isTyped: $0) }
    }

    private func items(of schema: Schema) throws -> [Item] {
        let contents =
            schema.name == "Auxeira"
            ? SampleContents.largerAuxeira : SampleContents.largerDreamSeed
        return try contents.get().items
    }

    @Test(arguments: cases)
    func passesTheChecks(of tested: Case) throws {
        var inference = SchemaInference(table: tested.schema.table, indexes: tested.schema.indexes)
        let items = try items(of: tested.schema).map { item in
            var item = item
            if !tested.isTyped { item["_type"] = nil }
            return item
        }
        for item in items { inference.add(item.view) }
        let draft = inference.draft()
        let errors = draft.schema.check().filter { $0.severity == .error }
        #expect(errors == [])
        #expect(draft.schema.check().filter { $0.message.contains("may be negative") } == [])
        let validator = SchemaValidator(draft.schema)
        var refused: [String] = []
        for item in items {
            refused += validator.violations(in: item.view).map(\.description)
        }
        #expect(refused.isEmpty, "\(refused.prefix(5))")
        guard tested.isTyped else { return }
        #expect(
            Set(draft.schema.models.map(\.name)) == Set(tested.schema.models.map(\.name)))
        #expect(
            Set(draft.schema.indexes.map(\.name))
                == Set(tested.schema.indexes.map(\.name)), "\(draft.remarks)")
    }
}
