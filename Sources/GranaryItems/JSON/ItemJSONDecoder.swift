/// Reads items from many lines of JSON, straight into their bytes.
///
/// ```swift
/// var decoder = ItemJSONDecoder()
/// while let line = nextLine() { items.append(try decoder.item(json: line.span)) }
/// ```
///
/// Attributes that are scalars, with names and strings that have no escapes, are never made into
/// values: each is encoded from the text into memory that is used for item after item, which is
/// copied into the item at the end. Nested values are read as a tree each. Whatever is unusual or
/// wrong is read again by ``Item/init(json:)-(String)``, so that both give the same items and the
/// same errors.
public struct ItemJSONDecoder: Sendable {
    /// An attribute that was read.
    private struct Entry: Sendable {
        /// The first bytes of its name, which compare as names do where they differ.
        let namePrefix: UInt64
        /// Where it stands in `bytes`.
        let range: Range<Int>
    }

    /// The encoded attributes, in the order of the text, and room for more behind `end`.
    private var bytes: [UInt8] = []
    /// Where the last of them ends.
    private var end = 0
    /// The attributes in the order of their names.
    private var entries: [Entry] = []
    /// Whether both orders are the same.
    private var isInOrder = true
    private var size = 0
    /// The item that was decoded last.
    private var itemBytes: [UInt8] = []

    /// Objects with more attributes take the other way, whose sorting does not square their number.
    private static let entryLimit = 64

    /// Creates a decoder, which keeps its memory from one item to the next.
    public init() {}

    /// Reads an item from a plain JSON object; see ``Item/init(json:)-(String)``.
    ///
    /// - Throws: ``JSONError``.
    /// - Complexity: One allocation for the item of scalars.
    public mutating func item(json text: Span<UInt8>) throws(JSONError) -> Item {
        try decode(json: text)
        return Item(copying: decoded)
    }

    /// Reads an item from an object of typed values; see ``Item/init(dynamoDBJSON:)-(String)``.
    ///
    /// - Throws: ``JSONError``.
    public mutating func item(dynamoDBJSON text: Span<UInt8>) throws(JSONError) -> Item {
        try decode(dynamoDBJSON: text)
        return Item(copying: decoded)
    }

    /// The item that was decoded last, until the next one is.
    package var decoded: ItemView {
        @_lifetime(borrow self)
        get { ItemView(itemBytes.rawSpan) }
    }

    /// Reads an item as ``item(json:)`` does, into ``decoded``.
    ///
    /// - Throws: ``JSONError``; ``decoded`` has no meaning then.
    /// - Complexity: No allocation for an item of scalars, once there is memory for the largest.
    package mutating func decode(json text: Span<UInt8>) throws(JSONError) {
        var scanner = JSONScanner(text.rawBytes)
        if Self.isUTF8(text), read(&scanner, isTyped: false), scanner.finish() {
            assemble()
        } else {
            itemBytes = try Item(json: text).encodedBytes
        }
    }

    /// Reads an item as ``item(dynamoDBJSON:)`` does, into ``decoded``.
    ///
    /// - Throws: ``JSONError``; ``decoded`` has no meaning then.
    package mutating func decode(dynamoDBJSON text: Span<UInt8>) throws(JSONError) {
        var scanner = JSONScanner(text.rawBytes)
        if Self.isUTF8(text), read(&scanner, isTyped: true), scanner.finish() {
            assemble()
        } else {
            itemBytes = try Item(dynamoDBJSON: text).encodedBytes
        }
    }

    /// Takes an item that was read in another way.
    package mutating func take(_ item: Item) { itemBytes = item.encodedBytes }

    /// Reads an item of typed values that begins at `offset`, and moves behind it; `nil` when it
    /// needs the slower way.
    ///
    /// The text must be known to be UTF-8: whoever reads many items of one text looks at it once.
    package mutating func typedItem(in utf8: Span<UInt8>, at offset: inout Int) -> Item? {
        var scanner = JSONScanner(utf8.rawBytes)
        scanner.offset = offset
        guard read(&scanner, isTyped: true) else { return nil }
        offset = scanner.offset
        assemble()
        return Item(copying: decoded)
    }

