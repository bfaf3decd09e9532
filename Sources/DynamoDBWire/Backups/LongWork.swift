internal import Dispatch
internal import Synchronization

/// Work that a request waits for, up to some seconds, and that goes on when it was answered.
///
/// It has a thread of its own: those that tasks share are as many as the processors have cores, and a
/// backup on each would leave none for requests.
final class LongWork<Value: Sendable>: Sendable {
    private struct State {
        /// Whoever waits, until there is an outcome.
        var waiting: CheckedContinuation<Result<Value, WireError>, Never>?
        /// What can be answered before the end.
        var shown: Value?
        var isPatienceOver = false
    }

    private let state: Mutex<State>

    private init(_ waiting: CheckedContinuation<Result<Value, WireError>, Never>) {
        state = Mutex(State(waiting: waiting))
    }

    /// Runs `body`, and gives its outcome, or what it shows when it takes longer than one waits.
    ///
    /// - Parameters:
    ///   - name: What the thread is called.
    ///   - patience: How long one waits; longer when there is nothing to show yet.
    ///   - whenLate: Told what `body` threw when nobody waited any more.
    ///   - body: The work. What it is given shows what others can see of the work by then.
    /// - Returns: What `body` returned or showed.
    /// - Throws: What `body` threw, when it did so in time.
    static func run(
        _ name: String, patience: Duration = .seconds(5),
        whenLate: @escaping @Sendable (WireError) -> Void = { _ in },
        _ body: @escaping @Sendable (_ show: (Value) -> Void) throws(WireError) -> Value
    ) async throws(WireError) -> Value {
        let result = await withCheckedContinuation { waiting in
            let work = LongWork(waiting)
            DispatchQueue(label: name).async {
                let result = Result { () throws(WireError) in try body { work.show($0) } }
                if !work.end(result), case .failure(let error) = result { whenLate(error) }
            }
            DispatchQueue.global().asyncAfter(
                deadline: .now() + .nanoseconds(Int(patience / .nanoseconds(1)))
            ) { work.endPatience() }
        }
        return try result.get()
    }

    private func show(_ value: Value) {
        let isLate = state.withLock { state in
            state.shown = value
            return state.isPatienceOver
        }
        if isLate { end(.success(value)) }
    }

    private func endPatience() {
        let shown = state.withLock { state in
            state.isPatienceOver = true
            return state.shown
        }
        if let shown { end(.success(shown)) }
    }

    /// The first outcome is the one that is answered.
    ///
    /// - Returns: Whether this is the first.
    @discardableResult
    private func end(_ result: Result<Value, WireError>) -> Bool {
        guard let waiting = state.withLock({ $0.waiting.take() }) else { return false }
        waiting.resume(returning: result)
        return true
    }
}
