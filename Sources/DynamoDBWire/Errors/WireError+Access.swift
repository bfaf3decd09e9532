extension WireError {
    /// The error as who may not read all attributes is told it.
    ///
    /// What a schema says of an item names values that are stored, and that the request did not; a unique
    /// index knows the items of others.
    func told(to caller: Caller) -> Self {
        guard caller.policy != nil else { return self }
        var error = self
        if !violations.isEmpty {
            error.message = SchemaViolation.message(violations.map(\.withoutValues))
        }
        error.cancellationReasons = cancellationReasons?.map { reason in
            var reason = reason
            if !reason.violations.isEmpty {
                reason.message = SchemaViolation.message(reason.violations.map(\.withoutValues))
            }
            // The key of another item, of whoever it is.
            if reason.code == .uniqueViolation { reason.item = nil }
            return reason
        }
        return error
    }

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
