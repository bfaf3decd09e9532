public import GranaryItems

/// What a query asks of the key: equality of the partition key, and a range of sort keys.
///
/// The conditions are known by attribute name only; ``resolve(partitionKey:sortKey:)`` holds them
/// against a table's or an index's key schema.
public struct KeyCondition: Sendable, Hashable {
    /// The condition on one attribute.
    public struct Term: Sendable, Hashable {
        /// The attribute's name.
        public var attribute: String
        /// What is asked of it.
        public var comparison: Comparison

        /// Asks `comparison` of `attribute`.
        public init(_ attribute: String, _ comparison: Comparison) {
            self.attribute = attribute
            self.comparison = comparison
        }
    }

    /// What is asked of one attribute.
    public enum Comparison: Sendable, Hashable {
        /// The attribute is this value.
        case equal(AttributeValue)
        /// The attribute sorts before this value.
        case less(AttributeValue)
        /// The attribute sorts before this value, or is it.
        case lessOrEqual(AttributeValue)
        /// The attribute sorts after this value.
        case greater(AttributeValue)
        /// The attribute sorts after this value, or is it.
        case greaterOrEqual(AttributeValue)
        /// The attribute is one of these values or sorts between them.
        case between(AttributeValue, AttributeValue)
        /// The attribute, a string or binary, begins with this value.
        case beginsWith(AttributeValue)

        /// The values compared with.
        public var values: [AttributeValue] {
            switch self {
            case .equal(let value), .less(let value), .lessOrEqual(let value),
                .greater(let value), .greaterOrEqual(let value), .beginsWith(let value):
                [value]
            case .between(let lower, let upper): [lower, upper]
            }
        }
    }

    /// The conditions, in the order they were given.
    public var terms: [Term]

    /// All of `terms` must hold.
    public init(terms: [Term]) { self.terms = terms }

    /// Reads a key condition from DynamoDB's language.
    ///
    /// - Parameters:
    ///   - text: At most 4,096 bytes.
    ///   - placeholders: The names and values of the request. The used ones are marked.
    /// - Throws: Also for whatever a condition may hold and a key condition may not, such as `OR`.
    public init(
        parsing text: String, placeholders: inout Placeholders
    ) throws(ExpressionError) {
        let parsed = try ConditionParser.parse(text, as: .keyCondition)
        let bound = try ConditionBinder.bind(
            parsed, as: .keyCondition, placeholders: &placeholders)
        try self.init(bound)
    }

    /// The names of the attributes, sorted, each once.
    public var attributeNames: [String] { terms.map { DocumentPath($0.attribute) }.sortedRoots }
}
