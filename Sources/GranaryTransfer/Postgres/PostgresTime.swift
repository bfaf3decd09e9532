/// A `timestamptz`, `timestamp` or `date` as PostgreSQL writes it with `DateStyle` ISO.
///
/// `2025-11-06 09:30:00.123456+05:30`, without the fraction, without the offset (which is UTC then), or
/// the day alone; also with `T` and `Z`, as JSON has times. What is finer than a millisecond is cut off.
struct PostgresTime: Equatable {
    /// Milliseconds since 1970.
    let milliseconds: Int64

    init?(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let year = scanner.number(4), year > 0, scanner.take("-"),
            let month = scanner.number(2), scanner.take("-"), let day = scanner.number(2),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        var time = Int64(date.daysSince1970) * 86_400_000
        if !scanner.isAtEnd {
            guard scanner.take(" ") || scanner.take("T"), let hour = scanner.number(2), hour < 24,
                scanner.take(":"), let minute = scanner.number(2), minute < 60, scanner.take(":"),
                let second = scanner.number(2), second < 60,
                let fraction = scanner.fraction(), let offset = scanner.offsetSeconds(),
                scanner.isAtEnd
            else { return nil }
            time += Int64(hour * 3_600 + minute * 60 + second - offset) * 1_000 + Int64(fraction)
        }
        milliseconds = time
    }

    /// The time as a schema stores it.
    func text(_ precision: DatePrecision) -> String {
        let full = UTCTime.text(milliseconds: milliseconds)
        return switch precision {
        case .millisecond: full
        case .second: full.prefix(19) + "Z"
        case .day: String(full.prefix(10))
        }
    }
}

private struct Scanner {
    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard offset + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[offset..<(offset + width)] {
            guard let digit = Self.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        offset += width
        return value
    }

    /// Milliseconds behind a point; 0 when there is none.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var (value, count) = (0, 0)
        while offset < bytes.count, let digit = Self.digit(bytes[offset]) {
            if count < 3 { value = value * 10 + digit }
            count += 1
            offset += 1
        }
        guard count > 0 else { return nil }
        while count < 3 {
            value *= 10
            count += 1
        }
        return value
    }

    /// `Z`, `+00`, `-03:30`, `+05:30:12`; none is UTC.
    mutating func offsetSeconds() -> Int? {
        if isAtEnd || take("Z") { return 0 }
        let sign: Int
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(2) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where !isAtEnd {
            _ = take(":")
            guard let value = number(2) else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let digit = byte &- UInt8(ascii: "0")
        return digit < 10 ? Int(digit) : nil
    }
}
