import AuxeiraSchema
import DreamSeedSchema
import Granary
import GranaryItems
import GranarySamples
import GranaryTestSupport
import Testing

/// A store enforces the schemas and their rules in Swift: whatever it takes keeps to all of them.
@Suite("Loading samples")
struct LoadingTests {
    private func load(
        _ sample: some Sequence<SampleEntity>, under schema: StoreSchema, into table: String
    ) throws -> Int {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(directory.path + "/store", schema: schema)
        var count = 0
        var batch: [Item] = []
        let flush = { (items: [Item]) in
            try store.transaction { transaction in
                for item in items { try transaction.put(item, into: table) }
            }
        }
        for entity in sample {
            batch.append(try entity.item())
            count += 1
            if batch.count == 500 {
                try flush(batch)
                batch = []
            }
        }
        try flush(batch)
        store.close()
        return count
    }

    /// The catalogues, a block's people, its first startups, and all events: every model.
    @Test func aStoreTakesAuxeira() throws {
        let sample = AuxeiraSample(scale: 2).enumerated().filter { number, entity in
            number < 800 || entity.modelName.hasPrefix("Event")
        }
        #expect(Set(sample.map(\.element.modelName)).count == 21)
        let count = try load(sample.map(\.element), under: Auxeira.schema, into: "auxeira")
        #expect(count == sample.count)
    }

    @Test func aStoreTakesDreamSeed() throws {
        let sample = DreamSeedSample(scale: 2)
        let count = try load(sample, under: DreamSeed.schema, into: "dreamseed")
        #expect(count > 164 * 2)
    }
}
