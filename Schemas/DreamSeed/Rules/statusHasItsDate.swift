internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension DreamSeed.Rules {
    /// A filing says when it came to where it stands.
    static func statusHasItsDate(
        _ formation: BusinessFormationData, _ write: RuleContext<BusinessFormationData>
    ) throws(StoreError) -> RuleViolation? {
        let (name, date) =
            switch formation.status {
            case .filed: ("filed_at", formation.filedAt)
            case .approved: ("approved_at", formation.approvedAt)
            case .rejected: ("rejected_at", formation.rejectedAt)
            default: ("", .distantPast)
            }
        guard date == nil else { return nil }
        return RuleViolation(name, "is missing: status is \(formation.status.stored)")
    }
}
