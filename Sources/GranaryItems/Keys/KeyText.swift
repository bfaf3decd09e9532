/// The text of a key, put together from its parts where it is going to stand.
///
/// ```swift
/// writer.write { text in
///     text.append("STARTUP#")
///     text.append(startupID)
/// }
/// ```
public struct KeyText: Sendable {
    @usableFromInline var bytes: [UInt8] = []

    /// Where the text begins.
    @usableFromInline var start = 0

    /// Whether each zero byte is escaped, because another key attribute follows.
    private let isEscaped: Bool

    /// How many bytes escapes added, which do not count for the length of a key.
    private(set) var escapeCount = 0

    /// The first value that has no text, if there was one.
    public internal(set) var failure: String?

    @usableFromInline
    init(isEscaped: Bool) { self.isEscaped = isEscaped }

    /// An empty text.
    public init() { self.init(isEscaped: false) }

    /// The text as a string.
    public var string: String { String(decoding: bytes[start...], as: UTF8.self) }

    /// Appends a literal, which must not hold a zero byte.
    @inline(__always)
    public mutating func append(_ literal: StaticString) { bytes.append(copying: literal.rawSpan) }

    /// Appends a string.
    public mutating func append(_ value: String) {
        let start = bytes.count
        bytes.append(utf8: value)
        if isEscaped { escapeZeros(from: start) }
    }

    /// Appends a whole number as text.
    public mutating func append(_ value: Int) { Number(value).append(to: &bytes) }

    /// Appends a number as text.
    public mutating func append(_ value: Number) { value.append(to: &bytes) }

    /// Appends `true` or `false`.
    public mutating func append(_ value: Bool) { append(value ? "true" : "false" as StaticString) }

    /// Appends UTF-8 that holds no zero byte.
    public mutating func append(utf8: Span<UInt8>) { bytes.append(copying: utf8.rawBytes) }

    /// Appends what `body` appends, with `padding` before it when it has less than `width` characters.
    public mutating func append(
        width: Int, padding: StaticString, _ body: (inout KeyText) -> Void
    ) {
        let start = bytes.count
        body(&self)
        let count = String(decoding: bytes[start...], as: UTF8.self).count
        for _ in 0..<Swift.max(0, width &- count) {
            bytes.insert(contentsOf: [UInt8](copying: padding.rawSpan), at: start)
        }
    }

    /// Notes that a value has no text, so that there is no such key.
    public mutating func fail(_ reason: String) { failure = failure ?? reason }

    private mutating func escapeZeros(from start: Int) {
        var start = start
        while let zero = bytes.rawSpan.firstZero(from: start) {
            bytes.insert(0xFF, at: zero &+ 1)
            escapeCount &+= 1
            start = zero &+ 2
        }
    }
}
