internal import GranaryEntities

extension Auxeira.Rules {
    /// No more people are registered for an event than may come.
    static func registrationsWithinCapacity(
        _ event: Event, _ write: RuleContext<Event>
    ) throws(StoreError) -> RuleViolation? {
        guard let capacity = event.maxAttendees, event.currentRegistrations > capacity else {
            return nil
        }
        return RuleViolation(
            "current_registrations", value: write.newItem["current_registrations"],
            "\(event.currentRegistrations) is over max_attendees: it must be at most \(capacity)")
    }
}
