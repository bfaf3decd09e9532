internal import GranaryStorage

extension StoreError {
    /// The system's call that failed and its `errno`, when that is what it was: `nil` otherwise.
    public var systemFailure: (function: String, code: Int32)? {
        guard case .storage(.lmdb(let error)) = self, error.code.rawValue > 0 else { return nil }
        return (error.function, error.code.rawValue)
    }
}
