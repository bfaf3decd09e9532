/// Reads the ISO 8601 text of a moment, as it is written here and by others.
///
/// A date, or a date and a time with seconds, any digits of a fraction, and `Z` or an offset `+hh:mm`:
/// RFC 3339, of years 0000 to 9999. Digits behind the millisecond are cut off, and a leap second counts
/// as the second after it.
package struct TimestampParser: ~Escapable {
    private let text: Span<UInt8>
    private var position = 0

    @_lifetime(copy text)
    init(_ text: Span<UInt8>) { self.text = text }

    /// The milliseconds since 1970; `nil` for any other text.
    package static func milliseconds(of text: Span<UInt8>) -> Int? {
        var parser = TimestampParser(text)
        return parser.moment()
    }

    /// The day; `nil` for any text but `yyyy-mm-dd`.
    package static func day(of text: Span<UInt8>) -> CivilDate? {
        var parser = TimestampParser(text)
        guard let date = parser.date(), parser.isAtEnd else { return nil }
        return date
    }

    private var isAtEnd: Bool { position == text.count }

    private mutating func moment() -> Int? {
        guard let date = date() else { return nil }
        let day = date.daysSince1970 &* TimestampText.millisecondsInDay
        if isAtEnd { return day }
        guard take("T") || take("t") || take(" "), let hour = number(2, below: 24), take(":"),
            let minute = number(2, below: 60), take(":"), let second = number(2, below: 61),
            let fraction = fraction(), let offset = offset(), isAtEnd
        else { return nil }
        let seconds = hour &* 3_600 &+ minute &* 60 &+ second
        let milliseconds = day &+ seconds &* 1_000 &+ fraction &- offset
        return TimestampText.bounds.contains(milliseconds) ? milliseconds : nil
    }

    private mutating func date() -> CivilDate? {
        guard let year = number(4, below: 10_000), take("-"), let month = number(2, below: 13),
            take("-"), let day = number(2, below: 32)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// The milliseconds behind a point; zero when there is none.
    private mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var milliseconds = 0
        var count = 0
        while let digit = digit() {
            if count < 3 { milliseconds = milliseconds &* 10 &+ digit }
            count &+= 1
        }
        guard count > 0 else { return nil }
        for _ in Swift.min(count, 3)..<3 { milliseconds = milliseconds &* 10 }
        return milliseconds
    }

    /// How far local time is ahead, in milliseconds.
    private mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isAhead = take("+")
        guard isAhead || take("-"), let hour = number(2, below: 24), take(":"),
            let minute = number(2, below: 60)
        else { return nil }
        let milliseconds = (hour &* 60 &+ minute) &* 60_000
        return isAhead ? milliseconds : -milliseconds
    }

    private mutating func number(_ count: Int, below limit: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value &* 10 &+ digit
        }
        return value < limit ? value : nil
    }

    private mutating func digit() -> Int? {
        guard position < text.count else { return nil }
        let digit = text[position] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        position &+= 1
        return Int(digit)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: character) else {
            return false
        }
        position &+= 1
        return true
    }
}
