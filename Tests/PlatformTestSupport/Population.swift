public import GranaryEntities
internal import GranarySamples
internal import GranaryTestSupport

/// Items of every model of a schema, whose values overlap.
public struct Population: Sendable {
    /// The items of each model, by its name.
    public let items: [String: [Item]]

    /// The attributes of the items, decoded.
    let values: [String: [AttributeMap]]

    /// All the items, after those that they name and that must be there.
    public let all: [Item]

    /// Makes up items: 100 of a model, and more of one with a query that returns so many at most.
    ///
    /// There are fewer where keys or unique attributes do not allow that many.
    public init(_ platform: Platform, seed: UInt64) {
        var maker = PopulationMaker(platform: platform, seed: seed)
        var items: [String: [Item]] = [:]
        for model in platform.schema.models { items[model.name] = maker.items(of: model) }
        self.items = items
        all = platform.schema.referencedFirst.flatMap { items[$0.name] ?? [] }
        values = items.mapValues { $0.map(\.attributes) }
    }
}

/// Makes the items of one model after the other.
private struct PopulationMaker {
    let platform: Platform
    private var pools: ValuePools
    private var choices: SeededGenerator
    private var random: SampleRandom

    init(platform: Platform, seed: UInt64) {
        self.platform = platform
        pools = ValuePools(platform.schema)
        choices = SeededGenerator(seed: seed)
        random = SampleRandom(seed: seed)
    }

    mutating func items(of model: Model) -> [Item] {
        let limit = model.queries.compactMap(\.limit).max() ?? 0
        let count = min(max(100, 4 * limit), 240)
        let plan = PopulationPlan(of: model, in: platform.schema)
        var items: [Item] = []
        var taken: Set<[AttributeValue?]> = []
        for number in 0..<count {
            for _ in 0..<8 {
                let item = item(number, plan)
                let places = plan.uniqueIndexes.map { index in
                    [.string(index.name)] + index.keyAttributes.map { item[$0] }
                }
                guard places.allSatisfy({ !taken.contains($0) }) else { continue }
                taken.formUnion(places)
                items.append(item)
                break
            }
        }
        return items
    }

    private mutating func item(_ number: Int, _ plan: PopulationPlan) -> Item {
        var fixed = AttributeMap()
        for queried in plan.queried {
            let name = queried.attribute.name
            guard queried.attribute.isRequired || choices.chance(0.85) else { continue }
            fixed[name] =
                queried.isSole
                ? pools.value(of: queried.attribute, in: plan.model, number)
                : value(of: queried, in: plan.model)
        }
        return platform.item(
            of: plan.model, choices.pick(SampleItem.Filling.allCases), setting: fixed,
            using: &random)
    }

    /// A value that other items have too, the constants of queries often among them.
    private mutating func value(
        of queried: PopulationPlan.Queried, in model: Model
    ) -> AttributeValue {
        if !queried.constants.isEmpty, choices.chance(0.4) {
            return choices.pick(queried.constants)
        }
        let number: Int
        if case .date = queried.attribute.shape.type {
            number = Int.random(in: 0..<200, using: &choices)
        } else {
            // The first ones more often, so that a few partitions are large.
            number = (0..<4).map { _ in Int.random(in: 0..<8, using: &choices) }.min() ?? 0
        }
        let value = pools.value(of: queried.attribute, in: model, number)
        guard case .set = queried.attribute.shape.type else { return value }
        return union(value, pools.value(of: queried.attribute, in: model, number / 2))
    }

    private func union(_ first: AttributeValue, _ second: AttributeValue) -> AttributeValue {
        switch (first, second) {
        case (.stringSet(let first), .stringSet(let second)):
            .stringSet(AttributeSet(Array(first) + Array(second)))
        case (.numberSet(let first), .numberSet(let second)):
            .numberSet(AttributeSet(Array(first) + Array(second)))
        default: first
        }
    }
}
