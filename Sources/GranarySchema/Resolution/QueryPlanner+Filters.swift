internal import GranaryItems

extension QueryPlanner {
    /// Takes a condition on what was read.
    mutating func filter(_ condition: QueryCondition) throws(QueryPlanError) {
        let name = condition.attribute
        guard let attribute = model.attribute(named: name) else { throw .unknownAttribute(name) }
        guard !index.keyAttributes.contains(name) else { throw .filterOnKey(name) }
        let shape = attribute.shape
        let test: QueryPlan.Test
        switch condition.test {
        case .parameter(.contains):
            guard shape.type.isTextual || shape.type.element != nil else {
                throw .misfit(attribute: name, test: "contains")
            }
            test = .compare(.contains, parameter(name, shape.type.element ?? ValueShape(.string)))
        case .parameter(.beginsWith):
            guard shape.type.isTextual else { throw .misfit(attribute: name, test: "beginsWith") }
            test = .compare(.beginsWith, parameter(name, ValueShape(.string)))
        case .parameter(let comparison):
            if comparison != .equal, comparison != .notEqual, !shape.type.isOrdered {
                throw .misfit(attribute: name, test: comparison.rawValue)
            }
            test = .compare(comparison, parameter(name, shape))
        case .between:
            guard shape.type.isOrdered else { throw .misfit(attribute: name, test: "between") }
            let from = parameter(name, shape, .from)
            test = .between(from, parameter(name, shape, .through))
        case .constant(let value, let isEqual):
            test = .compare(isEqual ? .equal : .notEqual, .constant(value))
        case .oneOf(let values): test = .oneOf(values)
        case .exists(let isThere): test = .exists(isThere)
        }
        filters.append(QueryPlan.Filter(attribute: name, test: test))
    }

    private mutating func parameter(
        _ name: String, _ shape: ValueShape, _ role: QueryPlan.Parameter.Role = .value
    ) -> QueryPlan.Value {
        .parameter(add(name, shape, role, isOfFilter: true))
    }

    /// Adds a filter on the model, unless only its items can be among what is read.
    mutating func addTypeFilter() throws(QueryPlanError) {
        let others = schema.models.filter { other in
            other.name != model.name && schema.canContain(other, index: index)
                && partition.allSatisfy { canEqual($0, in: other) }
                && sortEquals.allSatisfy { canEqual($0, in: other) }
                && canBeInRange(other)
        }
        guard !others.isEmpty else { return }
        guard !index.keyAttributes.contains(schema.typeField) else {
            throw .filterOnKey(schema.typeField)
        }
        filters.insert(
            QueryPlan.Filter(
                attribute: schema.typeField,
                test: .compare(.equal, .constant(.string(model.name)))), at: 0)
    }

    private func canEqual(_ term: QueryPlan.KeyTerm, in other: Model) -> Bool {
        KeyBeginning(of: term.attribute, in: other, schema: schema)
            .canBe(KeyBeginning(of: term.value, isWhole: true))
    }

    private func canBeInRange(_ other: Model) -> Bool {
        guard let sortRange else { return true }
        let theirs = KeyBeginning(of: sortRange.attribute, in: other, schema: schema)
        switch sortRange.test {
        case .compare(.beginsWith, let prefix):
            return theirs.canBe(KeyBeginning(of: prefix, isWhole: false))
        case .between(let lower, let upper):
            let beginning = KeyBeginning(of: lower, isWhole: false)
                .common(with: KeyBeginning(of: upper, isWhole: false))
            return theirs.canBe(beginning)
        default: return true
        }
    }
}

/// The bytes that a key attribute begins with, whatever the item.
private struct KeyBeginning {
    var bytes: [UInt8]
    /// Whether nothing follows.
    var isWhole: Bool

    init(of value: QueryPlan.Value, isWhole: Bool) {
        switch value {
        case .constant(.string(let text)): self.init(bytes: Array(text.utf8), isWhole: isWhole)
        case .constant, .parameter: self.init(bytes: [], isWhole: false)
        case .text(let parts):
            guard case .literal(let text)? = parts.first else {
                self.init(bytes: [], isWhole: false)
                return
            }
            self.init(bytes: Array(text.utf8), isWhole: isWhole && parts.count == 1)
        }
    }

    init(of attribute: String, in model: Model, schema: Schema) {
        if attribute == schema.typeField {
            self.init(bytes: Array(model.name.utf8), isWhole: true)
        } else if let template = model.key(named: attribute) {
            self.init(bytes: Array(template.prefix.utf8), isWhole: template.variables.isEmpty)
        } else {
            self.init(bytes: [], isWhole: false)
        }
    }

    private init(bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }

    func canBe(_ other: Self) -> Bool {
        switch (isWhole, other.isWhole) {
        case (true, true): bytes == other.bytes
        case (true, false): bytes.starts(with: other.bytes)
        case (false, true): other.bytes.starts(with: bytes)
        case (false, false): bytes.starts(with: other.bytes) || other.bytes.starts(with: bytes)
        }
    }

    /// What both begin with.
    func common(with other: Self) -> Self {
        let shared = zip(bytes, other.bytes).prefix { $0 == $1 }.map(\.0)
        return Self(bytes: shared, isWhole: false)
    }
}

extension ValueType {
    /// Whether of two values one can be said to come first.
    fileprivate var isOrdered: Bool {
        switch self {
        case .string, .enumeration, .int, .number, .decimal, .date, .timeToLive, .binary: true
        case .boolean, .object, .document, .list, .set: false
        }
    }
}
