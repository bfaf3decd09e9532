internal import GranaryEntities

extension DreamSeed.Rules {
    /// What was paid was paid at a time, and a payment has an amount.
    static func paymentHasItsDate(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        let isPaid = user.amountPaid.map { $0 > .zero } ?? false
        return write.presence(
            of: "payment_date", user.paymentDate != nil, expected: isPaid,
            because: "amount_paid is \(write.text("amount_paid"))")
    }
}
