/// What a caller may do; a policy without statements allows nothing.
public struct AccessPolicy: Sendable {
    /// Creates a policy that allows nothing.
    public init() {}

    /// Whether the policy allows what a request would do.
    package func allows(_ claim: AccessClaim) -> Bool { false }
}
