/// A moment as milliseconds since 1970, to and from ISO 8601 text in UTC.
///
/// | text | written for |
/// | --- | --- |
/// | `2025-11-06T09:30:00.000Z` | milliseconds |
/// | `2025-11-06T09:30:00Z` | seconds |
/// | `2025-11-06` | days |
///
/// All have one length within the years 0000 to 9999, so that they sort as the moments do.
package struct TimestampText: Sendable {
    /// The first millisecond of year 0000, and of year 10000.
    package static let bounds = -62_167_219_200_000..<253_402_300_800_000

    package static let millisecondsInDay = 86_400_000

    /// The text; only the first ``count`` bytes are of it.
    private var bytes: InlineArray<24, UInt8> = .init(repeating: UInt8(ascii: "0"))
    package private(set) var count: Int

    /// The text to the millisecond, or to the second; `nil` outside the years 0000 to 9999.
    package init?(milliseconds: Int, toSecond: Bool = false) {
        guard Self.bounds.contains(milliseconds) else { return nil }
        count = toSecond ? 20 : 24
        let days = Self.floor(milliseconds, Self.millisecondsInDay)
        let time = milliseconds &- days &* Self.millisecondsInDay
        write(CivilDate(daysSince1970: days))
        bytes[10] = UInt8(ascii: "T")
        write(time / 3_600_000, at: 11)
        bytes[13] = UInt8(ascii: ":")
        write(time / 60_000 % 60, at: 14)
        bytes[16] = UInt8(ascii: ":")
        write(time / 1_000 % 60, at: 17)
        if toSecond {
            bytes[19] = UInt8(ascii: "Z")
        } else {
            bytes[19] = UInt8(ascii: ".")
            let fraction = time % 1_000
            bytes[20] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction / 100)
            write(fraction % 100, at: 21)
            bytes[23] = UInt8(ascii: "Z")
        }
    }

    /// The text of a day within the years 0000 to 9999.
    package init(_ date: CivilDate) {
        count = 10
        write(date)
    }

    /// The UTF-8 of the text.
    package var utf8: Span<UInt8> {
        @_lifetime(borrow self)
        get { bytes.span.extracting(first: count) }
    }

    /// The text.
    package var string: String {
        var text = KeyText()
        text.append(utf8: utf8)
        return text.string
    }

    package static func floor(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient &- 1 : quotient
    }

    private mutating func write(_ date: CivilDate) {
        write(date.year / 100, at: 0)
        write(date.year % 100, at: 2)
        bytes[4] = UInt8(ascii: "-")
        write(date.month, at: 5)
        bytes[7] = UInt8(ascii: "-")
        write(date.day, at: 8)
    }

    private mutating func write(_ number: Int, at index: Int) {
        bytes[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
        bytes[index &+ 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
    }
}
