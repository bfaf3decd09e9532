/// How much a client may ask of a server before it is refused.
///
/// A signature covers the body, so that a body is read before its sender is known: these bound what
/// strangers can make the server hold.
public struct ServerLimits: Sendable {
    /// The bytes of a request's head.
    public var headByteCount = 16 << 10
    /// The fields of a request's head.
    public var fieldCount = 100
    /// The bytes of a body, as it came and decompressed.
    public var bodyByteCount = 16 << 20
    /// The bytes of all bodies that are being read or answered.
    public var inFlightByteCount = 256 << 20
    /// The connections at a time.
    public var connectionCount = 1_024
    /// The time until the first request's head is complete.
    public var headMilliseconds: Int64 = 10_000
    /// The time between an answer and the head of the next request.
    public var idleMilliseconds: Int64 = 60_000
    /// The time until a request's body is complete.
    public var bodyMilliseconds: Int64 = 30_000
    /// The time before a body must have come at ``bodyBytesPerSecond``.
    public var bodyGraceMilliseconds: Int64 = 5_000
    /// How fast a body must come, from its beginning and on average.
    public var bodyBytesPerSecond: Int64 = 1_024
    /// The time that the server has for a request before it says that it does not know its outcome.
    public var operationMilliseconds: Int64 = 30_000
    /// The time that a client has to take an answer.
    public var answerMilliseconds: Int64 = 30_000
    /// The time that a client has to close a connection after its last answer.
    public var closingMilliseconds: Int64 = 1_000
    /// The requests of one access key that are answered at a time.
    public var keyRequestCount = 256

    /// Creates the default limits.
    public init() {}
}
