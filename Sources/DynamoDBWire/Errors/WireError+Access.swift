extension WireError {
    /// What IAM says of an action that no policy allows.
    static func accessDenied(
        _ claim: AccessClaim, to caller: Caller, in options: WireOptions
    ) -> Self {
        var resource = "*"
        if let table = claim.tableName {
            resource = "arn:aws:dynamodb:\(options.region):\(caller.accountID):table/\(table)"
            if let index = claim.indexName { resource += "/index/\(index)" }
        }
        let action = "dynamodb:\(claim.action)"
        return Self(
            "AccessDeniedException",
            "User: arn:aws:iam::\(caller.accountID):user/\(caller.accessKeyID) is not authorized "
                + "to perform: \(action) on resource: \(resource) because no identity-based policy "
                + "allows the \(action) action")
    }
}
