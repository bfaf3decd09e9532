internal import GranaryEntities

extension Auxeira.Rules {
    /// An activation is good for the day (in UTC) on which it is made, at least.
    static func activationExpiryNotBeforeStart(
        _ activation: PartnerActivation, _ write: RuleContext<PartnerActivation>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("activation_date", Day(activation.activationDate)),
            ("expiry_date", activation.expiryDate))
    }
}
