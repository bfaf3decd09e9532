internal import GranaryEntities

extension Auxeira.Rules {
    /// Money was invested in matches with that outcome, and in no others.
    static func investmentAgreesWithOutcome(
        _ match: InvestorMatch, _ write: RuleContext<InvestorMatch>
    ) throws(StoreError) -> RuleViolation? {
        guard let amount = match.investmentAmount, (amount > 0) != (match.outcome == .invested)
        else { return nil }
        return RuleViolation(
            "investment_amount", value: write.newItem["investment_amount"],
            amount > 0
                ? "\(amount) was invested, and the outcome is "
                    + "\(match.outcome?.stored ?? "not known"): it must be invested"
                : "is 0, and the outcome is invested: it must be what was invested")
    }
}
