/// Appends encoded values; see ``ItemEncoding`` for the bytes.
enum ValueEncoding {
    /// Appends the tag and the payload of a value that has `depth` levels around it.
    ///
    /// What lies deeper than ``ItemSize/maximumDepth`` is written as null; its size makes the item
    /// one that cannot be stored.
    static func append(_ value: AttributeValue, depth: Int = 0, to bytes: inout [UInt8]) {
        guard depth < ItemSize.maximumDepth else {
            bytes.append(AttributeKind.null.rawValue)
            return
        }
        bytes.append(value.kind.rawValue)
        switch value {
        case .null: break
        case .bool(let value): bytes.append(value ? 1 : 0)
        case .number(let value): NumberEncoding.append(value, to: &bytes)
        case .string(let value): bytes.append(copying: value.utf8Span.span.rawBytes)
        case .binary(let value): bytes.append(contentsOf: value)
        case .map(let value): append(value, depth: depth &+ 1, to: &bytes)
        case .list(let value):
            appendEntries(value, to: &bytes) { append($0, depth: depth &+ 1, to: &$1) }
        case .stringSet(let value):
            appendEntries(value.elements, to: &bytes) {
                $1.append(copying: $0.utf8Span.span.rawBytes)
            }
        case .numberSet(let value):
            appendEntries(value.elements, to: &bytes) { NumberEncoding.append($0, to: &$1) }
        case .binarySet(let value):
            appendEntries(value.elements, to: &bytes) { $1.append(contentsOf: $0) }
        }
    }

    /// Appends a map body.
    static func append(_ map: AttributeMap, depth: Int, to bytes: inout [UInt8]) {
        appendEntries(map.entries, to: &bytes) { entry, bytes in
            append(name: entry.name.utf8Span.span.rawBytes, to: &bytes)
            append(entry.value, depth: depth, to: &bytes)
        }
    }

    /// Appends a name behind its length; of one that is too long, what its length can say.
    static func append(name: RawSpan, to bytes: inout [UInt8]) {
        let byteCount = Swift.min(name.byteCount, ItemSize.maximumNameByteCount)
        bytes.append(UInt8(truncatingIfNeeded: byteCount))
        bytes.append(UInt8(truncatingIfNeeded: byteCount >> 8))
        bytes.append(copying: name.extracting(first: byteCount))
    }

    /// Appends the table of a body and then its entries.
    @inline(__always)
    private static func appendEntries<Entry>(
        _ entries: [Entry], to bytes: inout [UInt8], _ append: (Entry, inout [UInt8]) -> Void
    ) {
        var body = BodyWriter(count: entries.count, at: bytes.count)
        body.begin(in: &bytes)
        for entry in entries {
            append(entry, &bytes)
            body.endEntry(in: &bytes)
        }
    }
}
