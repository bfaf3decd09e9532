internal import GranaryEntities

extension Auxeira.Rules {
    /// Who attended an event was seen there or came at some time, and who did not was not and did not.
    static func attendanceAgreesWithStatus(
        _ registration: EventRegistration, _ write: RuleContext<EventRegistration>
    ) throws(StoreError) -> RuleViolation? {
        let status = registration.registrationStatus
        let isConfirmed = registration.attendanceConfirmed
        let hasDate = registration.attendanceDate != nil
        if status == .attended {
            guard !isConfirmed, !hasDate else { return nil }
            return RuleViolation(
                "attendance_date", "is missing: who attended has one, or attendance_confirmed")
        }
        guard isConfirmed || hasDate else { return nil }
        let name = isConfirmed ? "attendance_confirmed" : "attendance_date"
        return RuleViolation(
            name, value: write.newItem[name],
            "says that somebody came whose registration is \(status.stored): it must be "
                + "\(isConfirmed ? "false" : "absent"), or the registration attended")
    }
}
