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
            guard value.count <= 40, let text = value.string() else { return nil }
            return seconds(of: text.utf8Span.span)
        default: return nil
        }
    }

    private static func seconds(of text: Span<UInt8>) -> Double? {
        guard !TextForms.date(text).isEmpty else { return nil }
        let day = daysSince1970(
            year: number(text, 0..<4), month: number(text, 5..<7), day: number(text, 8..<10))
        guard text.count > 10 else { return Double(day * 86_400) }
        let time =
            number(text, 11..<13) * 3600 + number(text, 14..<16) * 60
            + number(text, 17..<19)
        return Double(day * 86_400 + time - offset(at: text))
    }

    /// The number that digits make; the form of the text has been checked.
    private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var value = 0
        for index in range where index < text.count {
            value = value * 10 + (Int(text[index]) - 0x30)
        }
        return value
    }

    /// The seconds that `+02:00` at the end of a text is before UTC; zero for anything else.
    private static func offset(at text: Span<UInt8>) -> Int {
        let start = text.count - 6
        guard start >= 19, text[start + 3] == UInt8(ascii: ":") else { return 0 }
        let digits = [start + 1, start + 2, start + 4, start + 5]
        guard digits.allSatisfy({ TextForms.isDigit(text[$0]) }) else { return 0 }
        let hours = number(text, start + 1..<start + 3)
        let seconds = hours * 3600 + number(text, start + 4..<start + 6) * 60
        switch text[start] {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return 0
        }
    }

    /// Days of the proleptic Gregorian calendar, in years that begin in March: a leap day is then
    /// the last of its year.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
