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

    private let models: [String: Model]

    /// Prepares to score the items of a schema.
    public init(_ schema: Schema) {
        self.schema = schema
        models = Dictionary(schema.models.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The model of an item: the one its type attribute names, or else whose key it has.
    ///
    /// Of several models whose templates could have made the key, it is the one with the most text
    /// in them. `nil` when there is none.
    public func model(of item: borrowing ItemView) -> Model? {
        if let type = item.value(named: schema.typeField) {
            return type.string().flatMap { models[$0] }
        }
        let key = schema.primaryIndex?.keyAttributes ?? []
        var best: (model: Model, length: Int)?
        for model in schema.models {
            var length = 0
            var isMade = !key.isEmpty
            for name in key {
                guard let template = model.key(named: name) else { continue }
                let text = item.value(named: name)?.string()
                guard let text, template.couldMake(text) else {
                    isMade = false
                    break
                }
                length += template.literalByteCount
            }
            if isMade, length > best?.length ?? 0 { best = (model, length) }
        }
        return best?.model
    }

    /// The score of an item; `nil` when it belongs to no model.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - now: The moment its freshness is judged at, in seconds since 1970.
    ///   - findings: The warnings of its model that do not hold, from whoever has run them; `nil`
    ///     when nobody has, and they then do not count.
    /// - Returns: The score, with the derivations that do not hold among its findings.
    public func score(
        of item: borrowing ItemView, secondsSince1970 now: Int,
        findings: [QualityFinding]? = nil
    ) -> QualityScore? {
        guard let model = model(of: item) else { return nil }
        return score(of: item, as: model, secondsSince1970: now, findings: findings)
    }

    func score(
        of item: borrowing ItemView, as model: Model, secondsSince1970 now: Int,
        findings warnings: [QualityFinding]?
    ) -> QualityScore {
        var missing: [String] = []
        let completeness = completeness(of: item, as: model, missing: &missing)
        var findings: [QualityFinding] = []
        let consistency = consistency(of: item, as: model, warnings, findings: &findings)
        return QualityScore(
            model: model.name, completeness: completeness, consistency: consistency,
            freshness: freshness(of: item, as: model, at: Double(now)), missing: missing,
            findings: findings)
    }
}

extension KeyTemplate {
    /// How many bytes of its own it puts into a key.
    fileprivate var literalByteCount: Int {
        parts.reduce(0) { count, part in
            if case .literal(let text) = part { count + text.utf8.count } else { count }
        }
    }

    /// Whether it can have made `text`, whatever the attributes: its own text is there, in order.
    fileprivate func couldMake(_ text: String) -> Bool {
        var rest = Substring(text)
        for (index, part) in parts.enumerated() {
            guard case .literal(let literal) = part else { continue }
            if index == 0 {
                guard rest.hasPrefix(literal) else { return false }
                rest = rest.dropFirst(literal.count)
            } else if index == parts.count - 1 {
                guard rest.hasSuffix(literal) else { return false }
                rest = ""
            } else {
                guard let found = rest.firstRange(of: literal) else { return false }
                rest = rest[found.upperBound...]
            }
        }
        if case .literal? = parts.last, parts.count == 1 { return rest.isEmpty }
        return true
    }
}
