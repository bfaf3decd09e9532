internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension DreamSeed.Rules {
    /// What is wrong when an item expires before it begins to be.
    static func expiry<Model: Entity>(
        _ expiry: Date?, after start: Date?, _ name: String, in write: RuleContext<Model>
    ) -> RuleViolation? {
        guard let expiry, let start, expiry <= start else { return nil }
        return RuleViolation(
            "expires_at", value: write.newItem["expires_at"],
            "\(write.text("expires_at")) is not after \(name), \(write.text(name))")
    }
}
