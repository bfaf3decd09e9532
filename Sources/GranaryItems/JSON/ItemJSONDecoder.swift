/// Reads items from many lines of JSON, straight into their bytes.
///
/// ```swift
/// var decoder = ItemJSONDecoder()
/// while let line = nextLine() { items.append(try decoder.item(json: line.span)) }
/// ```
///
/// Attributes that are scalars, with names and strings that have no escapes, are never made into
/// values: where they stand is noted, and their bytes are copied in the order of their names at the
/// end. Nested values are read as a tree each. Whatever is unusual or wrong is read again by
/// ``Item/init(json:)-(String)``, so that both give the same items and the same errors.
public struct ItemJSONDecoder: Sendable {
    /// An attribute that was read: where its name stands in the text, and its value.
    private struct Entry: Sendable {
        let name: Range<Int>
        let value: Value
    }

    /// A value that was read: a string is where it stands in the text, everything else in `payloads`.
    private struct Value: Sendable {
        let kind: UInt8
        let payload: Range<Int>
        var isInText = false
    }

    private var entries: [Entry] = []
    /// Payloads, one after the other.
    private var payloads: [UInt8] = []
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

    /// Reads an item of typed values that begins at `offset`, and moves behind it; `nil` when it
    /// needs the slower way.
    package mutating func typedItem(in text: Span<UInt8>, at offset: inout Int) -> Item? {
        guard let (item, end) = read(text, from: offset, isTyped: true) else { return nil }
        offset = end
        return item
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
        payloads.removeAll(keepingCapacity: true)
        size = 0
        var offset = start
        guard Self.take(UInt8(ascii: "{"), in: text, &offset) else { return nil }
        if !Self.take(UInt8(ascii: "}"), in: text, &offset) {
            repeat {
                guard entries.count < Self.entryLimit, let name = Self.string(in: text, &offset),
                    (1...ItemSize.maximumNameByteCount).contains(name.count),
                    Self.take(UInt8(ascii: ":"), in: text, &offset)
                else { return nil }
                guard
                    let value = isTyped ? readTyped(text, &offset) : readPlain(text, &offset)
                else { return nil }
                entries.append(Entry(name: name, value: value))
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
        // For each entry its end, the length of its name and its tag.
        bytes.reserveCapacity(
            ItemEncoding.headerByteCount &+ 4 &+ 7 &* entries.count &+ payloads.count &+ size)
        ItemEncoding.appendHeader(size: size, to: &bytes)
        var body = BodyWriter(count: entries.count, at: bytes.count)
        body.begin(in: &bytes)
        let (text, payloads) = (text.rawBytes, payloads.rawSpan)
        for entry in entries {
            let value = entry.value
            bytes.append(
                entry: text.extracting(entry.name), tag: value.kind,
                (value.isInText ? text : payloads).extracting(value.payload))
            body.endEntry(in: &bytes)
        }
        return Item(unchecked: bytes)
    }
}

// MARK: - Values

extension ItemJSONDecoder {
    private mutating func readPlain(_ text: Span<UInt8>, _ offset: inout Int) -> Value? {
        Self.skipSpace(in: text, &offset)
        guard offset < text.count else { return nil }
        switch text[offset] {
        case UInt8(ascii: "\""):
            return Self.string(in: text, &offset).map { string($0) }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return readTree(text, &offset) { reader throws(JSONError) in
                try reader.readAttributeValue()
            }
        case UInt8(ascii: "n"):
            guard Self.take("null", in: text, &offset) else { return nil }
            size = ItemSize.saturating(size &+ 1)
            return Value(kind: AttributeKind.null.rawValue, payload: 0..<0)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return readBool(text, &offset)
        default:
            var reader = JSONReader(text)
            reader.offset = offset
            guard let range = try? reader.readNumber() else { return nil }
            offset = reader.offset
            return number(text.extracting(range))
        }
    }

    private mutating func readTyped(_ text: Span<UInt8>, _ offset: inout Int) -> Value? {
        Self.skipSpace(in: text, &offset)
        let start = offset
        guard Self.take(UInt8(ascii: "{"), in: text, &offset),
            let type = Self.string(in: text, &offset),
            Self.take(UInt8(ascii: ":"), in: text, &offset)
        else { return nil }
        var value: Value?
        switch type.count == 1 ? text[type.lowerBound] : 0 {
        case UInt8(ascii: "S"):
            value = Self.string(in: text, &offset).map { string($0) }
        case UInt8(ascii: "N"):
            guard let digits = Self.string(in: text, &offset) else { return nil }
            value = number(text.extracting(digits))
        case _ where text.extracting(type).rawBytes.isEqual(to: ("BOOL" as StaticString).rawSpan):
            value = readBool(text, &offset)
        default:
            offset = start
            return readTree(text, &offset) { reader throws(JSONError) in
                try reader.readDynamoDBValue()
            }
        }
        return Self.take(UInt8(ascii: "}"), in: text, &offset) ? value : nil
    }

    /// Reads a value as a tree.
    private mutating func readTree(
        _ text: Span<UInt8>, _ offset: inout Int,
        _ read: (inout JSONReader) throws(JSONError) -> AttributeValue
    ) -> Value? {
        var reader = JSONReader(text)
        reader.offset = offset
        guard let value = try? read(&reader) else { return nil }
        let start = payloads.count
        size = ItemSize.saturating(size &+ ValueEncoding.append(value, to: &payloads))
        offset = reader.offset
        return Value(kind: payloads[start], payload: (start &+ 1)..<payloads.count)
    }

    private mutating func readBool(_ text: Span<UInt8>, _ offset: inout Int) -> Value? {
        let isTrue = Self.take("true", in: text, &offset)
        guard isTrue || Self.take("false", in: text, &offset) else { return nil }
        size = ItemSize.saturating(size &+ 1)
        payloads.append(isTrue ? 1 : 0)
        return Value(
            kind: AttributeKind.bool.rawValue, payload: (payloads.count &- 1)..<payloads.count)
    }

    @inline(__always)
    private mutating func string(_ place: Range<Int>) -> Value {
        size = ItemSize.saturating(size &+ place.count)
        return Value(kind: AttributeKind.string.rawValue, payload: place, isInText: true)
    }

    private mutating func number(_ text: Span<UInt8>) -> Value? {
        let encoded: EncodedNumber
        if let whole = Self.wholeNumber(text) {
            encoded = EncodedNumber(whole)
        } else {
            guard let number = try? Number(utf8: text) else { return nil }
            encoded = EncodedNumber(number)
        }
        let start = payloads.count
        payloads.append(copying: encoded.bytes)
        size = ItemSize.saturating(size &+ NumberEncoding.size(encoded.bytes))
        return Value(kind: AttributeKind.number.rawValue, payload: start..<payloads.count)
    }

    /// A number of digits alone, as far as a machine's integer has them: most are.
    private static func wholeNumber(_ text: Span<UInt8>) -> Int? {
        let isNegative = text.count > 1 && text[0] == UInt8(ascii: "-")
        let first = isNegative ? 1 : 0
        guard text.count > first, text.count &- first <= 18 else { return nil }
        var value = 0
        for index in first..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return isNegative ? -value : value
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
        let end = text.rawBytes.firstEscape(from: start)
        guard end < text.count, text[end] == UInt8(ascii: "\"") else { return nil }
        offset = end &+ 1
        return start..<end
    }

    /// Skips white space and a word, if it is the one that comes next.
    private static func take(
        _ word: StaticString, in text: Span<UInt8>, _ offset: inout Int
    ) -> Bool {
        skipSpace(in: text, &offset)
        let end = offset &+ word.utf8CodeUnitCount
        guard text.rawBytes.slice(from: offset, to: end).isEqual(to: word.rawSpan) else {
            return false
        }
        offset = end
        return true
    }

    /// Where the name of the first member stands; `nil` when there is none, or it has escapes.
    static func firstName(_ text: Span<UInt8>) -> Range<Int>? {
        var offset = 0
        guard take(UInt8(ascii: "{"), in: text, &offset) else { return nil }
        return string(in: text, &offset)
    }

    private static func isBlank(_ text: Span<UInt8>, from offset: Int) -> Bool {
        var offset = offset
        skipSpace(in: text, &offset)
        return offset == text.count
    }
}
