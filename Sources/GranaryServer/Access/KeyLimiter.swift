internal import DynamoDBWire
internal import Synchronization

/// Counts the requests of each access key that are being answered, so that one tenant cannot take
/// all that the server has.
final class KeyLimiter: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Begins a request of a key.
    ///
    /// - Throws: The service's exception when the key has as many as it may.
    func begin(_ accessKeyID: String) throws(HTTPRefusal) {
        let isTaken = counts.withLock { counts in
            guard counts[accessKeyID, default: 0] < limit else { return false }
            counts[accessKeyID, default: 0] += 1
            return true
        }
        guard isTaken else {
            throw HTTPRefusal(
                WireError(
                    "RequestLimitExceeded",
                    "Throughput exceeds the current throughput limit for your account: \(limit) "
                        + "requests of this access key are being answered"))
        }
    }

    /// Ends a request that was begun.
    func end(_ accessKeyID: String) {
        counts.withLock { counts in
            // Nothing is kept of keys that ask nothing.
            if counts[accessKeyID] == 1 {
                counts[accessKeyID] = nil
            } else {
                counts[accessKeyID]? -= 1
            }
        }
    }
}
