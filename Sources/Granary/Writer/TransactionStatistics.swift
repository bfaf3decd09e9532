/// How the counts and sizes of tables and indexes change in one transaction.
///
/// A list and not a dictionary: a transaction touches a handful of ids, mostly the same ones.
struct TransactionStatistics: Sendable {
    struct Delta: Sendable {
        let id: UInt32
        var count: Int
        var byteCount: Int
    }

    private(set) var deltas: [Delta] = []

    /// Notes that a record of `id` went from one size to another; `nil` means that it was absent.
    mutating func note(id: UInt32, from old: Int?, to new: Int?) {
        note(
            id: id, count: (new == nil ? 0 : 1) - (old == nil ? 0 : 1),
            byteCount: (new ?? 0) - (old ?? 0))
    }

    /// Notes that `id` has so many records and bytes more than before.
    mutating func note(id: UInt32, count: Int, byteCount: Int) {
        for position in deltas.indices where deltas[position].id == id {
            deltas[position].count += count
            deltas[position].byteCount += byteCount
            return
        }
        deltas.append(Delta(id: id, count: count, byteCount: byteCount))
    }

    /// Forgets an id whose records were dropped whole.
    mutating func forget(id: UInt32) {
        deltas.removeAll { $0.id == id }
    }

    mutating func removeAll() { deltas.removeAll(keepingCapacity: true) }
}
