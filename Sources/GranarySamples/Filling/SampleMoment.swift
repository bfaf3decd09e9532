internal import GranarySchema

/// A moment, as milliseconds since 1970, in the texts that items have for it.
struct SampleMoment: Sendable, Hashable {
    var milliseconds: Int

    /// The expiries of items: from 2024 to 2037, in seconds.
    static let secondsUntilExpiry = 1_704_067_200...2_145_916_800

    /// The text as it is stored, for the years 1970 to 9999.
    func text(_ precision: DatePrecision) -> String {
        let (days, time) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let date = Self.civil(days: days)
        let day =
            "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
        guard precision != .day else { return day }
        let (seconds, fraction) = time.quotientAndRemainder(dividingBy: 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
            .map { Self.padded($0, 2) }.joined(separator: ":")
        let tail = precision == .millisecond ? ".\(Self.padded(fraction, 3))" : ""
        return "\(day)T\(clock)\(tail)Z"
    }

    /// The date of a day counted from 1970, by Howard Hinnant's algorithm for years that begin in March.
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension SampleRandom {
    /// The moments at which texts and calendars go wrong: whole seconds, leap days, a year's ends.
    private static let edges = [
        0, 951_868_799_999, 1_709_164_800_000, 1_709_251_199_999, 1_735_689_599_999,
        1_735_689_600_000, 4_102_444_799_999,
    ]

    /// A moment between 2000 and 2037, or one of the edges.
    mutating func moment() -> SampleMoment {
        SampleMoment(
            milliseconds: chance(1, in: 8)
                ? element(of: Self.edges) : int(in: 946_684_800_000...2_145_916_799_999))
    }
}