    /// Reads an item of typed values that stands in a wrapper, `{"Item": {...}}`, as DynamoDB's
    /// exports have it, into ``decoded``; false when the text is no such wrapper, or needs the slower
    /// way.
    mutating func decodeWrapped(_ text: Span<UInt8>) -> Bool {
        var scanner = JSONScanner(text.rawBytes)
        guard scanner.take(UInt8(ascii: "{")), let name = scanner.string(),
            scanner.text.extracting(name).isEqual(to: ("Item" as StaticString).rawSpan),
            scanner.take(UInt8(ascii: ":")), Self.isUTF8(text), read(&scanner, isTyped: true),
            scanner.take(UInt8(ascii: "}")), scanner.finish()
        else { return false }
        assemble()
        return true
    }

    /// Where the name of the first member stands; `nil` when there is none, or it has escapes.
    static func firstName(_ text: Span<UInt8>) -> Range<Int>? {
        var scanner = JSONScanner(text.rawBytes)
        guard scanner.take(UInt8(ascii: "{")) else { return nil }
        return scanner.string()
    }

    /// An escape may hide what is no UTF-8; where there is none, one look at all of it is enough.
    private static func isUTF8(_ text: Span<UInt8>) -> Bool {
        (try? UTF8Span(validating: text)) != nil
    }
}

extension ItemJSONDecoder {
    /// Reads the object that comes next; whether it could.
    private mutating func read(_ scanner: inout JSONScanner, isTyped: Bool) -> Bool {
        end = 0
        entries.removeAll(keepingCapacity: true)
        isInOrder = true
        size = 0
        guard scanner.take(UInt8(ascii: "{")) else { return false }
        if scanner.take(UInt8(ascii: "}")) { return true }
        repeat {
            guard entries.count < Self.entryLimit, let name = scanner.string(),
                1...ItemSize.maximumNameByteCount ~= name.count, scanner.take(UInt8(ascii: ":"))
            else { return false }
            let start = end
            let nameBytes = scanner.text.extracting(name)
            guard
                isTyped ? readTyped(nameBytes, &scanner) : readPlain(nameBytes, &scanner),
                insert(
                    Entry(
                        namePrefix: scanner.text.prefix(at: name.lowerBound, count: name.count),
                        range: start..<end))
            else { return false }
            size = ItemSize.saturating(size &+ name.count)
        } while scanner.take(UInt8(ascii: ","))
        return scanner.take(UInt8(ascii: "}"))
    }

    /// Puts an entry where its name belongs: most texts have them in order, or nearly so.
    ///
    /// - Returns: Whether no other has its name.
    @inline(__always)
    private mutating func insert(_ entry: Entry) -> Bool {
        if let last = entries.last, last.namePrefix >= entry.namePrefix {
            guard let position = position(of: entry) else { return false }
            if position < entries.count { isInOrder = false }
            entries.insert(entry, at: position)
        } else {
            entries.append(entry)
        }
        return true
    }

    /// Where an entry belongs among the others; `nil` when one has its name.
    private func position(of entry: Entry) -> Int? {
        var position = entries.count
        while position > 0 {
            let other = entries[position &- 1]
            if other.namePrefix < entry.namePrefix { break }
            if other.namePrefix == entry.namePrefix {
                let order = name(of: other).compare(to: name(of: entry))
                if order == 0 { return nil }
                if order < 0 { break }
            }
            position &-= 1
        }
        return position
    }

    @_lifetime(borrow self)
    private func name(of entry: Entry) -> RawSpan {
        MapView.name(of: bytes.rawSpan.extracting(entry.range))
    }

    /// Makes an item of what was read.
    private mutating func assemble() {
        var item: [UInt8] = []
        swap(&item, &itemBytes)
        item.removeAll(keepingCapacity: true)
        item.reserveCapacity(
            ItemEncoding.headerByteCount &+ 4 &+ 4 &* entries.count &+ end)
        ItemEncoding.appendHeader(size: size, to: &item)
        var entryEnd = 4 &+ 4 &* entries.count
        item.appendTable(count: entries.count) { index in
            entryEnd &+= entries[index].range.count
            return entryEnd
        }
        if isInOrder {
            item.append(copying: bytes.rawSpan.extracting(first: end))
        } else {
            for entry in entries {
                item.append(copying: bytes.rawSpan.extracting(entry.range))
            }
        }
        itemBytes = item
    }
}

// MARK: - Values

