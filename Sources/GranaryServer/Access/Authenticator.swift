internal import Crypto
internal import DynamoDBWire
internal import GranaryItems
internal import HTTPTypes

/// Finds out who signed a request: the one way to a ``Caller``.
struct Authenticator: Sendable {
    /// What a head says of who signed it, before the body has come.
    struct Claim: Sendable {
        fileprivate let header: AuthorizationHeader?
        fileprivate let date: String
    }

    private let keys: KeyRing?
    private let region: String
    /// The milliseconds since 1970 now.
    private let now: @Sendable () -> Int

    /// How far a client's clock may be off.
    private static let skewMilliseconds = 300_000

    /// Who asks a server without keys.
    private static let anybody = Caller(accountID: "000000000000", accessKeyID: "anonymous")

    /// Creates an authenticator; without `keys` every request is anonymous and allowed.
    init(
        _ keys: KeyRing?, region: String, now: @escaping @Sendable () -> Int
    ) {
        self.keys = keys
        self.region = region
        self.now = now
    }

    /// Reads who a request claims to be from, and refuses at once what its head alone condemns.
    func claim(_ head: HTTPRequest) throws(HTTPRefusal) -> Claim {
        do throws(SignatureError) {
            return try checkedClaim(head)
        } catch {
            // The body was not read, and is not wanted.
            throw HTTPRefusal(.badRequest, error.wireError, closes: true)
        }
    }

    private func checkedClaim(_ head: HTTPRequest) throws(SignatureError) -> Claim {
        // Local development: any signature will do, and none is looked at.
        guard let keys else { return Claim(header: nil, date: "") }
        let headers = head.headerFields[values: .authorization]
        guard let text = headers.first else { throw .missing }
        guard headers.count == 1 else {
            throw .incomplete(["There must be one Authorization header."])
        }
        let header = try AuthorizationHeader(text)
        let dates = head.headerFields[values: .amazonDate]
        guard let date = dates.first, dates.count == 1 else {
            throw .incomplete([
                "Authorization header requires existence of one 'X-Amz-Date' header."
            ])
        }
        // These keys have no sessions.
        guard !head.headerFields.contains(.securityToken) else { throw .unknownKey }
        try checkScope(header, date: date)
        try checkSkew(date)
        // Before the body is read: a stranger's would take room that others need.
        guard keys.credentials.keys[header.accessKeyID] != nil else { throw .unknownKey }
        return Claim(header: header, date: date)
    }

    /// Verifies a claim against the request it came with.
    func caller(
        _ claim: Claim, head: HTTPRequest, body: [UInt8]
    ) throws(HTTPRefusal) -> Caller {
        guard let credentials = keys?.credentials else {
            return Self.anybody
        }
        do throws(SignatureError) {
            guard let header = claim.header else { throw .missing }
            // It may be gone since the head came.
            guard let key = credentials.keys[header.accessKeyID] else { throw .unknownKey }
            let request = try CanonicalRequest(
                head, body: body, signedHeaders: header.signedHeaders)
            let text = "AWS4-HMAC-SHA256\n\(claim.date)\n\(header.scope)\n\(request.hash)"
            let signingKey = credentials.signingKeys.key(
                secret: key.secret, accessKeyID: header.accessKeyID, scope: header)
            guard SigningKeys.isSignature(header.signature, of: text, with: signingKey) else {
                throw .mismatch
            }
            return key.caller
        } catch {
            throw HTTPRefusal(error.wireError)
        }
    }

    private func checkScope(
        _ header: AuthorizationHeader, date: String
    ) throws(SignatureError) {
        guard header.terminator == "aws4_request" else {
            throw .scope(
                "Credential should be scoped with a valid terminator: 'aws4_request', not "
                    + "'\(header.terminator)'.")
        }
        guard header.region == region else {
            throw .scope(
                "Credential should be scoped to a valid region, not '\(header.region)'.")
        }
        guard header.service == "dynamodb" else {
            throw .scope("Credential should be scoped to correct service: 'dynamodb'.")
        }
        guard date.hasPrefix(header.date), header.date.utf8.count == 8 else {
            throw .scope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date "
                    + "from HTTP: '\(header.date)' != '\(date.prefix(8))', from '\(date)'.")
        }
    }

    private func checkSkew(_ date: String) throws(SignatureError) {
        guard let signed = SignatureDate.milliseconds(date) else {
            throw .incomplete([
                "Date must be in ISO-8601 'basic format'. Got '\(date.prefix(32))'. See "
                    + "http://en.wikipedia.org/wiki/ISO_8601"
            ])
        }
        // Dates are whole seconds.
        let now = now() / 1_000 * 1_000
        let (earliest, latest) = (now - Self.skewMilliseconds, now + Self.skewMilliseconds)
        if signed < earliest {
            throw .skew(
                "Signature expired: \(date) is now earlier than \(SignatureDate.text(earliest)) "
                    + "(\(SignatureDate.text(now)) - 5 min.)")
        }
        if signed > latest {
            throw .skew(
                "Signature not yet current: \(date) is still later than "
                    + "\(SignatureDate.text(latest)) (\(SignatureDate.text(now)) + 5 min.)")
        }
    }
}

extension HTTPField.Name {
    /// When a request was signed.
    fileprivate static let amazonDate = Self("X-Amz-Date") ?? .contentType
    /// Which session the key is of.
    fileprivate static let securityToken = Self("X-Amz-Security-Token") ?? .contentType
}
