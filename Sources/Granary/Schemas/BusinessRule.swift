public import GranaryItems

/// A rule about the items of one model that a schema cannot say: a function in Swift.
///
/// ```swift
/// BusinessRule(name: "endNotBeforeStart", model: "Event") { write throws(StoreError) in
///     guard let start = write.new["start"]?.stringValue, let end = write.new["end"]?.stringValue,
///         end < start
///     else { return nil }
///     return RuleViolation("end", value: write.new["end"], "is before the start, \(start)")
/// }
/// ```
///
/// It runs on the writer thread inside the transaction that writes: it must be quick, must not wait,
/// and may be run again when the store had to grow.
public struct BusinessRule: Sendable {
    /// What comes of a violation.
    public enum Severity: Sendable, Hashable {
        /// The write is refused.
        case refuse
        /// The write is done; the item's quality suffers. The engine does not run such a rule.
        case warn
    }

    /// What a rule does: `nil` when the write keeps to it.
    public typealias Body = @Sendable (RuleWrite) throws(StoreError) -> RuleViolation?

    /// The name, as the schema has it.
    public let name: String

    /// The model whose writes it judges.
    public let model: String

    /// What comes of a violation.
    public let severity: Severity

    private let body: Body

    /// Creates a rule.
    public init(
        name: String, model: String, severity: Severity = .refuse, body: @escaping Body
    ) {
        self.name = name
        self.model = model
        self.severity = severity
        self.body = body
    }

    /// What is wrong with a write; `nil` when nothing is.
    public func violation(of write: RuleWrite) throws(StoreError) -> RuleViolation? {
        try body(write)
    }
}

/// How an item breaks a business rule.
public struct RuleViolation: Sendable, Hashable {
    /// The attribute that is wrong, as a path into the item; empty when it is the item as a whole.
    public var attribute: String

    /// The value that is wrong, if one is and it may be shown.
    public var value: AttributeValue?

    /// What is wrong, in words that follow the attribute's name: `is before the start`.
    public var message: String

    /// Creates a violation.
    public init(_ attribute: String = "", value: AttributeValue? = nil, _ message: String) {
        self.attribute = attribute
        self.value = value
        self.message = message
    }
}
