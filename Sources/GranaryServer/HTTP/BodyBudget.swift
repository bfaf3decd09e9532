internal import Synchronization

/// Counts the bytes of all bodies that are held at a time, of requests and answers, over all
/// connections.
final class BodyBudget: Sendable {
    private let used = Atomic<Int>(0)
    private let limit: Int

    /// The longest body that may take the last quarter: those of some large ones leave room for all of
    /// the operations on items.
    private static let smallByteCount = 64 << 10

    init(limit: Int) { self.limit = limit }

    /// Takes room for `count` bytes of a body that has `held` already, unless there is none.
    func take(_ count: Int, after held: Int = 0) -> Bool {
        let (_, total) = used.add(count, ordering: .relaxed)
        guard total <= (held + count > Self.smallByteCount ? limit / 4 * 3 : limit) else {
            used.subtract(count, ordering: .relaxed)
            return false
        }
        return true
    }

    /// Takes room for what is there already; the next request has to wait for it.
    func takeAnyway(_ count: Int) { used.add(count, ordering: .relaxed) }

    /// Whether anything more may be held.
    var hasRoom: Bool { used.load(ordering: .relaxed) <= limit }

    /// Gives room back.
    func giveBack(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}
