internal import GranaryEntities

extension DreamSeed.Rules {
    /// An account has a way to sign in.
    static func canSignIn(
        _ account: AuthUser, _ write: RuleContext<AuthUser>
    ) throws(StoreError) -> RuleViolation? {
        guard account.email == nil, account.phone == nil, !account.isSsoUser, !account.isAnonymous
        else { return nil }
        return RuleViolation(
            "email", "is missing: nobody can sign in without an e-mail address, a phone or an SSO")
    }
}
