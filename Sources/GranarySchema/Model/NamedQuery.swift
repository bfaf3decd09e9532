public import GranaryItems

/// A question that is asked of a model often enough to have a name.
public struct NamedQuery: Sendable, Hashable {
    /// The name, a Swift function's: `since`.
    public var name: String
    /// What it answers, and for whom.
    public var doc: String
    /// The index it reads.
    public var index: String
    /// What the keys must be.
    public var conditions: [QueryCondition]
    /// What must be true of what was read.
    public var filters: [QueryCondition]
    /// Whether it begins with the last.
    public var isReversed: Bool
    /// How many items it returns at most.
    public var limit: Int?

    /// Creates a query.
    public init(
        name: String, doc: String = "", index: String = "primary",
        conditions: [QueryCondition], filters: [QueryCondition] = [], isReversed: Bool = false,
        limit: Int? = nil
    ) {
        self.name = name
        self.doc = doc
        self.index = index
        self.conditions = conditions
        self.filters = filters
        self.isReversed = isReversed
        self.limit = limit
    }
}

/// What a query asks of one attribute.
public struct QueryCondition: Sendable, Hashable {
    /// How an attribute is compared.
    public enum Test: Sendable, Hashable {
        /// With a parameter.
        case parameter(Comparison)
        /// From a parameter to another, both included.
        case between
        /// Equal to a constant, or unequal.
        case constant(AttributeValue, isEqual: Bool)
        /// One of these constants; in filters only.
        case oneOf([AttributeValue])
        /// Whether it is there; in filters only.
        case exists(Bool)
    }

    /// A comparison with one parameter.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "eq"
        case less = "lt"
        case lessOrEqual = "lte"
        case greater = "gt"
        case greaterOrEqual = "gte"
        case beginsWith
        /// In filters only.
        case notEqual = "ne"
        /// In filters only: an element of a list or set, or a part of a string.
        case contains
    }

    /// The attribute, one of the model's own.
    public var attribute: String
    /// How it is compared.
    public var test: Test

    /// Creates a condition.
    public init(_ attribute: String, _ test: Test) {
        self.attribute = attribute
        self.test = test
    }
}
