internal import GranaryEntities

extension DreamSeed.Rules {
    /// The ending is that of the domain.
    static func endingMatchesDomain(
        _ search: DomainSearch, _ write: RuleContext<DomainSearch>
    ) throws(StoreError) -> RuleViolation? {
        guard let ending = search.tld, !search.domain.hasSuffix("." + ending) else { return nil }
        return RuleViolation(
            "tld", value: .string(ending), "is not the ending of \(search.domain)")
    }
}
