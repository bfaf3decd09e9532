public import GranaryItems

/// One attribute of a model, or of an object in it.
public struct ModelAttribute: Sendable, Hashable {
    /// The name it is stored under.
    public var name: String
    /// What values it has.
    public var shape: ValueShape
    /// What it means, in a line.
    public var doc: String
    /// Whether an item must have it.
    public var isRequired: Bool
    /// What it is when it is not given.
    public var defaultValue: AttributeValue?
    /// Whether it stays as it was first set.
    public var isImmutable: Bool
    /// Whether no two items have one value, and within what.
    public var uniqueness: Uniqueness?
    /// Whether it is a secret, left out of descriptions and exports.
    public var isHidden: Bool
    /// Whose data it is.
    public var personal: PersonalData?
    /// How it is made when it is not given.
    public var generator: ValueGenerator?
    /// Whether it counts the writes of the item.
    public var isVersion: Bool
    /// The model it names an item of.
    public var reference: Reference?
    /// What it is computed from.
    public var derivation: Derivation?
    /// Why it should not be used any more.
    public var deprecation: Deprecation?
    /// The name it had.
    public var renamedFrom: String?
    /// How much it counts for completeness, 0 to 10; 3 when required and 1 otherwise, unless said.
    public var weight: Int

    /// Creates an attribute.
    public init(
        _ name: String, _ shape: ValueShape, doc: String = "", isRequired: Bool = false,
        defaultValue: AttributeValue? = nil, isImmutable: Bool = false,
        uniqueness: Uniqueness? = nil, isHidden: Bool = false, personal: PersonalData? = nil,
        generator: ValueGenerator? = nil, isVersion: Bool = false, reference: Reference? = nil,
        derivation: Derivation? = nil, deprecation: Deprecation? = nil,
        renamedFrom: String? = nil, weight: Int? = nil
    ) {
        self.name = name
        self.shape = shape
        self.doc = doc
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.isImmutable = isImmutable
        self.uniqueness = uniqueness
        self.isHidden = isHidden
        self.personal = personal
        self.generator = generator
        self.isVersion = isVersion
        self.reference = reference
        self.derivation = derivation
        self.deprecation = deprecation
        self.renamedFrom = renamedFrom
        self.weight = weight ?? (isRequired ? 3 : 1)
    }
}

/// That no two items of a model have one value.
public struct Uniqueness: Sendable, Hashable {
    /// The attributes within whose values it is unique; none for all items of the model.
    public var scope: [String]

    /// Creates a uniqueness.
    public init(scope: [String] = []) { self.scope = scope }
}

/// Whose data an attribute holds, and so how it is replaced in an anonymous copy.
public enum PersonalData: String, Sendable, Hashable, CaseIterable {
    case email, name, phone, address, ip, text
}

/// How a value is made.
public enum ValueGenerator: String, Sendable, Hashable, CaseIterable {
    /// 26 characters that sort by time: see the ULID specification.
    case ulid
    /// A random UUID, version 4.
    case uuid
}

/// That an attribute names an item of another model.
public struct Reference: Sendable, Hashable {
    /// The other model.
    public var model: String
    /// The attributes of this model that have the values of those in the other's key, by their names
    /// there, where they are called something else here.
    ///
    /// What is not in it has the same name in both; but for the last attribute in the key, which is
    /// the one that refers, unless that is named here.
    public var attributes: [String: String]
    /// Whether the item must be there when this one is written.
    public var isEnforced: Bool

    /// Creates a reference.
    public init(model: String, by attributes: [String: String] = [:], isEnforced: Bool = false) {
        self.model = model
        self.attributes = attributes
        self.isEnforced = isEnforced
    }
}

/// What an attribute is computed from.
public struct Derivation: Sendable, Hashable {
    /// The expression.
    public var formula: Formula
    /// How far a stored value may be off, relative to the computed one.
    public var tolerance: Double

    /// Creates a derivation.
    public init(formula: Formula, tolerance: Double = 0.01) {
        self.formula = formula
        self.tolerance = tolerance
    }
}

/// That an attribute should not be used any more.
public struct Deprecation: Sendable, Hashable {
    /// What to do instead; empty when nothing was said.
    public var message: String

    /// Creates a deprecation.
    public init(message: String = "") { self.message = message }
}
