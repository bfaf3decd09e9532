internal import GranaryEntities

extension DreamSeed.Rules {
    /// An account is confirmed when the first of its addresses is.
    static func confirmedAtIsTheEarlier(
        _ account: AuthUser, _ write: RuleContext<AuthUser>
    ) throws(StoreError) -> RuleViolation? {
        let confirmations = [account.emailConfirmedAt, account.phoneConfirmedAt].compactMap { $0 }
        guard let first = confirmations.min(), let stored = account.confirmedAt, stored != first
        else {
            return nil
        }
        let name = first == account.emailConfirmedAt ? "email_confirmed_at" : "phone_confirmed_at"
        return RuleViolation(
            "confirmed_at", value: write.newItem["confirmed_at"],
            "\(write.text("confirmed_at")) is not the first confirmation, \(write.text(name))")
    }
}
