internal import Granary
internal import GranarySamples

/// Puts sample items into a table, with a progress bar, and counts them.
final class SampleLoad {
    /// What was loaded.
    struct Outcome {
        /// The table.
        let table: String
        /// The items of each model that has some.
        let counts: [String: Int]
        /// How long it took.
        let duration: Duration

        /// The items of all models.
        var itemCount: Int { counts.values.reduce(0, +) }
    }

    /// How much of the work is done, from how many items of a model there are.
    typealias Progress = (_ count: (_ model: String) -> Int) -> Double?

    private let table: Granary.Table
    private let progress: Progress
    private var counts: [String: Int] = [:]

    /// Prepares to load; `isFirst` refuses a table with items, which the sample's would replace.
    init(
        into table: String, of store: Store, isFirst: Bool = false,
        progress: @escaping Progress
    ) throws {
        self.table = try store.table(table)
        self.progress = progress
        try store.waitForIndexes(of: table)
        guard isFirst else { return }
        let count = try self.table.describe().itemCount
        guard count == 0 else {
            let items = CountText.text(count, "item")
            throw CommandFailure.usage(
                "table '\(table)' has \(items) already: a sample needs an empty one, such as in "
                    + "another store")
        }
    }

    /// Loads what `next` gives, until it gives nothing.
    func run(_ next: () throws -> SampleEntity?) throws -> Outcome {
        let start = ContinuousClock.now
        let bar = ProgressBar("load")
        defer { bar.finish() }
        try table.load {
            guard let sample = try next() else { return nil }
            counts[sample.modelName, default: 0] += 1
            return try sample.item()
        } progress: { count in
            bar.update(count, fraction: progress { counts[$0] ?? 0 })
        }
        return Outcome(
            table: table.name, counts: counts, duration: ContinuousClock.now - start)
    }
}
