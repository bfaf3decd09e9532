internal import GranaryItems

/// Turns conditions on a model's attributes into conditions on an index's key.
struct QueryPlanner {
    let schema: Schema
    let model: Model
    let index: SchemaIndex

    private(set) var parameters: [QueryPlan.Parameter] = []
    private(set) var partition: [QueryPlan.KeyTerm] = []
    private(set) var sortEquals: [QueryPlan.KeyTerm] = []
    private(set) var sortRange: QueryPlan.SortRange?
    var filters: [QueryPlan.Filter] = []

    /// The conditions on the key, in the order written.
    private var bindings: [QueryBinding] = []
    /// The attributes whose condition the key made use of.
    private var used: Set<String> = []

    init(schema: Schema, model: Model, index: SchemaIndex) {
        self.schema = schema
        self.model = model
        self.index = index
    }

    /// Takes a condition on the key.
    mutating func bind(_ condition: QueryCondition) throws(QueryPlanError) {
        let name = condition.attribute
        guard let attribute = model.attribute(named: name) else { throw .unknownAttribute(name) }
        if bindings.contains(where: { $0.attribute == name }) { throw .repeated(name) }
        let shape = keyShape(of: attribute)
        let range: QueryBinding.Range
        switch condition.test {
        case .parameter(.equal):
            range = .equal(.parameter(add(name, shape, .value)))
        case .parameter(let comparison):
            guard comparison != .notEqual, comparison != .contains,
                comparison != .beginsWith || shape.type.isTextual
            else { throw .misfit(attribute: name, test: comparison.rawValue) }
            let given = comparison == .beginsWith ? ValueShape(.string) : shape
            range = .compare(comparison, parameter: add(name, given, .value))
        case .between:
            let from = add(name, shape, .from)
            range = .between(from: from, through: add(name, shape, .through))
        case .constant(let value, isEqual: true): range = .equal(.constant(value))
        case .constant: throw .misfit(attribute: name, test: "not")
        case .oneOf: throw .misfit(attribute: name, test: "in")
        case .exists(let isThere):
            throw .misfit(attribute: name, test: isThere ? "exists" : "absent")
        }
        bindings.append(QueryBinding(attribute: name, range: range))
    }

    /// What values the attribute has in the key: its elements' in an index of elements.
    private func keyShape(of attribute: ModelAttribute) -> ValueShape {
        guard index.kind == .multiValue, attribute.name == index.partitionKey.first else {
            return attribute.shape
        }
        return attribute.shape.type.element ?? attribute.shape
    }

    /// Adds a parameter and returns its number.
    mutating func add(
        _ attribute: String, _ shape: ValueShape, _ role: QueryPlan.Parameter.Role,
        isOfFilter: Bool = false
    ) -> Int {
        parameters.append(
            QueryPlan.Parameter(
                attribute: attribute, role: role, shape: shape, isOfFilter: isOfFilter))
        return parameters.count - 1
    }

    /// Finds a value for each attribute of the partition key.
    mutating func resolvePartition() throws(QueryPlanError) {
        for name in index.partitionKey {
            switch value(of: name) {
            case .known(let value):
                partition.append(QueryPlan.KeyTerm(attribute: name, value: value))
            case .open(let open):
                throw .partitionOpen(keyAttribute: name, attribute: open.variable)
            }
            markUsed(through: nil, in: name)
        }
    }

    /// Finds a value for the first attributes of the sort key, and a range of the next.
    mutating func resolveSort() throws(QueryPlanError) {
        for name in index.sortKey {
            switch value(of: name) {
            case .known(let value):
                sortEquals.append(QueryPlan.KeyTerm(attribute: name, value: value))
                markUsed(through: nil, in: name)
            case .open(let open):
                markUsed(through: open.variable, in: name)
                let range = bindings.first { $0.attribute == open.variable }?.range
                if model.key(named: name) == nil {
                    sortRange = range?.test.map { .init(attribute: name, test: $0) }
                } else {
                    let type = model.attribute(named: open.variable)?.shape.type
                    let found = try open.resolve(range, type: type ?? .string)
                    sortRange = found.test.map { .init(attribute: name, test: $0) }
                    filters += found.filters
                }
                return
            }
        }
    }

    /// Notes that a key attribute made use of its variables, as far as `last`.
    private mutating func markUsed(through last: String?, in name: String) {
        for variable in model.key(named: name)?.variables ?? [name] {
            used.insert(variable)
            if variable == last { return }
        }
    }

    /// Refuses conditions of which the key made no use.
    func checkAllUsed() throws(QueryPlanError) {
        for binding in bindings where !used.contains(binding.attribute) {
            let name = binding.attribute
            guard index.keyAttributes.contains(where: { isMade($0, of: name) }) else {
                throw .notInKey(name)
            }
            if let range = bindings.first(where: { used.contains($0.attribute) && $0.isRange }) {
                throw .rangeNotLast(range.attribute)
            }
            let missing = index.sortKey.lazy.compactMap { value(of: $0).open?.variable }.first
            throw .gap(before: name, missing: missing ?? name)
        }
    }

    private func isMade(_ key: String, of attribute: String) -> Bool {
        key == attribute || model.key(named: key)?.variables.contains(attribute) == true
    }

    /// The value of a key attribute, as far as it is known.
    private func value(of name: String) -> KeyAttributeValue {
        if name == schema.typeField { return .known(.constant(.string(model.name))) }
        guard let template = model.key(named: name) else {
            guard let value = equality(with: name) else { return .open(OpenKey(variable: name)) }
            return .known(value)
        }
        var text: [QueryPlan.TextPart] = []
        for (position, part) in template.parts.enumerated() {
            switch part {
            case .literal(let literal): text.append(literal: literal)
            case .variable(let variable, let padding):
                guard let value = equality(with: variable) else {
                    let isLast = position == template.parts.count - 1
                    return .open(
                        OpenKey(
                            variable: variable, padding: padding, before: text, isLast: isLast))
                }
                text.append(value, padding: padding)
            }
        }
        return .known(text.value)
    }

    private func equality(with attribute: String) -> QueryPlan.Value? {
        let binding = bindings.first { $0.attribute == attribute }
        guard case .equal(let value)? = binding?.range else { return nil }
        return value
    }
}

/// A condition on an attribute, with the parameters it has been given.
struct QueryBinding {
    /// What is asked.
    enum Range {
        case equal(QueryPlan.Value)
        case compare(QueryCondition.Comparison, parameter: Int)
        case between(from: Int, through: Int)

        /// The same of a key attribute that is the attribute itself.
        var test: QueryPlan.Test? {
            switch self {
            case .equal: nil
            case .compare(let comparison, let parameter):
                .compare(comparison, .parameter(parameter))
            case .between(let from, let through):
                .between(.parameter(from), .parameter(through))
            }
        }
    }

    let attribute: String
    let range: Range

    var isRange: Bool {
        if case .equal = range { return false }
        return true
    }
}

/// The value of a key attribute, as far as it is known.
enum KeyAttributeValue {
    case known(QueryPlan.Value)
    case open(OpenKey)

    var open: OpenKey? {
        guard case .open(let open) = self else { return nil }
        return open
    }
}
