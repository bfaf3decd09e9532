/// DynamoDB's protocol over one store: the body of a request in, the body of the answer out.
///
/// It knows no sockets and no HTTP, and can be driven in a test by bytes alone.
public final class WireService: Sendable {
    let store: Store

    /// Creates a service over a store, which stays the caller's to close.
    public init(store: Store) { self.store = store }

    /// Answers one request; whatever is wrong with it is an answer too.
    ///
    /// - Parameters:
    ///   - target: The header `X-Amz-Target`, such as `DynamoDB_20120810.GetItem`.
    ///   - body: The body, decompressed.
    ///   - caller: Who asks; what it may not do is refused.
    /// - Returns: The answer.
    public func respond(to target: String?, body: [UInt8], from caller: Caller) async
        -> WireResponse
    {
        WireResponse(status: 400, body: Array(#"{"__type":"UnknownOperationException"}"#.utf8))
    }
}
