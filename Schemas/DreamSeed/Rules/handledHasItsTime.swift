internal import GranaryEntities

extension DreamSeed.Rules {
    /// A webhook that was handled says when, which was not before it came.
    static func handledHasItsTime(
        _ log: WebhookLog, _ write: RuleContext<WebhookLog>
    ) throws(StoreError) -> RuleViolation? {
        let isHandled = log.status == .processed || log.status == .failed
        if isHandled, log.processedAt == nil {
            return RuleViolation("processed_at", "is missing: status is \(log.status.stored)")
        }
        return write.order(("created_at", log.createdAt), ("processed_at", log.processedAt))
    }
}
