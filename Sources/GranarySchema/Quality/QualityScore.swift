/// How good the data of one item is, from 0 to 100, and why it is not better.
///
/// | part | weight | what it is |
/// | --- | --- | --- |
/// | completeness | 50 | of the attributes the model declares, those the item has, by weight |
/// | consistency | 30 | of the warnings and derivations that apply, those that hold; each breach of the schema is one that does not |
/// | freshness | 20 | 1 while the item is as young as the model asks, then falling to 0 |
///
/// Completeness weighs most because it is what a person can do something about in every item, and
/// freshness least because time alone takes it away. A part that does not apply, such as the
/// freshness of a model that says nothing of it, is left out, and the others keep their proportion.
public struct QualityScore: Sendable, Hashable {
    /// The weight of completeness.
    public static let completenessWeight = 50.0
    /// The weight of consistency.
    public static let consistencyWeight = 30.0
    /// The weight of freshness.
    public static let freshnessWeight = 20.0

    /// The model the item belongs to.
    public var model: String
    /// From 0 to 1; `nil` when no attribute of the model counts.
    public var completeness: Double?
    /// From 0 to 1; `nil` when nothing could be checked.
    public var consistency: Double?
    /// From 0 to 1; `nil` when the model does not say when it is out of date.
    public var freshness: Double?
    /// The attributes that count and are not there, with dots for those within objects.
    public var missing: [String]
    /// What does not hold.
    public var findings: [QualityFinding]

    /// Creates a score of its parts.
    public init(
        model: String, completeness: Double?, consistency: Double?, freshness: Double?,
        missing: [String] = [], findings: [QualityFinding] = []
    ) {
        self.model = model
        self.completeness = completeness
        self.consistency = consistency
        self.freshness = freshness
        self.missing = missing
        self.findings = findings
    }

    /// The score, from 0 to 100; 100 when no part applies.
    public var total: Double {
        var sum = 0.0
        var weights = 0.0
        for (part, weight) in [
            (completeness, Self.completenessWeight), (consistency, Self.consistencyWeight),
            (freshness, Self.freshnessWeight),
        ] {
            guard let part else { continue }
            sum += part * weight
            weights += weight
        }
        return weights > 0 ? min(max(100 * sum / weights, 0), 100) : 100
    }

    /// Whether the item is older than the model asks.
    public var isStale: Bool { freshness.map { $0 < 1 } ?? false }
}

/// Something about a stored item that does not hold: a warning, a derivation, or a rule of the schema
/// that came after the item, and that its next write would be refused for.
public struct QualityFinding: Sendable, Hashable {
    /// The ``rule`` of a finding that no warning could be run, because the item is not what its
    /// model says.
    public static let unreadable = "unreadable"

    /// What should hold: the name of a warning, `derived`, ``unreadable``, or the word of the
    /// ``SchemaRule`` that is broken.
    public var rule: String
    /// The attribute it is about; `nil` when it is about the item.
    public var attribute: String?
    /// What is wrong, in a line.
    public var message: String
    /// Whether the schema forbids it: the item cannot be written as it is.
    public var isForbidden: Bool

    /// Creates a finding.
    public init(
        rule: String, attribute: String? = nil, message: String, isForbidden: Bool = false
    ) {
        self.rule = rule
        self.attribute = attribute
        self.message = message
        self.isForbidden = isForbidden
    }

    /// Creates the finding of a violation.
    init(_ violation: SchemaViolation) {
        self.init(
            rule: violation.rule.rawValue, attribute: violation.attribute,
            message: violation.reason, isForbidden: true)
    }

    /// What findings of the same sort have in common: a warning's name, what is derived, or an
    /// attribute and the rule of the schema that it breaks.
    ///
    /// There are no more of them than the schema has rules: elements of lists are not told apart, and
    /// names that no model declares are not told at all.
    var sort: String {
        guard isForbidden else { return rule == "derived" ? attribute ?? rule : rule }
        guard let attribute, rule != SchemaRule.unknown.rawValue else { return rule }
        var path = ""
        var isInBrackets = false
        for character in attribute {
            if character == "]" { isInBrackets = false }
            if !isInBrackets { path.append(character) }
            if character == "[" { isInBrackets = true }
        }
        return "\(path) \(rule)"
    }
}
