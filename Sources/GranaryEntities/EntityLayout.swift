public import GranarySchema

/// What typed writes must know of a model, besides its codec.
///
/// A class, because every write looks at it and a copy would cost more than the look.
public final class EntityLayout: Sendable {
    /// The attribute that names an item's model.
    public let typeField: String

    /// The table's partition key attribute.
    public let partitionKey: String

    /// The table's sort key attribute.
    public let sortKey: String?

    /// The names of all attributes that the codec knows, old names and key attributes too.
    public let attributes: Set<String>

    /// The templates of other indexes' key attributes.
    public let templates: [KeyTemplate]

    /// The derived attributes, and what each is computed from.
    public let derived: [DerivedAttribute]

    /// The attribute that counts writes.
    public let version: String?

    /// The attribute that holds the time of the last change, and how.
    public let updated: UpdatedAttribute?

    /// Whether the primary key ends with the time at which it happened, so that a put never replaces.
    public let isKeyedByTime: Bool

    /// Whether a write keeps attributes that the model does not declare.
    public let keepsUnknownAttributes: Bool

    /// Creates a layout.
    public init(
        typeField: String = "_type", partitionKey: String, sortKey: String? = nil,
        attributes: Set<String>, templates: [KeyTemplate] = [],
        derived: [DerivedAttribute] = [], version: String? = nil,
        updated: UpdatedAttribute? = nil, isKeyedByTime: Bool = false,
        keepsUnknownAttributes: Bool = true
    ) {
        self.typeField = typeField
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.attributes = attributes
        self.templates = templates
        self.derived = derived
        self.version = version
        self.updated = updated
        self.isKeyedByTime = isKeyedByTime
        self.keepsUnknownAttributes = keepsUnknownAttributes
    }

    /// The names of the primary key's attributes.
    public var keyNames: [String] { sortKey.map { [partitionKey, $0] } ?? [partitionKey] }
}

/// An attribute that is computed from others.
public struct DerivedAttribute: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it is computed with.
    public var formula: Formula

    /// Creates a derived attribute.
    public init(_ name: String, _ formula: Formula) {
        self.name = name
        self.formula = formula
    }
}

/// The attribute that holds the time of the last change.
public struct UpdatedAttribute: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// How it is stored.
    public var form: DateForm

    /// Creates an updated attribute.
    public init(_ name: String, _ form: DateForm = .millisecond) {
        self.name = name
        self.form = form
    }
}
