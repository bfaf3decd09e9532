import GranaryItems
import GranarySchema

@testable import Granary

/// A small migration by hand: the sample schema gets a version more, and startups a `label`.
struct MigrationTrial {
    let store: Store
    var run = "0000000000000001"
    var limit = 3
    var target: Schema

    init(_ store: Store, indexes: [SchemaIndex] = []) throws {
        self.store = store
        target = try SampleStoreSchema.schema(version: SchemaVersion(1, 1, 0), indexes: indexes)
        target.models[1].attributes.append(ModelAttribute("label", ValueShape(.string)))
    }

    /// The state that is begun with.
    var running: RunningMigration {
        RunningMigration(
            number: 2, name: "label", direction: .up, from: SchemaVersion(1, 0, 0),
            to: target.version, checksum: "", run: run, tool: "test", phase: .sweep)
    }

    /// Begins, on whatever schema the table has.
    func begin() throws -> RunningMigration {
        try store.begin(
            MigrationBeginning(
                schema: target, expectedDocument: try store.storedSchema(of: "app")?.document,
                running: running))
    }

    /// One batch, in which every startup is changed.
    func batch(
        _ transform: @escaping MigrationBatch.Transform = { item, _ in
            ItemMigration([item.replacing([("label", "new")])])
        }
    ) -> MigrationBatch {
        var batch = MigrationBatch(
            table: "app", run: run, wants: { $0["_type"] == "Startup" }, transform: transform)
        batch.itemLimit = limit
        return batch
    }

    /// All batches.
    @discardableResult
    func sweep(_ transform: MigrationBatch.Transform? = nil) throws -> RunningMigration? {
        let batch = transform.map { self.batch($0) } ?? batch()
        var last: RunningMigration?
        while let running = try store.run(batch) { last = running }
        // From here on indexes are built.
        _ = try store.updateMigration(of: "app", run: run) { $0.phase = .finish }
        return last
    }

    /// The end.
    @discardableResult
    func end(dropping indexes: [String] = []) throws -> AppliedMigration {
        try store.end(
            MigrationEnding(table: "app", run: run, tool: "test", droppedIndexes: indexes))
    }
}

extension Store {
    /// One batch, with no chain left of an earlier one.
    func run(_ batch: MigrationBatch) throws -> RunningMigration? {
        var chain = MigrationChain()
        return try run(batch, &chain)
    }
}

extension Item {
    /// The item with another key, as a transform makes it.
    func moved(to sortKey: String) -> Item { replacing([("SK", .string(sortKey))]) }
}
