internal import GranaryItems

/// Moments as signatures write them: `20261128T194530Z`, in UTC, and in no other form.
enum SignatureDate {
    /// The milliseconds since 1970 of a text; `nil` when it is no such moment.
    static func milliseconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            let year = number(bytes[0..<4]), let month = number(bytes[4..<6]),
            let day = number(bytes[6..<8]), let hour = number(bytes[9..<11]), hour < 24,
            let minute = number(bytes[11..<13]), minute < 60,
            let second = number(bytes[13..<15]), second < 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return (date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000
    }

    /// The text of a moment, to the second.
    static func text(_ milliseconds: Int) -> String {
        let text = TimestampText(milliseconds: milliseconds, toSecond: true)?.string ?? ""
        return text.filter { $0 != "-" && $0 != ":" }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
