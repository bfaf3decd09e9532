internal import Foundation

/// Points in time as the files of this target write them: ISO 8601 with milliseconds, in UTC.
///
/// Whole numbers all the way: a `Double` of seconds loses the last millisecond.
enum UTCTime {
    /// The milliseconds since 1970 now.
    static var nowMilliseconds: Int64 {
        Int64((Date.now.timeIntervalSince1970 * 1_000).rounded(.down))
    }

    /// `2025-11-06T09:30:00.000Z`; of the years 1 to 9999.
    static func text(milliseconds: Int64) -> String {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let time = Int(rest < 0 ? rest + 86_400_000 : rest)
        let date = CivilDate(daysSince1970: Int(rest < 0 ? days - 1 : days))
        func digits(_ value: Int, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))T"
            + "\(digits(time / 3_600_000, 2)):\(digits(time / 60_000 % 60, 2)):"
            + "\(digits(time / 1_000 % 60, 2)).\(digits(time % 1_000, 3))Z"
    }

    /// The milliseconds since 1970 of such a text, also of one with less or more of a fraction, or with
    /// an offset.
    static func milliseconds(_ text: String) -> Int64? { PostgresTime(text)?.milliseconds }
}
