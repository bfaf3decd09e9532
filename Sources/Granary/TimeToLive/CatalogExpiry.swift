internal import GranaryItems
internal import GranaryStorage

/// The time to live of a table's items, as the engine works with it: an index of when they expire.
///
/// Its entries stand among those of the indexes, under an id of their own, so that they are counted,
/// reclaimed and checked like these:
///
/// | key | payload |
/// | --- | --- |
/// | u32 id, u64 second since 1970, table key | empty |
///
/// Each item whose attribute is a number from 0 on has one entry, whatever the year. That items which
/// expired over five years ago are left alone is decided when entries are looked for.
struct CatalogExpiry: Sendable, Hashable {
    /// The attribute that holds the second in which an item expires.
    let attributeName: String

    /// What every key of its entries begins with.
    let id: UInt32

    /// Whether the items from before it was switched on all have their entries.
    let status: ResourceStatus

    func with(status: ResourceStatus) -> CatalogExpiry {
        CatalogExpiry(attributeName: attributeName, id: id, status: status)
    }

    /// The second in which an item expires; `nil` when it never does.
    ///
    /// A fraction is cut off. Anything but a number is as good as none, and so is a number before 1970
    /// or past what fits 63 bits.
    func second(of item: borrowing ItemView) -> UInt64? {
        guard let value = item.value(named: attributeName), value.kind == .number else {
            return nil
        }
        if let whole = value.int() { return UInt64(exactly: whole) }
        guard let double = value.double(), double >= 0, double < 0x1p62 else { return nil }
        return UInt64(double)
    }

    /// The key of an item's entry; `nil` when it never expires.
    func entryKey(of item: borrowing ItemView, at key: ItemKey) -> [UInt8]? {
        guard let second = second(of: item) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerByteCount + key.bytes.count)
        bytes.appendBigEndian(id)
        bytes.appendBigEndian(second)
        bytes += key.withoutTable
        return bytes
    }

    /// The key of the item whose entry stands under `entryKey`.
    func itemKey(ofEntry entryKey: [UInt8], in table: CatalogTable) -> [UInt8] {
        Keyspace.prefix(table.id) + entryKey.dropFirst(Self.headerByteCount)
    }

    /// The entries of items that are to go at this time: those that have expired, and not over five
    /// years ago.
    func due(atMilliseconds now: UInt64) -> KeyRange {
        let second = now / 1_000
        var range = KeyRange(prefix: Keyspace.prefix(id), in: .entries)
        range.lower = bound(second - min(second, Limits.timeToLivePastSeconds))
        range.upper = bound(second &+ 1)
        return range
    }

    private func bound(_ second: UInt64) -> [UInt8] {
        var bytes = Keyspace.prefix(id)
        bytes.appendBigEndian(second)
        return bytes
    }

    /// The bytes of an entry's key before the table's.
    static let headerByteCount = 12
}

extension Transaction {
    /// Moves the entry of an item that was just written.
    ///
    /// What is there decides while the index is being built: a removal may find nothing.
    mutating func moveExpiry(
        _ expiry: CatalogExpiry, of key: ItemKey, old: Item?, new: Item?
    ) throws(StoreError) {
        let before = old.flatMap { expiry.entryKey(of: $0.view, at: key) }
        let after = new.flatMap { expiry.entryKey(of: $0.view, at: key) }
        if before == after, expiry.status == .active { return }
        if let before, before != after { try delete(before, in: .entries) }
        if let after { try put([], at: after, in: .entries) }
    }
}
