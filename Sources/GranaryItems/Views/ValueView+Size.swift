extension ValueView {
    /// The size of the value as DynamoDB counts it; see ``ItemSize``.
    ///
    /// - Complexity: O(*n*) in the number of nested values.
    public var size: Int { size(depth: 0) }

    private func size(depth: Int) -> Int {
        guard depth < ItemSize.maximumDepth else { return ItemSize.unstorable }
        switch kind {
        case .null, .bool: return 1
        case .string, .binary: return payload.byteCount
        case .number: return NumberEncoding.size(payload)
        case .stringSet, .binarySet: return elementSizes { $0.byteCount }
        case .numberSet: return elementSizes { NumberEncoding.size($0) }
        case .list:
            return elementSizes(from: 3) { entry in
                1 &+ (ValueView(encoded: entry)?.size(depth: depth &+ 1) ?? 0)
            }
        case .map:
            return elementSizes(from: 3) { entry in
                let value = MapView.value(of: entry)?.size(depth: depth &+ 1) ?? 0
                return 1 &+ MapView.name(of: entry).byteCount &+ value
            }
        }
    }

    private func elementSizes(from base: Int = 0, _ size: (RawSpan) -> Int) -> Int {
        var sum = base
        var cursor = EntryCursor(OffsetTable(payload))
        while let entry = cursor.next() { sum = ItemSize.saturating(sum &+ size(entry)) }
        return sum
    }
}
