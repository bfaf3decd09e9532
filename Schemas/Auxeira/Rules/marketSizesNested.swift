internal import GranaryEntities

extension Auxeira.Rules {
    /// The market that can be won is part of the one served, and that of the one there is.
    static func marketSizesNested(
        _ startup: StartupProfile, _ write: RuleContext<StartupProfile>
    ) throws(StoreError) -> RuleViolation? {
        nesting(
            [
                ("market_size_som", startup.marketSizeSom),
                ("market_size_sam", startup.marketSizeSam),
                ("market_size_tam", startup.marketSizeTam),
            ], in: write)
    }
}
