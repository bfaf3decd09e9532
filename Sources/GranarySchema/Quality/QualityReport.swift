public import GranaryItems

/// The quality of a table's data: scores by model, what is missing, what does not agree, and what the
/// schema forbids since.
///
/// Items are given one by one, and the memory taken does not grow with their number: of items that
/// do not agree with themselves, only the worst are kept.
///
/// ```swift
/// var report = QualityReport(schema, secondsSince1970: now)
/// for item in items { report.add(item.view) }
/// ```
public struct QualityReport: Sendable {
    /// An item that has something that does not hold.
    public struct InconsistentItem: Sendable, Hashable {
        /// Its model.
        public let model: String
        /// Its key: the attributes of the primary key and no others.
        public let key: Item
        /// Its score, from 0 to 100.
        public let score: Double
        /// What does not hold.
        public let findings: [QualityFinding]
    }

    /// What is said of each model that has items, by name.
    public private(set) var models: [String: ModelQuality] = [:]
    /// The worst items that have something that does not hold, worst first.
    public private(set) var inconsistentItems: [InconsistentItem] = []
    /// How many items belong to no model.
    public private(set) var unknownCount = 0
    /// The keys of the first of them, of the attributes of the primary key and no others.
    public private(set) var unknownItems: [Item] = []

    private let scorer: QualityScorer
    private let now: Int
    private let limit: Int

    /// Begins a report.
    ///
    /// - Parameters:
    ///   - schema: The schema of the table.
    ///   - now: The moment freshness is judged at, in seconds since 1970.
    ///   - inconsistentItemLimit: The most items that do not agree with themselves to keep, and the
    ///     most that belong to no model.
    public init(_ schema: Schema, secondsSince1970 now: Int, inconsistentItemLimit: Int = 100) {
        scorer = QualityScorer(schema)
        self.now = now
        limit = max(inconsistentItemLimit, 0)
    }

    /// How many items belong to a model.
    public var count: Int { models.values.reduce(0) { $0 + $1.count } }

    /// The mean score of all items that belong to a model; 100 when there were none.
    public var mean: Double {
        let count = count
        guard count > 0 else { return 100 }
        return models.values.reduce(0) { $0 + $1.mean * Double($1.count) } / Double(count)
    }

    /// Takes note of an item, without the warnings of its model.
    public mutating func add(_ item: borrowing ItemView) {
        guard let index = scorer.modelIndex(of: item) else { return addUnknown(item) }
        add(item, asModelAt: index, findings: nil)
    }

    /// Takes note of an item.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - warnings: Runs the warnings of the model and returns those that do not hold.
    /// - Throws: What `warnings` throws; the item is then not in the report.
    public mutating func add<Failure: Error>(
        _ item: borrowing ItemView,
        warnings: (Model, borrowing ItemView) throws(Failure) -> [QualityFinding]
    ) throws(Failure) {
        guard let index = scorer.modelIndex(of: item) else { return addUnknown(item) }
        let model = scorer.schema.models[index]
        let findings = model.warnings.isEmpty ? [] : try warnings(model, item)
        add(item, asModelAt: index, findings: findings)
    }

    private mutating func addUnknown(_ item: borrowing ItemView) {
        unknownCount &+= 1
        if unknownItems.count < limit { unknownItems.append(key(of: item)) }
    }

    private mutating func add(
        _ item: borrowing ItemView, asModelAt index: Int, findings: [QualityFinding]?
    ) {
        let score = scorer.score(
            of: item, asModelAt: index, secondsSince1970: now, findings: findings)
        models[score.model, default: ModelQuality(model: score.model)].add(score)
        if !score.findings.isEmpty { keep(score, of: item) }
    }

    private mutating func keep(_ score: QualityScore, of item: borrowing ItemView) {
        let total = score.total
        guard limit > 0 else { return }
        if inconsistentItems.count == limit {
            guard let best = inconsistentItems.last, total < best.score else { return }
            inconsistentItems.removeLast()
        }
        let position = inconsistentItems.firstIndex { $0.score > total }
        inconsistentItems.insert(
            InconsistentItem(
                model: score.model, key: key(of: item), score: total, findings: score.findings),
            at: position ?? inconsistentItems.endIndex)
    }

    private func key(of item: borrowing ItemView) -> Item {
        var attributes = AttributeMap()
        for name in scorer.schema.primaryIndex?.keyAttributes ?? [] {
            if let value = item[name] { attributes[name] = value }
        }
        return Item(attributes)
    }
}
