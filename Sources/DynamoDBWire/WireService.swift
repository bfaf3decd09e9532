/// DynamoDB's protocol over one store: the body of a request in, the body of the answer out.
///
/// It knows no sockets and no HTTP, and can be driven in a test by bytes alone.
///
/// ```swift
/// let service = WireService(store: store)
/// let answer = await service.respond(
///     to: WireTarget("DynamoDB_20120810.ListTables"), body: Array("{}".utf8), from: caller)
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

    /// Answers one request; whatever is wrong with it is an answer too.
    ///
    /// - Parameters:
    ///   - target: The operation; `nil` when the request names none that there is.
    ///   - body: The body, decompressed.
    ///   - caller: Who asks; what it may not do is refused.
    /// - Returns: The answer.
    public func respond(
        to target: WireTarget?, body: [UInt8], from caller: Caller
    ) async -> WireResponse {
        do throws(WireError) {
            guard let target, let operation = target.operation.support.operation
            else { throw WireError("UnknownOperationException", nil) }
            let context = RequestContext(
                store: store, options: options, caller: caller, state: state,
                operation: target.operation, filling: state.filling)
            return try await operation.respond(to: body, in: context)
        } catch {
            return error.told(to: caller).response
        }
    }
}
