/// DynamoDB's protocol over one store: the body of a request in, the body of the answer out.
///
/// It knows no sockets and no HTTP, and can be driven in a test by bytes alone.
///
/// ```swift
/// let service = WireService(store: store)
/// let answer = await service.respond(
///     to: "DynamoDB_20120810.ListTables", body: Array("{}".utf8), from: caller)
/// ```
public final class WireService: Sendable {
    let store: Store
    let options: WireOptions
    let state: ServiceState

    /// Creates a service over a store, which stays the caller's to close.
    ///
    /// A table that another process was restoring when it ended is removed.
    public init(store: Store, options: WireOptions = WireOptions()) {
        self.store = store
        self.options = options
        state = ServiceState(endpoint: options.endpoint)
        TableRestore.removeRemains(from: store)
    }

    /// Says where the service can be reached, when that is known: host and port.
    public func isReached(at endpoint: String) { state.endpoint = endpoint }

    /// The operation that a target names, for logs and counters; `nil` when it names none.
    public static func operationName(ofTarget target: String) -> String? {
        OperationName(target: target)?.rawValue
    }

    /// Answers one request; whatever is wrong with it is an answer too.
    ///
    /// - Parameters:
    ///   - target: The header `X-Amz-Target`, such as `DynamoDB_20120810.GetItem`.
    ///   - body: The body, decompressed.
    ///   - caller: Who asks; what it may not do is refused.
    /// - Returns: The answer.
    public func respond(
        to target: String?, body: [UInt8], from caller: Caller
    ) async -> WireResponse {
        do throws(WireError) {
            guard let target, let name = OperationName(target: target),
                let operation = name.support.operation
            else { throw WireError("UnknownOperationException", nil) }
            let context = RequestContext(
                store: store, options: options, caller: caller, state: state, operation: name,
                filling: state.filling)
            return try await operation.respond(to: body, in: context)
        } catch {
            return error.response
        }
    }
}
