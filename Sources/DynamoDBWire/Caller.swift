/// Who makes a request, once that is known.
public struct Caller: Sendable {
    /// The twelve digits of the account in ARNs.
    public var accountID: String

    /// The access key's id, for logs.
    public var accessKeyID: String

    /// Creates a caller.
    public init(accountID: String, accessKeyID: String) {
        self.accountID = accountID
        self.accessKeyID = accessKeyID
    }
}
