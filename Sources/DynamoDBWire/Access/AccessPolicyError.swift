/// Why a policy is not read: a part that is not understood is refused, and never ignored.
public struct AccessPolicyError: Error, CustomStringConvertible, Hashable, Sendable {
    /// What is wrong, and where.
    public let description: String

    init(_ place: String, _ problem: String) { description = "\(place): \(problem)" }
}
