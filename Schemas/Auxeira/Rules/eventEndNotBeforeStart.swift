internal import GranaryEntities

extension Auxeira.Rules {
    /// An event ends when it begins, or later.
    static func eventEndNotBeforeStart(
        _ event: Event, _ write: RuleContext<Event>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("event_date_start", event.eventDateStart), ("event_date_end", event.eventDateEnd))
    }
}