extension ItemJSONDecoder {
    private mutating func readPlain(_ name: RawSpan, _ scanner: inout JSONScanner) -> Bool {
        switch scanner.peek() {
        case UInt8(ascii: "\""): return readString(name, &scanner)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return readTree(name, &scanner) { reader throws(JSONError) in
                try reader.readAttributeValue()
            }
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return readBool(name, &scanner)
        case UInt8(ascii: "n"):
            guard scanner.take("null") else { return false }
            append(name, .null, RawSpan(), size: 1)
            return true
        default:
            if let whole = scanner.wholeNumber() {
                append(name, EncodedNumber(whole))
                return true
            }
            return readTree(name, &scanner) { reader throws(JSONError) in
                try reader.readAttributeValue()
            }
        }
    }

    private mutating func readTyped(_ name: RawSpan, _ scanner: inout JSONScanner) -> Bool {
        let start = scanner.offset
        guard let type = scanner.datatype() else { return false }
        switch type.count == 1 ? scanner.text.byte(at: type.lowerBound) : nil {
        case UInt8(ascii: "S"):
            return readString(name, &scanner) && scanner.take(UInt8(ascii: "}"))
        case UInt8(ascii: "N"):
            guard let digits = scanner.string() else { return false }
            return readNumber(name, scanner.text.extracting(digits))
                && scanner.take(UInt8(ascii: "}"))
        case nil
        where scanner.text.extracting(type).isEqual(to: ("BOOL" as StaticString).rawSpan):
            return readBool(name, &scanner) && scanner.take(UInt8(ascii: "}"))
        default:
            scanner.offset = start
            return readTree(name, &scanner) { reader throws(JSONError) in
                try reader.readDynamoDBValue()
            }
        }
    }

    @inline(__always)
    private mutating func readString(_ name: RawSpan, _ scanner: inout JSONScanner) -> Bool {
        guard let value = scanner.string() else { return false }
        append(name, .string, scanner.text.extracting(value), size: value.count)
        return true
    }

    private mutating func readBool(_ name: RawSpan, _ scanner: inout JSONScanner) -> Bool {
        let isTrue = scanner.take("true")
        guard isTrue || scanner.take("false") else { return false }
        let payload: InlineArray<1, UInt8> = [isTrue ? 1 : 0]
        append(name, .bool, payload.span.rawBytes, size: 1)
        return true
    }

    /// A number in the text of a typed value.
    private mutating func readNumber(_ name: RawSpan, _ text: RawSpan) -> Bool {
        let isNegative = text.byte(at: 0) == UInt8(ascii: "-")
        if let (value, end) = text.digits(from: isNegative ? 1 : 0), end == text.byteCount {
            append(name, EncodedNumber(isNegative ? 0 &- value : value))
            return true
        }
        guard let number = try? Number(utf8: text.asBytes) else { return false }
        append(name, EncodedNumber(number))
        return true
    }

    /// Reads a value as a tree.
    private mutating func readTree(
        _ name: RawSpan, _ scanner: inout JSONScanner,
        _ read: (inout JSONReader) throws(JSONError) -> AttributeValue
    ) -> Bool {
        var reader = JSONReader(scanner.text.asBytes)
        reader.offset = scanner.offset
        guard let value = try? read(&reader) else { return false }
        scanner.offset = reader.offset
        var encoded: [UInt8] = []
        let valueSize = ValueEncoding.append(value, to: &encoded)
        append(
            name, value.kind, encoded.rawSpan.extracting(droppingFirst: 1), size: valueSize)
        return true
    }

    private mutating func append(_ name: RawSpan, _ number: EncodedNumber) {
        append(name, .number, number.bytes, size: number.size)
    }

    @inline(__always)
    private mutating func append(
        _ name: RawSpan, _ kind: AttributeKind, _ payload: RawSpan, size valueSize: Int
    ) {
        let added = name.byteCount &+ 3 &+ payload.byteCount
        if bytes.count &- end < added { makeRoom(for: added) }
        bytes.setEntry(name, tag: kind.rawValue, payload, at: end)
        end &+= added
        size = ItemSize.saturating(size &+ valueSize)
    }

    private mutating func makeRoom(for byteCount: Int) {
        let wanted = Swift.max(1_024, 2 &* (end &+ byteCount))
        bytes.append(contentsOf: repeatElement(0, count: wanted &- bytes.count))
    }
}
