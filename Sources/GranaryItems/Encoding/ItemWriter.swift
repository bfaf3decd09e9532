/// Writes an item attribute by attribute, straight into its bytes.
///
/// ```swift
/// var writer = ItemWriter(capacity: 3)
/// writer.name("stage")
/// writer.write("seed")
/// writer.name("tokens")
/// writer.write(5)
/// let item = writer.finish()
/// ```
///
/// Names must be written in the ascending order of their UTF-8 bytes, each once and each followed by
/// exactly one value: that is the encoding, and nothing here sorts. See ``ItemEncoding`` for the
/// bytes. DynamoDB's size is counted on the way.
public struct ItemWriter: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    private var size = 0
    private var body: Body
    private var depth = 0

    /// The name of the entry whose value comes next; `nil` in a list.
    private var pendingName: StaticString?

    /// A map or list that is being written.
    ///
    /// The table of ends stands before the entries, so room is left for the most there can be; when
    /// there are fewer, the entries move up at the end.
    public struct Body: Sendable {
        fileprivate let start: Int
        fileprivate let capacity: Int
        fileprivate var count = 0
        /// The size of what is around it, which goes on when it ends.
        fileprivate var outerSize = 0
    }

    /// Begins an item of at most `capacity` attributes.
    public init(capacity: Int) {
        bytes.reserveCapacity(ItemEncoding.headerByteCount &+ 8 &+ 36 &* capacity)
        ItemEncoding.appendHeader(size: 0, to: &bytes)
        body = Body(start: bytes.count, capacity: capacity)
        bytes.appendTable(capacity: capacity)
    }

    /// The item.
    public consuming func finish() -> Item {
        endBody()
        ItemEncoding.setSize(size, in: &bytes)
        return Item(unchecked: bytes)
    }

    // MARK: Entries

    /// Begins an attribute, or an entry of a map; a value must follow.
    @inline(__always)
    public mutating func name(_ name: StaticString) {
        pendingName = name
        size &+= name.rawSpan.byteCount
    }

    /// Writes a whole entry, whose value counts for so many bytes.
    @inline(__always)
    private mutating func writeEntry(_ kind: AttributeKind, _ payload: RawSpan, size: Int) {
        appendName(before: kind, payload)
        endEntry(size: size)
    }

    /// Appends the name that is due, the tag of its value, and the payload if it is known.
    @inline(__always)
    private mutating func appendName(before kind: AttributeKind, _ payload: RawSpan = RawSpan()) {
        bytes.append(entry: pendingName?.rawSpan, tag: kind.rawValue, payload)
        pendingName = nil
    }

    /// Notes that the entry ends where the bytes end now.
    @inline(__always)
    private mutating func endEntry(size added: Int) {
        size = ItemSize.saturating(size &+ added)
        guard body.count < body.capacity else { return }
        bytes.setUInt32(bytes.count &- body.start, at: body.start &+ 4 &+ 4 &* body.count)
        body.count &+= 1
    }

    // MARK: Values

    /// Writes a string.
    public mutating func write(_ value: String) {
        value.withUTF8Bytes { writeEntry(.string, $0, size: $0.byteCount) }
    }

    /// Writes a string that is given by its UTF-8, which is not checked.
    public mutating func write(utf8 value: Span<UInt8>) {
        writeEntry(.string, value.rawBytes, size: value.count)
    }

    /// Writes a string that is a literal.
    public mutating func write(literal value: StaticString) {
        writeEntry(.string, value.rawSpan, size: value.rawSpan.byteCount)
    }

    /// Writes a string that `body` puts together, straight into the item.
    ///
    /// - Returns: Why the text is not whole, when it is not.
    @inlinable
    public mutating func write(text body: (inout KeyText) -> Void) -> String? {
        var text = beginText()
        body(&text)
        endText(&text)
        return text.failure
    }

    @usableFromInline
    mutating func beginText() -> KeyText {
        appendName(before: .string)
        var text = KeyText(isEscaped: false)
        swap(&text.bytes, &bytes)
        text.start = text.bytes.count
        return text
    }

    @usableFromInline
    mutating func endText(_ text: inout KeyText) {
        swap(&text.bytes, &bytes)
        endEntry(size: bytes.count &- text.start)
    }

    /// Writes a whole number.
    public mutating func write(_ value: Int) { write(EncodedNumber(value)) }

    /// Writes a number.
    public mutating func write(_ value: Number) { write(EncodedNumber(value)) }

    @inline(__always)
    private mutating func write(_ number: EncodedNumber) {
        writeEntry(.number, number.bytes, size: number.size)
    }

    /// Writes a Boolean.
    public mutating func write(_ value: Bool) {
        let byte = InlineArray<1, UInt8>(repeating: value ? 1 : 0)
        writeEntry(.bool, byte.span.rawBytes, size: 1)
    }

    /// Writes a run of bytes.
    public mutating func write(_ value: [UInt8]) {
        writeEntry(.binary, value.rawSpan, size: value.count)
    }

    /// Writes a value of any kind.
    public mutating func write(_ value: AttributeValue) {
        if let name = pendingName { bytes.append(name: name.rawSpan) }
        pendingName = nil
        endEntry(size: ValueEncoding.append(value, depth: depth, to: &bytes))
    }

    // MARK: Nested

    /// Begins a map of at most `capacity` entries; names and values follow.
    ///
    /// - Returns: What ``endNested(_:)`` needs to go on behind it.
    public mutating func beginMap(capacity: Int) -> Body { begin(.map, capacity: capacity) }

    /// Begins a list of at most `capacity` elements; values without names follow.
    ///
    /// - Returns: What ``endNested(_:)`` needs to go on behind it.
    public mutating func beginList(capacity: Int) -> Body { begin(.list, capacity: capacity) }

    /// Ends the map or list that was begun last.
    public mutating func endNested(_ outer: Body) {
        let inner = ItemSize.saturating(size &+ 3 &+ body.count)
        endBody()
        body = outer
        size = outer.outerSize
        depth &-= 1
        endEntry(size: inner)
    }

    private mutating func begin(_ kind: AttributeKind, capacity: Int) -> Body {
        var outer = body
        outer.outerSize = size
        size = 0
        depth &+= 1
        appendName(before: kind)
        body = Body(start: bytes.count, capacity: capacity)
        bytes.appendTable(capacity: capacity)
        return outer
    }

    /// Writes the count, and closes the gap that absent entries leave in the table.
    private mutating func endBody() {
        bytes.setUInt32(body.count, at: body.start)
        let gap = 4 &* (body.capacity &- body.count)
        guard gap > 0 else { return }
        let entries = body.start &+ 4 &+ 4 &* body.count
        for index in 0..<body.count {
            let offset = body.start &+ 4 &+ 4 &* index
            let end = bytes.rawSpan.uint32(at: offset) ?? gap
            bytes.setUInt32(end &- gap, at: offset)
        }
        bytes.removeSubrange(entries..<(entries &+ gap))
    }
}
