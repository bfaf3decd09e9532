extension ValueView {
    /// Whether both values are equal, however deep, as DynamoDB compares them.
    ///
    /// The encoding is canonical, so that equal values have equal bytes.
    public func equals(_ other: borrowing ValueView) -> Bool {
        kind == other.kind && payload.isEqual(to: other.payload)
    }

    /// Less than, equal to or greater than zero, as `self` sorts before, with or after `other`.
    ///
    /// `nil` unless both are strings, both numbers, or both binaries: DynamoDB orders no others.
    public func compare(_ other: borrowing ValueView) -> Int? {
        guard kind == other.kind else { return nil }
        switch kind {
        case .string, .number, .binary: return payload.compare(to: other.payload)
        default: return nil
        }
    }

    /// Whether `self` begins with `prefix`: `begins_with`, for strings and binaries.
    public func hasPrefix(_ prefix: borrowing ValueView) -> Bool {
        guard kind == prefix.kind, kind == .string || kind == .binary,
            prefix.payload.byteCount <= payload.byteCount
        else { return false }
        return payload.extracting(first: prefix.payload.byteCount).isEqual(to: prefix.payload)
    }

    /// Whether `self` contains `other`: `contains`.
    ///
    /// A substring of a string, a run of bytes of a binary, an element of a set or of a list.
    ///
    /// - Complexity: O(*n* + *m*); O(log *n*) comparisons in a set.
    public func contains(_ other: borrowing ValueView) -> Bool {
        switch kind {
        case .string, .binary:
            return kind == other.kind && payload.contains(other.payload)
        case .stringSet, .numberSet, .binarySet:
            return kind.elementKind == other.kind && setContains(other.payload)
        case .list:
            var cursor = EntryCursor(OffsetTable(payload))
            while let entry = cursor.next() {
                if let element = ValueView(encoded: entry), element.equals(other) { return true }
            }
            return false
        case .null, .bool, .number, .map:
            return false
        }
    }

    private func setContains(_ element: RawSpan) -> Bool {
        let table = OffsetTable(payload)
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low &+ high) >> 1
            let comparison = table.entry(at: middle).compare(to: element)
            if comparison == 0 { return true }
            if comparison < 0 { low = middle &+ 1 } else { high = middle }
        }
        return false
    }
}
