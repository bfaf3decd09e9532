/// One kind of item: its attributes, its place in the table, and what is asked of it.
public struct Model: Sendable, Hashable {
    /// Whether the model is in use.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// In use.
        case current
        /// Designed for what is to come.
        case proposed
        /// Still read, no longer written.
        case deprecated
    }

    /// The name, `UpperCamelCase`; the value of the type attribute.
    public var name: String

    /// What one item is.
    public var doc: String

    /// The table it comes from, in the system that had it before.
    public var origin: String?

    /// Whether it is in use.
    public var status: Status

    /// The templates of its synthetic key attributes, by the attribute's name.
    public var keys: [KeyTemplate]

    /// The attributes, in the order they are written down.
    public var attributes: [ModelAttribute]

    /// The named queries, in the order they are written down.
    public var queries: [NamedQuery]

    /// The names of the functions that refuse a write.
    public var rules: [String]

    /// The names of the functions that lower an item's quality.
    public var warnings: [String]

    /// When an item is out of date.
    public var freshness: Freshness?

    /// The attributes that say when it was made and changed.
    public var timestamps: Timestamps?

    /// What becomes of attributes it does not declare; the schema's answer when absent.
    public var unknownAttributes: UnknownAttributes?

    /// Creates a model.
    public init(
        name: String, doc: String = "", origin: String? = nil, status: Status = .current,
        keys: [KeyTemplate], attributes: [ModelAttribute], queries: [NamedQuery] = [],
        rules: [String] = [], warnings: [String] = [], freshness: Freshness? = nil,
        timestamps: Timestamps? = nil, unknownAttributes: UnknownAttributes? = nil
    ) {
        self.name = name
        self.doc = doc
        self.origin = origin
        self.status = status
        self.keys = keys
        self.attributes = attributes
        self.queries = queries
        self.rules = rules
        self.warnings = warnings
        self.freshness = freshness
        self.timestamps = timestamps
        self.unknownAttributes = unknownAttributes
    }

    /// The attribute called `name`.
    public func attribute(named name: String) -> ModelAttribute? {
        attributes.first { $0.name == name }
    }

    /// The template of the key attribute called `name`.
    public func key(named name: String) -> KeyTemplate? { keys.first { $0.attribute == name } }
}

/// When an item is out of date: so many days after what an attribute says.
public struct Freshness: Sendable, Hashable {
    /// A date attribute.
    public var attribute: String
    /// For how long after it the item is fresh.
    public var days: Int

    /// Creates a freshness.
    public init(attribute: String, days: Int) {
        self.attribute = attribute
        self.days = days
    }
}

/// The date attributes that a typed write keeps by itself.
public struct Timestamps: Sendable, Hashable {
    /// Set once, when the item is made.
    public var created: String?
    /// Set with every write.
    public var updated: String?

    /// Creates a pair.
    public init(created: String? = nil, updated: String? = nil) {
        self.created = created
        self.updated = updated
    }
}
