/// Reads items from many lines of JSON, straight into their bytes.
///
/// ```swift
/// var decoder = ItemJSONDecoder()
/// while let line = nextLine() { items.append(try decoder.item(json: line.span)) }
/// ```
///
/// Attributes that are scalars, with names and strings that have no escapes, are never made into
/// values: their bytes are written behind each other and put in the order of their names at the end.
/// Nested values are read as a tree each. Whatever is unusual or wrong is read again by
/// ``Item/init(json:)-(String)``, so that both give the same items and the same errors.
public struct ItemJSONDecoder: Sendable {
    /// An attribute that was read: where its name stands in the text and its value in `values`.
    private struct Entry: Sendable {
        let name: Range<Int>
        let value: Range<Int>
    }

    private var entries: [Entry] = []
    /// Tags and payloads, one value after the other.
    private var values: [UInt8] = []
    private var size = 0

    /// Objects with more attributes take the other way, whose sorting does not square their number.
    private static let entryLimit = 64

    /// Creates a decoder, which keeps its memory from one item to the next.
    public init() {}

    /// Reads an item from a plain JSON object; see ``Item/init(json:)-(String)``.
    ///
    /// - Throws: ``JSONError``.
    /// - Complexity: One allocation for the item of scalars.
    public mutating func item(json text: Span<UInt8>) throws(JSONError) -> Item {
        if let (item, end) = read(text, from: 0, isTyped: false), Self.isBlank(text, from: end) {
            return item
        }
        return try Item(json: text)
    }

    /// Reads an item from an object of typed values; see ``Item/init(dynamoDBJSON:)-(String)``.
    ///
    /// - Throws: ``JSONError``.
    public mutating func item(dynamoDBJSON text: Span<UInt8>) throws(JSONError) -> Item {
        if let (item, end) = read(text, from: 0, isTyped: true), Self.isBlank(text, from: end) {
            return item
        }
        return try Item(dynamoDBJSON: text)
    }

    /// Reads an item of typed values that stands in a wrapper, `{"Item": {...}}`, as DynamoDB's
    /// exports have it; `nil` when the text is no such wrapper, or needs the slower way.
    mutating func wrappedItem(_ text: Span<UInt8>) -> Item? {
        var offset = 0
        guard Self.take(UInt8(ascii: "{"), in: text, &offset),
            let name = Self.string(in: text, &offset), name.count == 4,
            text.extracting(name).rawBytes.isEqual(to: ("Item" as StaticString).rawSpan),
            Self.take(UInt8(ascii: ":"), in: text, &offset),
            case (let item, var end)? = read(text, from: offset, isTyped: true),
            Self.take(UInt8(ascii: "}"), in: text, &end), Self.isBlank(text, from: end)
        else { return nil }
        return item
    }
}

extension ItemJSONDecoder {
    /// Reads an object that begins at `start`, and returns what comes behind it.
    private mutating func read(
        _ text: Span<UInt8>, from start: Int, isTyped: Bool
    ) -> (item: Item, end: Int)? {
        // An escape may hide what is no UTF-8; here there are none, so one look at all is enough.
        guard (try? UTF8Span(validating: text)) != nil else { return nil }
        entries.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        size = 0
        var offset = start
        guard Self.take(UInt8(ascii: "{"), in: text, &offset) else { return nil }
        if !Self.take(UInt8(ascii: "}"), in: text, &offset) {
            repeat {
                guard entries.count < Self.entryLimit, let name = Self.string(in: text, &offset),
                    (1...ItemSize.maximumNameByteCount).contains(name.count),
                    Self.take(UInt8(ascii: ":"), in: text, &offset)
                else { return nil }
                let start = values.count
                guard
                    isTyped
                        ? readTyped(text, &offset) : readPlain(text, &offset)
                else { return nil }
                entries.append(Entry(name: name, value: start..<values.count))
                size = ItemSize.saturating(size &+ name.count)
            } while Self.take(UInt8(ascii: ","), in: text, &offset)
            guard Self.take(UInt8(ascii: "}"), in: text, &offset) else { return nil }
        }
        guard sortEntries(text) else { return nil }
        return (item(text), offset)
    }

    /// Puts the entries in the order of their names: most texts have them nearly so.
    ///
    /// - Returns: Whether all names differ.
    private mutating func sortEntries(_ text: Span<UInt8>) -> Bool {
        for index in entries.indices.dropFirst() {
            let entry = entries[index]
            let name = text.extracting(entry.name).rawBytes
            var position = index
            while position > 0 {
                let order = text.extracting(entries[position &- 1].name).rawBytes.compare(to: name)
                if order == 0 { return false }
                if order < 0 { break }
                entries[position] = entries[position &- 1]
                position &-= 1
            }
            if position != index { entries[position] = entry }
        }
        return true
    }

