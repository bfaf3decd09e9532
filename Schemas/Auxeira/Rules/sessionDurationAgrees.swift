internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Auxeira.Rules {
    /// A session lasted from its start to its end, to the second.
    static func sessionDurationAgrees(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        guard let end = session.sessionEnd, let stored = session.sessionDurationSeconds else {
            return nil
        }
        let lasted = end.timeIntervalSince(session.sessionStart)
        // A millisecond more, because times are binary fractions of a second.
        guard abs(stored - lasted) > 1.001 else { return nil }
        return RuleViolation(
            "session_duration_seconds", value: write.newItem["session_duration_seconds"],
            "\(write.text("session_duration_seconds")) is not the time from session_start to "
                + "session_end: it must be \(lasted)")
    }
}
