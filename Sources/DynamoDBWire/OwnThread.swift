internal import Dispatch

/// Runs what takes long on a thread of its own.
///
/// The threads that tasks share are as many as the processors have cores: a backup on each would
/// leave none for requests.
enum OwnThread {
    static func run<Value: Sendable>(
        _ name: String, _ body: @escaping @Sendable () throws(WireError) -> Value
    ) async throws(WireError) -> Value {
        let result = await withCheckedContinuation { continuation in
            DispatchQueue(label: name).async {
                continuation.resume(returning: Result { () throws(WireError) in try body() })
            }
        }
        return try result.get()
    }
}
