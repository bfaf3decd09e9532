internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension DreamSeed.Rules {
    /// What is wrong when something lasted longer than the time from its start to its end.
    ///
    /// A second's grace, since durations are counted in whole seconds.
    static func duration<Model: Entity>(
        _ seconds: Double?, from start: Date?, to end: Date?, in write: RuleContext<Model>
    ) -> RuleViolation? {
        guard let seconds, let start, let end else { return nil }
        let lasted = end.timeIntervalSince(start)
        guard seconds > lasted + 1 else { return nil }
        return RuleViolation(
            "duration_seconds", value: write.newItem["duration_seconds"],
            "\(write.text("duration_seconds")) is over the time from started_at to ended_at, "
                + "\(lasted)")
    }
}
