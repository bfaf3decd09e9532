internal import GranaryEntities

extension DreamSeed.Rules {
    /// Only a corporation has shares.
    static func sharesOnlyOfCorporations(
        _ formation: BusinessFormationData, _ write: RuleContext<BusinessFormationData>
    ) throws(StoreError) -> RuleViolation? {
        guard formation.authorizedShares != nil, let type = formation.entityType,
            type != .corporation
        else { return nil }
        return RuleViolation(
            "authorized_shares", value: write.newItem["authorized_shares"],
            "must be absent: entity_type is \(type.stored)")
    }
}
