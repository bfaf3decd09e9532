/// Who makes a request, once that is known.
public struct Caller: Sendable {
    /// The twelve digits of the account in ARNs.
    public var accountID: String

    /// The access key's id, for logs.
    public var accessKeyID: String

    /// What its tokens begin with: nobody's token is another's.
    var tokenOwner: String { "\(accessKeyID.prefix(128))/" }

    /// What it may do; `nil` for everything.
    public var policy: AccessPolicy?

    /// Creates a caller.
    public init(accountID: String, accessKeyID: String, policy: AccessPolicy? = nil) {
        self.accountID = accountID
        self.accessKeyID = accessKeyID
        self.policy = policy
    }
}
