extension DatePrecision {
    /// A date of this precision, for a message.
    var example: String {
        switch self {
        case .millisecond: "2025-11-06T09:30:00.000Z"
        case .second: "2025-11-06T09:30:00Z"
        case .day: "2025-11-06"
        }
    }

    /// Whether `text` is a date as it is stored with this precision.
    func isWritten(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let model = Array(example.utf8)
        guard bytes.count == model.count else { return false }
        for (byte, expected) in zip(bytes, model) {
            let isDigit = (0x30...0x39).contains(byte)
            if (0x30...0x39).contains(expected) ? !isDigit : byte != expected { return false }
        }
        func number(_ range: Range<Int>) -> Int {
            bytes[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        }
        let year = number(0..<4)
        let month = number(5..<7)
        guard (1...12).contains(month), number(8..<10) >= 1,
            number(8..<10) <= Self.days(of: month, in: year)
        else { return false }
        return self == .day
            || (number(11..<13) < 24 && number(14..<16) < 60 && number(17..<19) < 60)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
