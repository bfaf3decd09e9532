internal import GranaryEntities

extension DreamSeed.Rules {
    /// A subscription ends after it was paid for.
    static func subscriptionEndsAfterPayment(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        guard let paid = user.paymentDate, let end = user.subscriptionExpiresAt, end <= paid else {
            return nil
        }
        return RuleViolation(
            "subscription_expires_at", value: write.newItem["subscription_expires_at"],
            "\(write.text("subscription_expires_at")) is not after payment_date, "
                + write.text("payment_date"))
    }
}
