internal import GranaryEntities

extension DreamSeed.Rules {
    /// A domain that was chosen says when, which was not before it was looked up.
    static func selectionHasItsTime(
        _ search: DomainSearch, _ write: RuleContext<DomainSearch>
    ) throws(StoreError) -> RuleViolation? {
        write.presence(
            of: "selected_at", search.selectedAt != nil, expected: search.selected,
            because: "selected is \(search.selected)")
            ?? write.order(("searched_at", search.searchedAt), ("selected_at", search.selectedAt))
    }
}
