internal import GranaryStorage
internal import Synchronization

/// How work reaches the writer thread, and how its outcome comes back.
extension Store {
    /// Runs `body` in a transaction, and waits until it is durable.
    func perform<Value: Sendable>(
        needsSavepoint: Bool = false,
        _ body: @escaping @Sendable (inout Transaction) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        do {
            return try performAny(needsSavepoint: needsSavepoint) { transaction in
                try body(&transaction)
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .corrupted(detail: "\(error)")  // Not reached: `body` throws nothing else.
        }
    }

    /// The same for a body that may throw anything.
    func performAny<Value: Sendable>(
        needsSavepoint: Bool, _ body: @escaping @Sendable (inout Transaction) throws -> Value
    ) throws -> Value {
        let writer = try activeWriter()
        let outcome = Monitor<Result<Value, any Error>?>(nil)
        writer.submit(
            Job(needsSavepoint: needsSavepoint, body: body) { result in
                outcome.withLock { $0 = result }
                outcome.signal()
            })
        return try outcome.wait { $0 }.get()
    }

    /// Runs `body` in a transaction, and resumes when it is durable.
    func perform<Value: Sendable>(
        needsSavepoint: Bool = false,
        _ body: @escaping @Sendable (inout Transaction) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await performAny(needsSavepoint: needsSavepoint) { transaction in
                try body(&transaction)
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .corrupted(detail: "\(error)")  // Not reached: `body` throws nothing else.
        }
    }

    /// The same for a body that may throw anything.
    func performAny<Value: Sendable>(
        needsSavepoint: Bool, _ body: @escaping @Sendable (inout Transaction) throws -> Value
    ) async throws -> Value {
        let writer = try activeWriter()
        return try await withCheckedThrowingContinuation { continuation in
            writer.submit(
                Job(needsSavepoint: needsSavepoint, body: body) { result in
                    continuation.resume(with: result)
                })
        }
    }

    /// Runs a write operation, and waits.
    func perform<Operation: WriteOperation>(
        _ operation: Operation
    ) throws(StoreError) -> Operation.Output {
        let plan = try operation.validated()
        return try perform(needsSavepoint: operation.needsSavepoint) {
            transaction throws(StoreError) in
            try operation.run(plan, in: &transaction)
        }
    }

    /// Runs a write operation, and resumes when it is durable.
    func perform<Operation: WriteOperation>(
        _ operation: Operation
    ) async throws(StoreError) -> Operation.Output {
        let plan = try operation.validated()
        return try await perform(needsSavepoint: operation.needsSavepoint) {
            transaction throws(StoreError) in
            try operation.run(plan, in: &transaction)
        }
    }

    /// Runs a read operation on a snapshot of its own.
    func perform<Operation: ReadOperation>(
        _ operation: Operation
    ) throws(StoreError) -> Operation.Output {
        let plan = try operation.validated()
        let snapshot = try beginRead()
        return try operation.run(plan, in: snapshot.reader)
    }
}
