internal import DynamoDBWire

/// Why a request's signature is refused.
enum SignatureError: Error, Equatable, Sendable {
    /// There is no `Authorization` header.
    case missing
    /// Parts of it are missing; a sentence for each.
    case incomplete([String])
    /// Nobody has this access key.
    case unknownKey
    /// The scope of the credential is not this server's; the text says in what.
    case scope(String)
    /// The request was signed more than five minutes ago, or will be.
    case skew(String)
    /// The signature is not that of this request by this key.
    case mismatch

    /// The exception the service raises for this.
    var wireError: WireError {
        switch self {
        case .missing:
            WireError(
                "MissingAuthenticationTokenException", "Request is missing Authentication Token")
        case .incomplete(let sentences):
            WireError("IncompleteSignatureException", sentences.joined(separator: " "))
        case .unknownKey:
            WireError(
                "UnrecognizedClientException",
                "The security token included in the request is invalid.")
        case .scope(let text), .skew(let text): WireError("InvalidSignatureException", text)
        case .mismatch:
            WireError(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method. Consult the service "
                    + "documentation for details.")
        }
    }
}
