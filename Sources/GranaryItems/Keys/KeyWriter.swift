/// Takes the values of a primary key, for whoever looks an item up or names it.
///
/// ```swift
/// writer.partition { $0.append("STARTUP#"); $0.append(startupID) }
/// writer.sort { $0.append("ACTIVITY#"); $0.append(number) }
/// ```
///
/// The partition key comes first, the sort key second, each at most once. A lookup has the bytes of
/// the record's key written in place; see ``KeyEncoding`` for them.
public struct KeyWriter: Sendable {
    /// What is known of an attribute that was written.
    public struct Part: Sendable {
        /// Its type.
        public let type: KeyType
        /// Its length in bytes, as key limits count it: of a number 1.
        public let byteCount: Int
    }

    /// The bytes of the record's key.
    @usableFromInline var bytes: [UInt8]

    /// The partition key, once it was written.
    public private(set) var partition: Part?

    /// The sort key, once it was written.
    public private(set) var sort: Part?

    /// The first value that has no key, if there was one.
    public private(set) var failure: String?

    /// Whether values are kept too, to make an item of them.
    private let keepsValues: Bool
    private var values: [AttributeValue] = []

    /// Writes behind the bytes that there are.
    public init(appendingTo bytes: consuming [UInt8]) {
        self.bytes = bytes
        keepsValues = false
    }

    /// Keeps the values.
    public init() {
        bytes = []
        keepsValues = true
    }

    /// Takes the bytes out, which leaves none.
    public mutating func takeBytes() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        return taken
    }

    /// The values of the key under these names, as an item; the second is not used when there is no
    /// sort key.
    public func item(_ partitionName: String, _ sortName: String) -> Item {
        Item(AttributeMap(zip([partitionName, sortName], values).map { (name: $0, value: $1) }))
    }

    /// The partition key, a text.
    @inlinable
    public mutating func partition(_ body: (inout KeyText) -> Void) {
        var text = beginText(isEscaped: true)
        body(&text)
        endPartition(&text)
    }

    /// The sort key, a text.
    @inlinable
    public mutating func sort(_ body: (inout KeyText) -> Void) {
        var text = beginText(isEscaped: false)
        body(&text)
        endSort(&text)
    }

    /// The partition key, a string, number or binary.
    public mutating func partition(_ value: AttributeValue) {
        partition = Part(value)
        KeyEncoding.append(value, to: &bytes)
        if partition == nil { failure = failure ?? "a value that cannot be a key" }
        if keepsValues { values.append(value) }
    }

    /// The sort key, a string, number or binary.
    public mutating func sort(_ value: AttributeValue) {
        sort = Part(value)
        KeyEncoding.appendLast(value, to: &bytes)
        if sort == nil { failure = failure ?? "a value that cannot be a key" }
        if keepsValues { values.append(value) }
    }

    @usableFromInline
    mutating func beginText(isEscaped: Bool) -> KeyText {
        var text = KeyText(isEscaped: isEscaped && !keepsValues)
        swap(&text.bytes, &bytes)
        text.start = text.bytes.count
        return text
    }

    @usableFromInline
    mutating func endPartition(_ text: inout KeyText) {
        if keepsValues { values.append(.string(text.string)) }
        partition = end(&text)
        bytes.append(0x00)
        bytes.append(0x01)
    }

    @usableFromInline
    mutating func endSort(_ text: inout KeyText) {
        if keepsValues { values.append(.string(text.string)) }
        sort = end(&text)
    }

    private mutating func end(_ text: inout KeyText) -> Part {
        failure = failure ?? text.failure
        swap(&text.bytes, &bytes)
        return Part(type: .string, byteCount: bytes.count &- text.start &- text.escapeCount)
    }
}

extension KeyWriter.Part {
    fileprivate init?(_ value: AttributeValue) {
        switch value {
        case .string(let value): self.init(type: .string, byteCount: value.utf8.count)
        case .binary(let value): self.init(type: .binary, byteCount: value.count)
        case .number: self.init(type: .number, byteCount: 1)
        default: return nil
        }
    }
}
