/// Points in time as text, in the proleptic Gregorian calendar and UTC.
///
/// Own code and not a formatter: the text is a stored format and may be a sort key, so it must not
/// depend on a locale, a time zone or a version of a library.
enum ISO8601 {
    /// Returns the time that lies `milliseconds` after 1970; `nil` outside the years 0 to 9999.
    static func text(milliseconds: Int) -> String? {
        let (days, time) = floorDivide(milliseconds, by: 86_400_000)
        guard let (year, month, day) = date(daysSince1970: days) else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(24)
        append(year, width: 4, then: "-", to: &text)
        append(month, width: 2, then: "-", to: &text)
        append(day, width: 2, then: "T", to: &text)
        append(time / 3_600_000, width: 2, then: ":", to: &text)
        append(time / 60_000 % 60, width: 2, then: ":", to: &text)
        append(time / 1_000 % 60, width: 2, then: ".", to: &text)
        append(time % 1_000, width: 3, then: "Z", to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Returns the milliseconds since 1970 of a date with a time and an offset (`Z` or `±hh:mm`).
    ///
    /// What is finer than a millisecond is cut off. A leap second counts as the second after it.
    static func milliseconds(_ text: String) -> Int? {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let year = scanner.number(width: 4), scanner.take("-"),
            let month = scanner.number(width: 2), scanner.take("-"),
            let day = scanner.number(width: 2), scanner.take("T") || scanner.take(" "),
            let hour = scanner.number(width: 2), hour < 24, scanner.take(":"),
            let minute = scanner.number(width: 2), minute < 60, scanner.take(":"),
            let second = scanner.number(width: 2), second <= 60,
            let fraction = scanner.milliseconds(), let offset = scanner.offsetMinutes(),
            scanner.isAtEnd, let days = daysSince1970(year: year, month: month, day: day)
        else { return nil }
        let seconds = days * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
        return seconds * 1_000 + fraction
    }

    private static func append(
        _ value: Int, width: Int, then separator: Unicode.Scalar, to text: inout [UInt8]
    ) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
        text.append(UInt8(truncatingIfNeeded: separator.value))
    }

    private static func floorDivide(_ value: Int, by divisor: Int) -> (Int, Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// Days and dates, counted in years that begin in March, so that a leap day is the last of its
/// year.
extension ISO8601 {
    /// From 1 March of the year 0 to 1 January 1970.
    private static let daysTo1970 = 719_468
    private static let daysOf400Years = 146_097

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year) else {
            return nil
        }
        let marchYear = month <= 2 ? year - 1 : year
        let monthFromMarch = (month + 9) % 12
        let (era, yearOfEra) = floorDivide(marchYear, by: 400)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysOf400Years + dayOfEra - daysTo1970
    }

    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int)? {
        let (era, dayOfEra) = floorDivide(days + daysTo1970, by: daysOf400Years)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (0...9_999).contains(year) ? (year, month, day) : nil
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension ISO8601 {
    /// Reads the parts of the text from left to right.
    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
            index += 1
            return true
        }

        mutating func digit() -> Int? {
            guard index < bytes.count,
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
            else { return nil }
            index += 1
            return Int(bytes[index - 1] - UInt8(ascii: "0"))
        }

        mutating func number(width: Int) -> Int? {
            var value = 0
            for _ in 0..<width {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }

        /// Reads an optional fraction of a second of at least one digit.
        mutating func milliseconds() -> Int? {
            guard take(".") else { return 0 }
            guard let first = digit() else { return nil }
            var value = first * 100
            var scale = 10
            while let digit = digit() {
                value += digit * scale
                scale /= 10
            }
            return value
        }

        mutating func offsetMinutes() -> Int? {
            if take("Z") { return 0 }
            let isNegative = take("-")
            guard isNegative || take("+"), let hours = number(width: 2), hours < 24, take(":"),
                let minutes = number(width: 2), minutes < 60
            else { return nil }
            let offset = hours * 60 + minutes
            return isNegative ? -offset : offset
        }
    }
}
