import AuxeiraSchema
import DreamSeedSchema
import Granary
import GranaryItems
import GranarySamples
import GranaryTestSupport
import Testing

/// A report on quality has something to find above scale 1, and nothing in what was stored in 2025.
@Suite("Slips in samples")
struct SlipTests {
    /// The warnings that do not hold, with how many items each does not hold for.
    private func warnings(
        in sample: some Sequence<SampleEntity>, under schema: StoreSchema, models: Set<String>?
    ) throws -> (found: [String: Int], itemCount: Int) {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(directory.path + "/store", schema: schema)
        defer { store.close() }
        let table = try schema.schema().table
        let items = try sample.filter { models?.contains($0.modelName) ?? true }
            .map { try $0.item() }
        try store.transaction { transaction in
            for item in items { try transaction.put(item, into: table) }
        }
        let rules = schema.rules.filter { $0.severity == .warn }
        var found: [String: Int] = [:]
        try store.read { snapshot in
            for item in items {
                for rule in rules where item["_type"] == .string(rule.model) {
                    guard try snapshot.violation(of: rule, by: item, in: table) != nil else {
                        continue
                    }
                    found["\(rule.model).\(rule.name)", default: 0] += 1
                }
            }
        }
        return (found, items.count)
    }

    @Test func auxeiraHasAFew() throws {
        let models: Set = ["ActivitySubmission", "UserSession", "InvestorMatch", "StartupMetrics"]
        let (found, count) = try warnings(
            in: AuxeiraSample(scale: 2), under: Auxeira.schema, models: models)
        #expect(found.count >= 3, "\(found)")
        #expect(found.values.reduce(0, +) < count / 20, "\(found)")
        #expect(found.keys.allSatisfy { name in models.contains { name.hasPrefix($0 + ".") } })
    }

    @Test func dreamSeedHasAFew() throws {
        let (found, count) = try warnings(
            in: DreamSeedSample(scale: 2), under: DreamSeed.schema, models: nil)
        #expect(found.count >= 2, "\(found)")
        #expect(found.values.reduce(0, +) < count / 20, "\(found)")
    }

    @Test func whatWasStoredHasNone() throws {
        #expect(
            try warnings(in: AuxeiraSample(), under: Auxeira.schema, models: nil).found == [:])
        #expect(
            try warnings(in: DreamSeedSample(), under: DreamSeed.schema, models: nil).found == [:])
    }
}
