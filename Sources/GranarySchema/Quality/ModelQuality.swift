/// What a report says of the items of one model.
public struct ModelQuality: Sendable, Hashable {
    /// The model.
    public let model: String
    /// How many items there were.
    public private(set) var count = 0
    /// The lowest score; 100 when there were none.
    public private(set) var minimum = 100.0
    /// How many items scored 0 to under 10, 10 to under 20, and so on; 100 is in the last of ten.
    public private(set) var histogram = [Int](repeating: 0, count: 10)
    /// How many items each attribute is missing from, of those it is missing from at all.
    public private(set) var missing: [String: Int] = [:]
    /// How many findings there are of each sort: warnings by name, derivations by attribute, and
    /// breaches of the schema by attribute and rule: `age max`.
    public private(set) var failures: [String: Int] = [:]
    /// How many items have something that does not hold.
    public private(set) var inconsistentCount = 0
    /// How many items the schema forbids: their next write, as they are, would be refused.
    public private(set) var invalidCount = 0
    /// How many items are older than the model asks.
    public private(set) var staleCount = 0

    private var sum = 0.0

    init(model: String) { self.model = model }

    /// The mean score; 100 when there were no items.
    public var mean: Double { count > 0 ? sum / Double(count) : 100 }

    /// The attributes that are missing most often, with how many items lack them.
    ///
    /// Those that are missing equally often are in the order of their names.
    public func mostOftenMissing(
        limit: Int = 10
    ) -> [(attribute: String, count: Int)] {
        missing.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(limit, 0))
            .map { (attribute: $0.key, count: $0.value) }
    }

    mutating func add(_ score: QualityScore) {
        let total = score.total
        count &+= 1
        sum += total
        minimum = min(minimum, total)
        histogram[min(Int(total / 10), 9)] &+= 1
        for attribute in score.missing { missing[attribute, default: 0] &+= 1 }
        for finding in score.findings { failures[finding.sort, default: 0] &+= 1 }
        if !score.findings.isEmpty { inconsistentCount &+= 1 }
        if score.findings.contains(where: \.isForbidden) { invalidCount &+= 1 }
        if score.isStale { staleCount &+= 1 }
    }
}
