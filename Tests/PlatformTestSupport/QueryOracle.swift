internal import GranaryEntities
internal import GranaryTestSupport

/// Answers named queries by looking at every item.
struct QueryOracle {
    let query: NamedQuery
    let index: SchemaIndex
    private let primaryKey: [String]
    /// The attributes of the model's items that are in the index.
    private let rows: [(item: Item, values: AttributeMap)]

    /// Prepares a query; `nil` when it reads an index that there is not.
    init?(
        _ query: NamedQuery, of model: Model, in population: Population, schema: Schema
    ) {
        guard let index = schema.index(named: query.index), let primary = schema.primaryIndex else {
            return nil
        }
        self.query = query
        self.index = index
        primaryKey = primary.keyAttributes
        rows = zip(population.items[model.name] ?? [], population.values[model.name] ?? [])
            .map { (item: $0, values: $1) }
            .filter { row in index.keyAttributes.allSatisfy { row.values[$0] != nil } }
    }

    /// The items that the query must find, in the order of the index, and what the arguments show.
    func answer(_ arguments: QueryArguments) -> (items: [Item], facts: Set<String>) {
        let conditions = bound(arguments)
        var found: [(item: Item, values: AttributeMap)] = []
        var facts: Set<String> = []
        for row in rows {
            let failing = conditions.filter { !$0.holds(of: row.values) }
            if failing.isEmpty { found.append(row) }
            if failing.count == 1 { facts.insert(Self.exclusion(failing[0].condition)) }
        }
        if !found.isEmpty { facts.insert("an item is found") }
        let order = index.sortKey + primaryKey
        found.sort { $0.values.precedes($1.values, by: order) }
        if query.isReversed { found.reverse() }
        if let limit = query.limit {
            if found.count > limit { facts.insert("the limit cuts") }
            found = Array(found.prefix(limit))
        }
        return (found.map(\.item), facts)
    }

    /// What a good set of arguments shows: that each part of the query is of use.
    var wantedFacts: Set<String> {
        var facts: Set = ["an item is found"]
        facts.formUnion((query.conditions + query.filters).map(Self.exclusion))
        if let limit = query.limit, limit > 1 { facts.insert("the limit cuts") }
        return facts
    }

    private static func exclusion(_ condition: QueryCondition) -> String {
        "only \(condition.attribute) leaves an item out"
    }

    private func bound(_ arguments: QueryArguments) -> [BoundCondition] {
        var rest = arguments.values[...]
        return (query.conditions + query.filters).map { condition in
            let count = condition.parameterCount
            defer { rest = rest.dropFirst(count) }
            return BoundCondition(
                condition: condition, arguments: Array(rest.prefix(count)),
                isOfElements: isOfElements(condition))
        }
    }

    private func isOfElements(_ condition: QueryCondition) -> Bool {
        index.kind == .multiValue && condition.attribute == index.partitionKey.first
    }
}

extension AttributeMap {
    /// Whether an item comes before another by these attributes, one after the other.
    func precedes(_ other: AttributeMap, by names: [String]) -> Bool {
        for name in names {
            guard let left = self[name], let right = other[name], left != right else { continue }
            return left.precedes(right)
        }
        return false
    }
}

extension QueryOracle {
    /// Draws arguments from the values of items, most of them from one item.
    func arguments(using random: inout SeededGenerator) -> QueryArguments? {
        guard !rows.isEmpty else { return nil }
        let anchor = random.pick(rows).values
        var arguments: [AttributeValue] = []
        for condition in query.conditions + query.filters where condition.parameterCount > 0 {
            guard let first = value(for: condition, near: anchor, using: &random) else {
                return nil
            }
            arguments.append(first)
            guard case .between = condition.test else { continue }
            guard let second = value(for: condition, near: anchor, using: &random) else {
                return nil
            }
            arguments.append(second)
            if second.precedes(first) {
                arguments.swapAt(arguments.count - 1, arguments.count - 2)
            }
        }
        return QueryArguments(values: arguments)
    }

    private func value(
        for condition: QueryCondition, near anchor: AttributeMap,
        using random: inout SeededGenerator
    ) -> AttributeValue? {
        let isEquality = condition.test == .parameter(.equal)
        var value = random.chance(isEquality ? 0.9 : 0.4) ? anchor[condition.attribute] : nil
        for _ in 0..<50 where value == nil {
            value = random.pick(rows).values[condition.attribute]
        }
        guard let value else { return nil }
        let takesElement = isOfElements(condition) || condition.test == .parameter(.contains)
        guard takesElement, !value.elements.isEmpty else { return value }
        return random.pick(value.elements)
    }
}

extension QueryCondition {
    /// How many arguments it takes.
    fileprivate var parameterCount: Int {
        switch test {
        case .parameter: 1
        case .between: 2
        case .constant, .oneOf, .exists: 0
        }
    }
}
