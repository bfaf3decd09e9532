internal import GranaryItems

/// Moments as items store them, in seconds since 1970.
enum StoredTime {
    /// The moment that a value stands for: a date as text, or seconds since 1970 as a number.
    ///
    /// A day is its first second, and a text without a zone is in UTC. `nil` for anything else.
    static func seconds(of value: borrowing ValueView) -> Double? {
        switch value.kind {
        case .number: return value.double()
        case .string:
            guard value.count <= Self.maximumCount, let text = value.string() else { return nil }
            return milliseconds(of: text.utf8Span.span).map { Double($0) / 1000 }
        default: return nil
        }
    }

    /// The milliseconds since 1970 of a date as text; `nil` for any other text.
    static func milliseconds(of text: Span<UInt8>) -> Int? {
        guard text.count <= maximumCount else { return nil }
        if let milliseconds = TimestampParser.milliseconds(of: text) { return milliseconds }
        guard text.count > 10 else { return nil }
        var withZone: [UInt8] = []
        withZone.reserveCapacity(text.count + 1)
        for index in text.indices { withZone.append(text[index]) }
        withZone.append(UInt8(ascii: "Z"))
        return TimestampParser.milliseconds(of: withZone.span)
    }

    /// No text of a moment is longer, in bytes.
    private static let maximumCount = 40
}
