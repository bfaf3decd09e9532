internal import GranaryExpressions

extension PageShape {
    /// What a query or scan returns, from its `Select`, its projection and what it reads.
    ///
    /// - Throws: ``ValidationError/select(_:)`` with DynamoDB's texts when they contradict each other,
    ///   or when a global index does not hold what is asked for.
    init(
        _ select: Select?, projection: Projection?, target: ReadTarget
    ) throws(ValidationError) {
        if let projection {
            guard select == nil || select == .specificAttributes else {
                throw .select(
                    "Cannot specify the ProjectionExpression when choosing to get "
                        + (select == .count ? "only the Count" : select?.rawValue ?? ""))
            }
            self = try Self.projecting(projection, target: target)
            return
        }
        switch select {
        case nil: self = .stored
        case .count: self = .count
        case .specificAttributes:
            throw .select(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
                    + "SPECIFIC_ATTRIBUTES")
        case .allProjectedAttributes:
            guard target.index != nil else {
                throw .select(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")
            }
            self = .stored
        case .allAttributes:
            guard let index = target.index, index.definition.projection != .all else {
                self = .stored
                return
            }
            guard index.definition.kind == .local else {
                throw .select(
                    "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not "
                        + "supported for global secondary index \(index.definition.name) because "
                        + "its projection type is not ALL")
            }
            self = .fetched(nil)
        }
    }

    private static func projecting(
        _ projection: Projection, target: ReadTarget
    ) throws(ValidationError) -> PageShape {
        let missing = target.missing(of: projection.attributeNames)
        guard let index = target.index, !missing.isEmpty else { return .projected(projection) }
        guard index.definition.kind == .local else {
            throw .select(
                "One or more parameter values were invalid: Global secondary index "
                    + "\(index.definition.name) does not project "
                    + "[\(missing.joined(separator: ", "))]")
        }
        return .fetched(projection)
    }
}
