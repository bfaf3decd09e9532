/// Appends encoded values; see ``ItemEncoding`` for the bytes.
///
/// Every function returns the DynamoDB size of what it appended, as ``ItemSize`` counts it, so that
/// encoding an item walks it once.
enum ValueEncoding {
    /// Appends the tag and the payload of a value that has `depth` levels around it.
    ///
    /// What lies deeper than ``ItemSize/maximumDepth`` is written as null; its size makes the item
    /// one that cannot be stored.
    @discardableResult
    static func append(_ value: AttributeValue, depth: Int = 0, to bytes: inout [UInt8]) -> Int {
        guard depth < ItemSize.maximumDepth else {
            bytes.append(AttributeKind.null.rawValue)
            return ItemSize.unstorable
        }
        bytes.append(value.kind.rawValue)
        switch value {
        case .null:
            return 1
        case .bool(let value):
            bytes.append(value ? 1 : 0)
            return 1
        case .number(let value):
            NumberEncoding.append(value, to: &bytes)
            return ItemSize.size(of: value)
        case .string(let value):
            return append(string: value, to: &bytes)
        case .binary(let value):
            bytes.append(contentsOf: value)
            return value.count
        case .map(let value):
            let sum = append(value, depth: depth &+ 1, to: &bytes)
            return ItemSize.saturating(3 &+ value.count &+ sum)
        case .list(let value):
            return append(list: value, depth: depth &+ 1, to: &bytes)
        case .stringSet(let value):
            return append(set: value.elements, to: &bytes) { append(string: $0, to: &$1) }
        case .numberSet(let value):
            return append(set: value.elements, to: &bytes) {
                NumberEncoding.append($0, to: &$1)
                return ItemSize.size(of: $0)
            }
        case .binarySet(let value):
            return append(set: value.elements, to: &bytes) {
                $1.append(contentsOf: $0)
                return $0.count
            }
        }
    }

    /// Appends a map body; returns the sizes of its names and values.
    static func append(_ map: AttributeMap, depth: Int, to bytes: inout [UInt8]) -> Int {
        var size = 0
        var body = BodyWriter(count: map.entries.count, at: bytes.count)
        body.begin(in: &bytes)
        for entry in map.entries {
            let name = append(name: entry.name, to: &bytes)
            let value = append(entry.value, depth: depth, to: &bytes)
            size = ItemSize.saturating(size &+ name &+ value)
            body.endEntry(in: &bytes)
        }
        return size
    }

    /// Appends a name behind its length; of one that is too long, what its length can say.
    static func append(name: String, to bytes: inout [UInt8]) -> Int {
        let byteCount = name.utf8.count
        guard byteCount <= ItemSize.maximumNameByteCount else {
            bytes.append(0xFF)
            bytes.append(0xFF)
            bytes.append(contentsOf: name.utf8.prefix(ItemSize.maximumNameByteCount))
            return ItemSize.unstorable
        }
        bytes.append(UInt8(truncatingIfNeeded: byteCount))
        bytes.append(UInt8(truncatingIfNeeded: byteCount >> 8))
        bytes.append(utf8: name)
        return byteCount
    }

    private static func append(string: String, to bytes: inout [UInt8]) -> Int {
        let byteCount = string.utf8.count
        bytes.append(utf8: string)
        return byteCount
    }

    private static func append(
        list: [AttributeValue], depth: Int, to bytes: inout [UInt8]
    ) -> Int {
        var size = 3
        var body = BodyWriter(count: list.count, at: bytes.count)
        body.begin(in: &bytes)
        for element in list {
            size = ItemSize.saturating(size &+ 1 &+ append(element, depth: depth, to: &bytes))
            body.endEntry(in: &bytes)
        }
        return size
    }

    @inline(__always)
    private static func append<Member>(
        set: [Member], to bytes: inout [UInt8], _ append: (Member, inout [UInt8]) -> Int
    ) -> Int {
        var size = 0
        var body = BodyWriter(count: set.count, at: bytes.count)
        body.begin(in: &bytes)
        for member in set {
            size = ItemSize.saturating(size &+ append(member, &bytes))
            body.endEntry(in: &bytes)
        }
        return size
    }
}
