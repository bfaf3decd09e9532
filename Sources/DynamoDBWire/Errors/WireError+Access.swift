extension WireError {
    /// What IAM says of an action that no policy allows.
    static func accessDenied(
        _ claim: AccessClaim, _ resource: String, to caller: Caller
    ) -> Self {
        let action = "dynamodb:\(claim.action)"
        return Self(
            "AccessDeniedException",
            "User: arn:aws:iam::\(caller.accountID):user/\(caller.accessKeyID) is not authorized "
                + "to perform: \(action) on resource: \(resource) because no identity-based policy "
                + "allows the \(action) action")
    }
}
