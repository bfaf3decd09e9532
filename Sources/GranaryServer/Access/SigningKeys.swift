internal import Crypto
internal import Synchronization

/// Derives the keys that requests are signed with, one for each day and scope, and keeps the latest.
final class SigningKeys: Sendable {
    private let kept = Mutex<[String: SymmetricKey]>([:])
    private static let limit = 1_024

    /// The key of a secret for a scope.
    func key(secret: String, accessKeyID: String, scope: AuthorizationHeader) -> SymmetricKey {
        let name = "\(accessKeyID)/\(scope.scope)"
        if let key = kept.withLock({ $0[name] }) { return key }
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [scope.date, scope.region, scope.service, scope.terminator] {
            key = SymmetricKey(data: Self.sign(part, with: key))
        }
        let derived = key
        kept.withLock { kept in
            // Days pass and keys change: beginning again is simpler than choosing.
            if kept.count >= Self.limit { kept.removeAll() }
            kept[name] = derived
        }
        return derived
    }

    /// The signature of a text.
    static func sign(_ text: String, with key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    /// Whether bytes are the signature of a text, in time that does not depend on where they differ.
    static func isSignature(_ bytes: [UInt8], of text: String, with key: SymmetricKey) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: Array(text.utf8), using: key)
    }
}
