internal import GranaryExpressions
internal import GranaryItems
internal import GranaryStorage

/// The stretch of one database that a query or scan walks: from `lower`, up to but not `upper`.
struct KeyRange: Sendable, Hashable {
    var database: Database
    var lower: [UInt8]
    /// Empty means that there is no upper bound.
    var upper: [UInt8]

    /// Every key that begins with `prefix`.
    init(prefix: [UInt8], in database: Database) {
        self.database = database
        lower = prefix
        upper = Keyspace.successor(of: prefix) ?? []
    }

    /// Every key from `lower` on.
    init(from lower: [UInt8], in database: Database) {
        self.database = database
        self.lower = lower
        upper = []
    }

    /// The part of a range that comes after `key` in reading order.
    mutating func resume(after key: [UInt8], reversed: Bool) {
        if reversed {
            if upper.isEmpty || key.lexicographicallyPrecedes(upper) { upper = key }
        } else {
            let next = key + [0]  // The least key greater than `key`.
            if lower.lexicographicallyPrecedes(next) { lower = next }
        }
    }

    /// Whether `key` lies between the bounds.
    func contains(_ key: [UInt8]) -> Bool {
        !key.lexicographicallyPrecedes(lower)
            && (upper.isEmpty || key.lexicographicallyPrecedes(upper))
    }

    /// No key can be in it.
    var isEmpty: Bool { !upper.isEmpty && !lower.lexicographicallyPrecedes(upper) }
}

extension KeyRange {
    /// Narrows a range of whole collections to the sort keys that `comparison` accepts.
    ///
    /// Every key in question begins with `prefix`: id, partition key, sort attributes that are equal.
    /// When the sort attribute `isLast` in the key, it stands unescaped.
    init(
        prefix: [UInt8], comparison: KeyCondition.Comparison, isLast: Bool, in database: Database
    ) {
        self.init(prefix: prefix, in: database)
        let bounds = SortBounds(prefix: prefix, isLast: isLast)
        switch comparison {
        case .equal(let value):
            (lower, upper) = (bounds.at(value), bounds.after(value))
        case .less(let value): upper = bounds.at(value)
        case .lessOrEqual(let value): upper = bounds.after(value)
        case .greater(let value): lower = bounds.after(value)
        case .greaterOrEqual(let value): lower = bounds.at(value)
        case .between(let first, let last):
            (lower, upper) = (bounds.at(first), bounds.after(last))
        case .beginsWith(let value):
            let start = bounds.prefix(value)
            (lower, upper) = (start, Keyspace.successor(of: start) ?? [])
        }
    }

    /// Where the keys of one sort attribute value begin and end.
    private struct SortBounds {
        let prefix: [UInt8]
        let isLast: Bool

        /// The least key with this value.
        func at(_ value: AttributeValue) -> [UInt8] {
            var bytes = prefix
            if isLast {
                KeyEncoding.appendLast(value, to: &bytes)
            } else {
                KeyEncoding.append(value, to: &bytes)
            }
            return bytes
        }

        /// The least key greater than every key with this value.
        func after(_ value: AttributeValue) -> [UInt8] {
            let bytes = at(value)
            return isLast ? bytes + [0] : Keyspace.successor(of: bytes) ?? []
        }

        /// What every key whose value begins with `value` begins with.
        func prefix(_ value: AttributeValue) -> [UInt8] {
            var bytes = prefix
            if isLast {
                KeyEncoding.appendLast(value, to: &bytes)
            } else {
                KeyEncoding.appendPrefix(value, to: &bytes)
            }
            return bytes
        }
    }
}

extension Snapshot {
    /// Returns a cursor over the records of a range.
    @_lifetime(copy self)
    func cursor(
        over range: KeyRange, reversed: Bool = false
    ) throws(StorageError) -> RangeCursor {
        try cursor(
            in: range.database, from: range.lower.span, to: range.upper.span,
            direction: reversed ? .backward : .forward)
    }
}
