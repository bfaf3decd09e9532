internal import GranaryEntities

extension Auxeira.Rules {
    /// An event has no more registrations than people may come; what is cancelled takes no place.
    ///
    /// The registrations are counted, in the transaction of the write: of two that take the last place
    /// the second is refused, whatever the event says of how many there are. A registration that has its
    /// place keeps it when the event is made smaller.
    static func placeIsLeft(
        _ registration: EventRegistration, _ write: RuleContext<EventRegistration>
    ) throws(StoreError) -> RuleViolation? {
        guard registration.registrationStatus != .cancelled else { return nil }
        if let old = write.old, old.eventID == registration.eventID,
            old.registrationStatus != .cancelled
        {
            return nil
        }
        let event = try write.query(Event.withID(registration.eventID)).first
        guard let capacity = event?.maxAttendees else { return nil }
        let taken = try write.query(EventRegistration.ofEvent(registration.eventID)).count {
            $0.registrationStatus != .cancelled
                && $0.registrationID != registration.registrationID
        }
        guard taken >= capacity else { return nil }
        return RuleViolation(
            "event_id", value: write.newItem["event_id"],
            "has no place left: \(taken) are registered, and max_attendees is \(capacity)")
    }
}
