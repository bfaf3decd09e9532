public import GranaryItems

/// How a named query reads an index: what it asks of the key, and of the items it finds there.
///
/// What the query says of a model's attributes is said here of the key attributes of its index,
/// which are attributes, templates made of them, or the type attribute.
public struct QueryPlan: Sendable, Hashable {
    /// The index that is read.
    public var index: SchemaIndex
    /// What the caller gives: first for the key, then for the filter, each in the order written.
    public var parameters: [Parameter]
    /// The values of the partition key's attributes, in the index's order.
    public var partition: [KeyTerm]
    /// The values of the first sort key attributes, in the index's order.
    public var sortEquals: [KeyTerm]
    /// What is asked of the sort key attribute after those; `nil` for all there is.
    public var sortRange: SortRange?
    /// What must be true of an item that was read.
    public var filters: [Filter]
    /// Whether it begins with the last.
    public var isReversed: Bool
    /// How many items it returns at most.
    public var limit: Int?

    /// The name of the index; `nil` for the table itself.
    public var indexName: String? { index.kind == .primary ? nil : index.name }

    /// Whether the query names one item of the table at most.
    public var isSingle: Bool {
        sortEquals.count == index.sortKey.count
            && (index.kind == .primary || index.kind == .unique)
    }
}

extension QueryPlan {
    /// A value that the caller gives.
    public struct Parameter: Sendable, Hashable {
        /// What part of a condition it is.
        public enum Role: Sendable, Hashable {
            /// The value compared with.
            case value
            /// The lower bound, included.
            case from
            /// The upper bound, included.
            case through
        }

        /// The attribute it is compared with.
        public var attribute: String
        /// What part of the condition on it.
        public var role: Role
        /// Its type: the attribute's, an element's of it, or text when it is a prefix.
        public var shape: ValueShape
        /// Whether it belongs to the filter.
        public var isOfFilter: Bool
    }

    /// A value that is known when the parameters are.
    public enum Value: Sendable, Hashable {
        /// Always this value.
        case constant(AttributeValue)
        /// A parameter as it is stored; its number.
        case parameter(Int)
        /// Text put together.
        case text([TextPart])
    }

    /// A part of the text of a key.
    public enum TextPart: Sendable, Hashable {
        /// Text as it is.
        case literal(String)
        /// A parameter as text; its number, its padding, and which neighbour of it is meant.
        case parameter(Int, padding: KeyTemplate.Padding?, neighbour: Neighbour)
    }

    /// A value near a given one, in the order of values that can be stored.
    public enum Neighbour: Sendable, Hashable {
        /// The value itself.
        case itself
        /// The least value that is more: a millisecond, second or day later; one more.
        case next
        /// The greatest value that is less.
        case previous
    }

    /// An equality with a key attribute.
    public struct KeyTerm: Sendable, Hashable {
        /// The key attribute.
        public var attribute: String
        /// What it must be.
        public var value: Value
    }

    /// A range of a sort key attribute.
    public struct SortRange: Sendable, Hashable {
        /// The key attribute.
        public var attribute: String
        /// What is asked of it.
        public var test: Test
    }

    /// What is asked of an attribute.
    public enum Test: Sendable, Hashable {
        /// A comparison with one value.
        case compare(QueryCondition.Comparison, Value)
        /// From one value to another, both included.
        case between(Value, Value)
        /// One of these values.
        case oneOf([AttributeValue])
        /// Whether it is there.
        case exists(Bool)
    }

    /// A test of an item that was read.
    public struct Filter: Sendable, Hashable {
        /// The attribute, or the type attribute.
        public var attribute: String
        /// What is asked of it.
        public var test: Test
    }
}
