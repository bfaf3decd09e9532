internal import GranaryStorage
internal import Synchronization

/// Work that waits for the writer: one operation of one caller.
///
/// The writer runs it inside a transaction that it may share with others, and finishes it when that
/// transaction is durable.
protocol WriteJob: AnyObject, Sendable {
    /// Whether a failure may come after something was written, and must then be undone by itself.
    var needsSavepoint: Bool { get }

    /// Does the work; called again when the transaction had to be begun again.
    ///
    /// - Throws: Only what makes the whole transaction useless. The job's own failure is kept for
    ///   ``finish(_:)``.
    /// - Returns: Whether what it wrote is to be kept.
    func run(in transaction: inout Transaction) throws(StoreError) -> Bool

    /// Tells the caller the outcome: its own, unless the commit failed.
    func finish(_ commitError: StoreError?)
}

/// A job that hands a value, or any error of its own, to `completion`.
final class Job<Value: Sendable>: WriteJob {
    let needsSavepoint: Bool
    private let body: @Sendable (inout Transaction) throws -> Value
    private let completion: @Sendable (Result<Value, any Error>) -> Void
    private let outcome = Mutex<Result<Value, any Error>?>(nil)

    init(
        needsSavepoint: Bool, body: @escaping @Sendable (inout Transaction) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        self.needsSavepoint = needsSavepoint
        self.body = body
        self.completion = completion
    }

    func run(in transaction: inout Transaction) throws(StoreError) -> Bool {
        do {
            let value = try body(&transaction)
            outcome.withLock { $0 = .success(value) }
            return true
        } catch {
            if let error = error as? StoreError, error.endsTransaction { throw error }
            outcome.withLock { $0 = .failure(error) }
            return false
        }
    }

    func finish(_ commitError: StoreError?) {
        // A commit that failed takes with it what jobs saw of each other: their own outcomes, refusals
        // too, may rest on writes that never were.
        if let commitError { return completion(.failure(commitError)) }
        completion(outcome.withLock { $0 } ?? .failure(StoreError.closed))
    }
}

extension StoreError {
    /// Whether the transaction it came from can only be given up.
    var endsTransaction: Bool {
        switch self {
        case .storage, .storageFull, .corrupted, .commitUnknown, .writingStopped, .closed: true
        default: false
        }
    }
}
