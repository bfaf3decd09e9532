internal import DynamoDBWire
internal import HTTPTypes

/// Why a request is refused before the protocol has seen it.
struct HTTPRefusal: Error, Sendable {
    let status: HTTPResponse.Status
    let error: WireError
    /// Whether the connection ends: the rest of the request is not to be trusted, or not wanted.
    var closes = false

    init(_ status: HTTPResponse.Status, _ error: WireError, closes: Bool = false) {
        self.status = status
        self.error = error
        self.closes = closes
    }

    /// A refusal in the protocol's own form.
    init(_ error: WireError) { self.init(.badRequest, error) }

    static let malformed = Self(
        .badRequest,
        WireError(
            "SerializationException", "What was sent cannot be read as a request of HTTP/1.1"),
        closes: true)

    static let headTooLarge = Self(
        .requestHeaderFieldsTooLarge,
        WireError(
            "SerializationException",
            "The request's head has more fields, or is longer, than is taken"), closes: true)

    static let slowBody = Self(
        .requestTimeout,
        WireError("RequestTimeoutException", "The body of the request came too slowly"),
        closes: true)

    /// What the service says when it does not know what became of a request.
    static let slowOperation = Self(
        .internalServerError, WireError("InternalServerError", "Internal server error"),
        closes: true)

    static let bodyTooLarge = Self(
        .contentTooLarge,
        WireError("RequestEntityTooLargeException", "Request body exceeds the limit of 16 MB"),
        closes: true)

    static let overloaded = Self(
        .serviceUnavailable,
        WireError(
            "ThrottlingException", "The server holds as many requests as it can: try again"),
        closes: true)

    static let truncatedBody = Self(
        .badRequest, WireError("SerializationException", nil), closes: true)

    static let damagedEncoding = Self(
        .badRequest,
        WireError("SerializationException", "The body is not the gzip it is said to be"))

    static let unknownEncoding = Self(
        .unsupportedMediaType,
        WireError("SerializationException", "A body may be compressed by gzip, and nothing else"),
        closes: true)

    static let unknownType = Self(
        .notFound, WireError("UnknownOperationException", nil), closes: true)

    static let ambiguousLength = Self(
        .badRequest,
        WireError("SerializationException", "The length of the body is given in more than one way"),
        closes: true)

    static let ambiguousHost = Self(
        .badRequest,
        WireError("SerializationException", "The request names more than one host"),
        closes: true)

    static let notFound = Self(
        .notFound, WireError("UnknownOperationException", nil), closes: true)

    static let wrongMethod = Self(
        .methodNotAllowed, WireError("UnknownOperationException", nil), closes: true)

    static let foreignHost = Self(
        .forbidden,
        WireError(
            "AccessDeniedException",
            "The Host header names another server: allow it with --allow-host"), closes: true)

    static let foreignOrigin = Self(
        .forbidden,
        WireError(
            "AccessDeniedException",
            "Pages of this origin may not call the server: allow it with --allow-origin"),
        closes: true)
}
