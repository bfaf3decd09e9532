internal import GranaryEntities

extension DreamSeed.Rules {
    /// A domain that was chosen was to be had.
    static func selectedWasAvailable(
        _ search: DomainSearch, _ write: RuleContext<DomainSearch>
    ) throws(StoreError) -> RuleViolation? {
        guard search.selected, let status = search.status, status != .available else { return nil }
        return RuleViolation(
            "selected", value: .bool(true), "is true, and status is \(status.stored)")
    }
}
