internal import GranaryEntities

extension Auxeira.Rules {
    /// A notification that was read says when, and one that was not says nothing of it.
    ///
    /// One may be dismissed unread, and one that was acted on was read.
    static func readStatusHasTime(
        _ notification: Notification, _ write: RuleContext<Notification>
    ) throws(StoreError) -> RuleViolation? {
        let status = notification.notificationStatus
        switch (status, notification.readAt) {
        case (.read, nil), (.actioned, nil):
            return RuleViolation(
                "read_at", "is missing: a notification that is \(status.stored) has one")
        case (.unread, _?):
            return RuleViolation(
                "read_at", value: write.newItem["read_at"],
                "\(write.text("read_at")) is when a notification was read that is unread: it "
                    + "must be absent, or the notification read")
        default: return nil
        }
    }
}
