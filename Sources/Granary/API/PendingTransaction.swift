internal import GranaryStorage

/// A transaction that the writer has, and whose outcome is waited for later.
///
/// So that what comes next can be prepared meanwhile.
public struct PendingTransaction<Value: Sendable>: Sendable {
    private let outcome: Monitor<Result<Value, any Error>?>

    fileprivate init(_ outcome: Monitor<Result<Value, any Error>?>) { self.outcome = outcome }

    /// Waits until it is durable.
    ///
    /// - Returns: What its body returned.
    /// - Throws: What its body threw, or ``StoreError``.
    public func wait() throws -> Value { try outcome.wait { $0 }.get() }
}

extension Store {
    /// Gives the writer a transaction to run, as ``transaction(_:)-(_)`` does, and does not wait for it.
    ///
    /// - Precondition: Not called inside another transaction.
    /// - Throws: ``StoreError/readOnly``, ``StoreError/closed``.
    public func begin<Value: Sendable>(
        _ body: @escaping @Sendable (inout Transaction) throws -> Value
    ) throws(StoreError) -> PendingTransaction<Value> {
        let outcome = Monitor<Result<Value, any Error>?>(nil)
        try activeWriter().submit(
            Job(needsSavepoint: true, body: body) { result in
                outcome.withLock { $0 = result }
                outcome.signal()
            })
        return PendingTransaction(outcome)
    }
}
