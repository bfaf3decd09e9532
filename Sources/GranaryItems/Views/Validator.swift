/// Checks encoded values, and adds up their DynamoDB sizes on the way.
struct Validator: ~Escapable {
    let bytes: RawSpan

    @_lifetime(copy bytes)
    init(bytes: RawSpan) { self.bytes = bytes }

    /// Checks a map body; returns the sum of names and values.
    func validateMap(_ extent: Range<Int>, depth: Int) throws(CodingError) -> Int {
        let table = try table(extent)
        var sum = 0
        var start = table.firstStart
        var previous = -1
        for index in 0..<table.count {
            let end = try end(of: index, from: start, in: table, extent)
            let entry = table.body.slice(from: start, to: end)
            let offset = extent.lowerBound + start
            guard let nameLength = entry.uint16(at: 0), nameLength + 2 <= entry.byteCount,
                (try? UTF8Span(validating: MapView.name(of: entry).asBytes)) != nil
            else { throw .malformed(offset: offset) }
            if previous >= 0 {
                let last = table.body.slice(from: previous, to: start)
                guard MapView.name(of: last).compare(to: MapView.name(of: entry)) < 0 else {
                    throw .malformed(offset: offset)
                }
            }
            let value = (offset + 2 + nameLength)..<(extent.lowerBound + end)
            sum += nameLength + (try validateValue(value, depth: depth))
            (previous, start) = (start, end)
        }
        return sum
    }

    /// Checks a tag and its payload; returns the value's size.
    func validateValue(_ extent: Range<Int>, depth: Int) throws(CodingError) -> Int {
        guard depth < ItemSize.maximumDepth,
            let view = ValueView(
                encoded: bytes.slice(from: extent.lowerBound, to: extent.upperBound))
        else { throw .malformed(offset: extent.lowerBound) }
        let payload = (extent.lowerBound + 1)..<extent.upperBound
        switch view.kind {
        case .map:
            let sum = try validateMap(payload, depth: depth + 1)
            return 3 + view.count + sum
        case .list:
            return try 3 + validateList(payload, depth: depth + 1)
        case .stringSet, .numberSet, .binarySet:
            return try validateSet(payload, of: view.kind.elementKind ?? .binary)
        case .null, .bool, .number, .string, .binary:
            guard view.isWellFormedScalar else { throw .malformed(offset: payload.lowerBound) }
            return view.size
        }
    }

    private func validateList(_ extent: Range<Int>, depth: Int) throws(CodingError) -> Int {
        let table = try table(extent)
        var sum = 0
        var start = table.firstStart
        for index in 0..<table.count {
            let end = try end(of: index, from: start, in: table, extent)
            let value = (extent.lowerBound + start)..<(extent.lowerBound + end)
            sum += 1 + (try validateValue(value, depth: depth))
            start = end
        }
        return sum
    }

    private func validateSet(
        _ extent: Range<Int>, of kind: AttributeKind
    ) throws(CodingError) -> Int {
        let table = try table(extent)
        var sum = 0
        var start = table.firstStart
        var previous = -1
        for index in 0..<table.count {
            let end = try end(of: index, from: start, in: table, extent)
            let entry = table.body.slice(from: start, to: end)
            let element = ValueView(kind: kind, payload: entry)
            guard element.isWellFormedScalar else {
                throw .malformed(offset: extent.lowerBound + start)
            }
            if previous >= 0 {
                guard table.body.slice(from: previous, to: start).compare(to: entry) < 0 else {
                    throw .malformed(offset: extent.lowerBound + start)
                }
            }
            sum += element.size
            (previous, start) = (start, end)
        }
        return sum
    }

    /// The table of a body, which must fit, and account for every byte.
    @_lifetime(copy self)
    private func table(_ extent: Range<Int>) throws(CodingError) -> OffsetTable {
        let body = bytes.slice(from: extent.lowerBound, to: extent.upperBound)
        let table = OffsetTable(body)
        guard let written = body.uint32(at: 0), written == table.count else {
            throw .malformed(offset: extent.lowerBound)
        }
        let end = table.count == 0 ? table.firstStart : table.end(of: table.count - 1)
        guard end == body.byteCount else { throw .malformed(offset: extent.lowerBound) }
        return table
    }

    private func end(
        of index: Int, from start: Int, in table: borrowing OffsetTable, _ extent: Range<Int>
    ) throws(CodingError) -> Int {
        let end = table.end(of: index)
        guard end >= start, end <= table.body.byteCount else {
            throw .malformed(offset: extent.lowerBound + 4 + 4 * index)
        }
        return end
    }
}

extension ValueView {
    /// Whether the payload is one the encoder writes for this scalar kind.
    var isWellFormedScalar: Bool {
        switch kind {
        case .null: payload.byteCount == 0
        case .bool: payload.byteCount == 1 && bool() != nil
        case .number: number() != nil
        case .string: (try? UTF8Span(validating: payload.asBytes)) != nil
        case .binary: true
        case .list, .map, .stringSet, .numberSet, .binarySet: false
        }
    }
}
