internal import GranaryEntities

extension Auxeira.Rules {
    /// A notification is read when it is made or later, and expires after that.
    static func notificationTimesInOrder(
        _ notification: Notification, _ write: RuleContext<Notification>
    ) throws(StoreError) -> RuleViolation? {
        let reading = write.order(
            ("created_at", notification.createdAt), ("read_at", notification.readAt))
        if let reading { return reading }
        guard let expiry = notification.expiresAt, expiry <= notification.createdAt else {
            return nil
        }
        return RuleViolation(
            "expires_at", value: write.newItem["expires_at"],
            "\(write.text("expires_at")) is not after created_at, "
                + "\(write.text("created_at")): it must be a later second")
    }
}
