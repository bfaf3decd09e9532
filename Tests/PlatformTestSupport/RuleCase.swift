public import GranaryEntities
public import Testing

/// What a rule in Swift just allows and just does not.
public struct RuleCase: Sendable, CustomTestStringConvertible {
    /// The model whose writes it judges.
    public let entity: any Entity.Type
    /// The rule's name.
    public let rule: String
    /// Attributes at the edge of what is allowed.
    public let allowed: AttributeMap
    /// Attributes just over it.
    public let refused: AttributeMap
    /// The attribute that the violation names.
    public let attribute: String

    /// Describes a case.
    ///
    /// - Parameters:
    ///   - entity: The model whose writes it judges.
    ///   - rule: Its name.
    ///   - allowed: Attributes at the edge.
    ///   - refused: Those that differ just over it.
    ///   - removed: One that is missing there.
    ///   - attribute: The attribute that the violation names.
    public init(
        _ entity: any Entity.Type, _ rule: String, allowed: AttributeMap, refused: AttributeMap,
        without removed: String? = nil, names attribute: String
    ) {
        self.entity = entity
        self.rule = rule
        self.allowed = allowed
        var all = allowed
        for (name, value) in refused { all[name] = value }
        if let removed { all[removed] = nil }
        self.refused = all
        self.attribute = attribute
    }

    /// The model and the rule.
    public var testDescription: String { "\(entity.modelName) \(rule) \(refused.names)" }
}
