/// Dates as they are stored: text in UTC whose order is that of time.
enum DateText {
    /// Whether the bytes are a date that exists, in exactly this precision.
    static func isDate(_ text: Span<UInt8>, _ precision: DatePrecision) -> Bool {
        guard text.count == example(precision).utf8.count, let year = text.number(0, 4),
            text[4] == UInt8(ascii: "-"), let month = text.number(5, 2), (1...12).contains(month),
            text[7] == UInt8(ascii: "-"), let day = text.number(8, 2), day >= 1,
            day <= length(ofMonth: month, year: year)
        else { return false }
        if precision == .day { return true }
        guard text[10] == UInt8(ascii: "T"), let hour = text.number(11, 2), hour < 24,
            text[13] == UInt8(ascii: ":"), let minute = text.number(14, 2), minute < 60,
            text[16] == UInt8(ascii: ":"), let second = text.number(17, 2), second < 60,
            text[text.count - 1] == UInt8(ascii: "Z")
        else { return false }
        if precision == .second { return true }
        return text[19] == UInt8(ascii: ".") && text.number(20, 3) != nil
    }

    /// A date of a precision, for messages.
    static func example(_ precision: DatePrecision) -> String {
        switch precision {
        case .millisecond: "2025-11-06T09:30:00.000Z"
        case .second: "2025-11-06T09:30:00Z"
        case .day: "2025-11-06"
        }
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Span<UInt8> {
    /// The number that so many decimal digits are; `nil` when one of them is none.
    fileprivate func number(_ start: Int, _ width: Int) -> Int? {
        var value = 0
        for index in start..<(start &+ width) {
            let digit = self[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }
}
