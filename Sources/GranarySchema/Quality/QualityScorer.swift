public import GranaryItems

/// Scores the items of a schema, reading no more of them than the attributes that count.
///
/// ```swift
/// let scorer = QualityScorer(schema)
/// if let score = scorer.score(of: item.view, secondsSince1970: now) { print(score.total) }
/// ```
public struct QualityScorer: Sendable {
    /// The schema whose items are scored.
    public let schema: Schema

    private let validator: SchemaValidator

    /// Prepares to score the items of a schema.
    public init(_ schema: Schema) { self.init(SchemaValidator(schema)) }

    /// Prepares to score the items that a validator judges, without compiling its schema again.
    public init(_ validator: SchemaValidator) {
        schema = validator.schema
        self.validator = validator
    }

    /// The model of an item: the one its type attribute names, or else whose key it has.
    ///
    /// It is the one that ``SchemaValidator/modelIndex(of:)`` finds for a write. `nil` when there is none.
    public func model(of item: borrowing ItemView) -> Model? {
        validator.modelIndex(of: item).map { schema.models[$0] }
    }

    /// The score of an item; `nil` when it belongs to no model.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - now: The moment its freshness is judged at, in seconds since 1970.
    ///   - findings: The warnings of its model that do not hold, from whoever has run them; `nil`
    ///     when nobody has, and they then do not count.
    /// - Returns: The score, with what the schema forbids and the derivations that do not hold among its
    ///   findings.
    public func score(
        of item: borrowing ItemView, secondsSince1970 now: Int,
        findings: [QualityFinding]? = nil
    ) -> QualityScore? {
        guard let index = modelIndex(of: item) else { return nil }
        return score(of: item, asModelAt: index, secondsSince1970: now, findings: findings)
    }

    func modelIndex(of item: borrowing ItemView) -> Int? { validator.modelIndex(of: item) }

    func score(
        of item: borrowing ItemView, asModelAt index: Int, secondsSince1970 now: Int,
        findings warnings: [QualityFinding]?
    ) -> QualityScore {
        let model = schema.models[index]
        var missing: [String] = []
        let completeness = completeness(of: item, as: model, missing: &missing)
        var findings = violations(in: item, asModelAt: index)
        let consistency = consistency(of: item, as: model, warnings, findings: &findings)
        return QualityScore(
            model: model.name, completeness: completeness, consistency: consistency,
            freshness: freshness(of: item, as: model, at: Double(now)), missing: missing,
            findings: findings)
    }

    /// What of an item its schema forbids: what was stored before the schema, or while it asked for less.
    ///
    /// What is derived is left to the score, which says more of it.
    private func violations(
        in item: borrowing ItemView, asModelAt index: Int
    ) -> [QualityFinding] {
        validator.violations(in: item, model: index).filter { $0.rule != .derived }
            .map { QualityFinding($0) }
    }
}
