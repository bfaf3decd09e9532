internal import GranaryEntities

extension DreamSeed.Rules {
    /// The owners hold no more than all of a business.
    static func ownershipNotAboveHundred(
        _ formation: BusinessFormationData, _ write: RuleContext<BusinessFormationData>
    ) throws(StoreError) -> RuleViolation? {
        let sum = formation.owners.reduce(0) { $0 + ($1.ownershipPercent ?? 0) }
        // Shares such as 33.4 are not exact, and three of them may add up to a hair over the whole.
        guard sum > 100 + 1e-9 else { return nil }
        return RuleViolation("owners", "hold \(sum) percent: together it must be at most 100")
    }
}
