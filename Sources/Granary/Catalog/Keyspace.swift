internal import GranaryItems

/// Who owns which keys: how every key in the store begins.
///
/// | database | key | record |
/// | --- | --- | --- |
/// | catalog | `T` name | a table's definition |
/// | catalog | `D` u32 id | a table's schema |
/// | catalog | `S` u32 id | count and bytes of a table or index |
/// | catalog | `M` | commit sequence, change sequence, next id |
/// | catalog | `R` u32 id | a table or index whose keys are being reclaimed |
/// | catalog | `B` u32 id | where the backfill of an index has come to |
/// | catalog | `C` u32 id | the last change sequence number trimmed from a table's log |
/// | catalog | `V` u32 id | the migration of a table that has not ended |
/// | catalog | `L` u32 id, u32 number | an entry of a table's migration ledger |
/// | items | u32 table id, partition key, sort key | an item |
/// | items | u32 remainder id, partition key, sort key | what undoing an item's migration would lose |
/// | entries | u32 index id, index key, table key | an index entry |
/// | entries | u32 expiry id, u64 second, table key | an item expires then |
/// | changes | u32 table id, u64 sequence number | a change record |
/// | tokens | `K` token, or `E` u64 time token | a client request token, and its expiry |
///
/// Integers are big-endian, so that their order is the keys'.
enum Keyspace {
    static let meta: [UInt8] = [UInt8(ascii: "M")]
    static let tablePrefix = UInt8(ascii: "T")
    static let reclaimPrefix = UInt8(ascii: "R")

    static func table(_ name: String) -> [UInt8] { [tablePrefix] + Array(name.utf8) }
    static func schema(_ id: UInt32) -> [UInt8] { tagged("D", id) }
    static func statistics(_ id: UInt32) -> [UInt8] { tagged("S", id) }
    static func reclaim(_ id: UInt32) -> [UInt8] { tagged("R", id) }
    static func backfill(_ id: UInt32) -> [UInt8] { tagged("B", id) }
    static func trimmed(_ id: UInt32) -> [UInt8] { tagged("C", id) }
    static func migration(_ id: UInt32) -> [UInt8] { tagged("V", id) }
    static func ledger(_ id: UInt32) -> [UInt8] { tagged("L", id) }

    static func ledgerEntry(_ id: UInt32, _ number: UInt32) -> [UInt8] {
        var key = ledger(id)
        key.appendBigEndian(number)
        return key
    }

    /// Where is kept what undoing a migration of an item would not give back.
    static func remainder(_ id: UInt32, of key: ItemKey) -> [UInt8] {
        prefix(id) + key.bytes.dropFirst(4)
    }

    /// What every item, entry and change record of a table or index begins with.
    static func prefix(_ id: UInt32) -> [UInt8] {
        var key: [UInt8] = []
        key.appendBigEndian(id)
        return key
    }

    static func change(_ table: UInt32, _ sequence: UInt64) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(12)
        key.appendBigEndian(table)
        key.appendBigEndian(sequence)
        return key
    }

    private static func tagged(_ tag: Unicode.Scalar, _ id: UInt32) -> [UInt8] {
        var key = [UInt8(ascii: tag)]
        key.appendBigEndian(id)
        return key
    }

    /// The least key that is greater than every key beginning with `prefix`; `nil` when none is.
    static func successor(of prefix: [UInt8]) -> [UInt8]? {
        guard let last = prefix.lastIndex(where: { $0 != 0xFF }) else { return nil }
        var bound = Array(prefix[...last])
        bound[last] += 1
        return bound
    }
}

extension [UInt8] {
    /// Appends an integer, most significant byte first.
    mutating func appendBigEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
        var shift = value.bitWidth - 8
        while shift >= 0 {
            append(UInt8(truncatingIfNeeded: value >> shift))
            shift -= 8
        }
    }

    /// The big-endian integer at `offset`, or `nil` when it would run past the end.
    func bigEndian<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type, at offset: Int
    ) -> Value? {
        let size = Value.bitWidth / 8
        guard offset >= 0, offset <= count - size else { return nil }
        return self[offset..<offset + size].reduce(0) { $0 << 8 | Value($1) }
    }
}
