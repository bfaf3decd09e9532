extension WireError {
    /// What IAM says of an action that is denied, by a statement or because none allows it.
    static func accessDenied(
        _ claim: AccessClaim, _ resource: String, to caller: Caller, isExplicit: Bool
    ) -> Self {
        let action = "dynamodb:\(claim.action)"
        let reason =
            isExplicit
            ? "with an explicit deny in an identity-based policy"
            : "because no identity-based policy allows the \(action) action"
        return Self(
            "AccessDeniedException",
            "User: arn:aws:iam::\(caller.accountID):user/\(caller.accessKeyID) is not authorized "
                + "to perform: \(action) on resource: \(resource) \(reason)")
    }
}
