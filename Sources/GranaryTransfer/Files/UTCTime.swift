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
        let day = Int(floor(milliseconds, 86_400_000))
        let time = Int(milliseconds - Int64(day) * 86_400_000)
        let (year, month, dayOfMonth) = date(daysSince1970: day)
        func digits(_ value: Int, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(dayOfMonth, 2))T"
            + "\(digits(time / 3_600_000, 2)):\(digits(time / 60_000 % 60, 2)):"
            + "\(digits(time / 1_000 % 60, 2)).\(digits(time % 1_000, 3))Z"
    }

    /// The milliseconds since 1970 of such a text, also of one with less or more of a fraction, or with
    /// an offset.
    static func milliseconds(_ text: String) -> Int64? { PostgresTime(text)?.milliseconds }

    /// The days since 1970 of a date.
    static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        // Years begin in March, so that a leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = Int(floor(Int64(shifted), 146_097))
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}