    private func item(_ text: Span<UInt8>) -> Item {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            ItemEncoding.headerByteCount &+ 4 &+ 6 &* entries.count &+ values.count &+ size)
        ItemEncoding.appendHeader(size: size, to: &bytes)
        var body = BodyWriter(count: entries.count, at: bytes.count)
        body.begin(in: &bytes)
        let values = values.span
        for entry in entries {
            bytes.append(name: text.extracting(entry.name).rawBytes)
            body.append(copying: values.extracting(entry.value).rawBytes, to: &bytes)
        }
        return Item(unchecked: bytes)
    }
}

// MARK: - Values

extension ItemJSONDecoder {
    private mutating func readPlain(_ text: Span<UInt8>, _ offset: inout Int) -> Bool {
        Self.skipSpace(in: text, &offset)
        guard offset < text.count else { return false }
        switch text[offset] {
        case UInt8(ascii: "\""):
            guard let string = Self.string(in: text, &offset) else { return false }
            append(string: text.extracting(string))
            return true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return readTree(text, &offset) { reader throws(JSONError) in
                try reader.readAttributeValue()
            }
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            return readTree(text, &offset) { reader throws(JSONError) in
                try reader.readAttributeValue()
            }
        default:
            var reader = JSONReader(text)
            reader.offset = offset
            guard let range = try? reader.readNumber(),
                let number = try? Number(utf8: text.extracting(range))
            else { return false }
            append(number)
            offset = reader.offset
            return true
        }
    }

    private mutating func readTyped(_ text: Span<UInt8>, _ offset: inout Int) -> Bool {
        Self.skipSpace(in: text, &offset)
        let start = offset
        guard Self.take(UInt8(ascii: "{"), in: text, &offset),
            let type = Self.string(in: text, &offset),
            Self.take(UInt8(ascii: ":"), in: text, &offset)
        else { return false }
        if type.count == 1 {
            let datatype = text[type.lowerBound]
            if datatype == UInt8(ascii: "S") || datatype == UInt8(ascii: "N") {
                guard let value = Self.string(in: text, &offset),
                    Self.take(UInt8(ascii: "}"), in: text, &offset)
                else { return false }
                if datatype == UInt8(ascii: "S") {
                    append(string: text.extracting(value))
                    return true
                }
                guard let number = try? Number(utf8: text.extracting(value)) else { return false }
                append(number)
                return true
            }
        }
        offset = start
        return readTree(text, &offset) { reader throws(JSONError) in
            try reader.readDynamoDBValue()
        }
    }

    /// Reads a value as a tree.
    private mutating func readTree(
        _ text: Span<UInt8>, _ offset: inout Int,
        _ read: (inout JSONReader) throws(JSONError) -> AttributeValue
    ) -> Bool {
        var reader = JSONReader(text)
        reader.offset = offset
        guard let value = try? read(&reader) else { return false }
        size = ItemSize.saturating(size &+ ValueEncoding.append(value, to: &values))
        offset = reader.offset
        return true
    }

    private mutating func append(string: Span<UInt8>) {
        values.append(AttributeKind.string.rawValue)
        values.append(copying: string.rawBytes)
        size = ItemSize.saturating(size &+ string.count)
    }

    private mutating func append(_ number: Number) {
        values.append(AttributeKind.number.rawValue)
        NumberEncoding.append(number, to: &values)
        size = ItemSize.saturating(size &+ ItemSize.size(of: number))
    }
}

// MARK: - Text

extension ItemJSONDecoder {
    @inline(__always)
    private static func skipSpace(in text: Span<UInt8>, _ offset: inout Int) {
        while offset < text.count {
            let byte = text[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset &+= 1
        }
    }

    /// Skips white space and a byte, if it is the one that comes next.
    @inline(__always)
    private static func take(_ byte: UInt8, in text: Span<UInt8>, _ offset: inout Int) -> Bool {
        skipSpace(in: text, &offset)
        guard offset < text.count, text[offset] == byte else { return false }
        offset &+= 1
        return true
    }

    /// Skips white space and a string without escapes; returns where what it says stands.
    @inline(__always)
    private static func string(in text: Span<UInt8>, _ offset: inout Int) -> Range<Int>? {
        guard take(UInt8(ascii: "\""), in: text, &offset) else { return nil }
        let start = offset
        var end = start
        while end < text.count {
            let byte = text[end]
            if byte == UInt8(ascii: "\"") {
                offset = end &+ 1
                return start..<end
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            end &+= 1
        }
        return nil
    }

    private static func isBlank(_ text: Span<UInt8>, from offset: Int) -> Bool {
        var offset = offset
        skipSpace(in: text, &offset)
        return offset == text.count
    }
}
