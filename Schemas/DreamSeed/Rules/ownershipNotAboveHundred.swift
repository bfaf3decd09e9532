internal import GranaryEntities

extension DreamSeed.Rules {
    /// The owners hold no more than all of a business.
    static func ownershipNotAboveHundred(
        _ formation: BusinessFormationData, _ write: RuleContext<BusinessFormationData>
    ) throws(StoreError) -> RuleViolation? {
        var sum = 0.0
        for (position, owner) in formation.owners.enumerated() {
            guard let share = owner.ownershipPercent else { continue }
            sum += share
            // Shares such as 33.4 are not exact, and three of them may be a hair over the whole.
            guard sum > 100 + 1e-9 else { continue }
            return RuleViolation(
                "owners[\(position)].ownership_percent", value: share.attributeValue,
                "with those before it comes to \(sum) percent: together it must be at most 100")
        }
        return nil
    }
}
