internal import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A day of the calendar, without a time or a time zone; stored as `2025-11-06`.
///
/// ```swift
/// let founded = Day("2021-04-01")
/// let today = Day(.now)
/// ```
public struct Day: Sendable, Hashable {
    let civil: CivilDate

    init(_ civil: CivilDate) { self.civil = civil }

    /// The day; `nil` unless the year is 0 to 9999 and has it.
    public init?(year: Int, month: Int, day: Int) {
        guard let civil = CivilDate(year: year, month: month, day: day) else { return nil }
        self.civil = civil
    }

    /// Reads `yyyy-mm-dd`; `nil` for any other text, and for days that there are not.
    public init?(_ text: String) {
        guard let civil = TimestampParser.day(of: text.utf8Span.span) else { return nil }
        self.civil = civil
    }

    /// The day in UTC that the moment is on; the first or last there is for one further away.
    public init(_ date: Date) {
        let bounds = TimestampText.bounds
        let value = (date.timeIntervalSince1970 * 1_000).rounded(.down)
        let milliseconds =
            value < Double(bounds.lowerBound)
            ? bounds.lowerBound
            : value >= Double(bounds.upperBound) ? bounds.upperBound &- 1 : Int(value)
        let days = TimestampText.floor(milliseconds, TimestampText.millisecondsInDay)
        civil = CivilDate(daysSince1970: days)
    }

    /// The year, 0 to 9999.
    public var year: Int { civil.year }

    /// The month, 1 to 12.
    public var month: Int { civil.month }

    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// The moment in UTC at which the day begins.
    public var start: Date {
        Date(milliseconds: civil.daysSince1970 &* TimestampText.millisecondsInDay)
    }

    /// The day so many days later, or earlier when negative; the first or last there is beyond them.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = civil.daysSince1970.addingReportingOverflow(days)
        let wanted = overflow ? (days < 0 ? Int.min : Int.max) : sum
        let lowest = TimestampText.bounds.lowerBound / TimestampText.millisecondsInDay
        let highest = TimestampText.bounds.upperBound / TimestampText.millisecondsInDay &- 1
        return Day(CivilDate(daysSince1970: Swift.min(Swift.max(wanted, lowest), highest)))
    }

    /// The day after.
    public var next: Day { adding(days: 1) }

    /// The day before.
    public var previous: Day { adding(days: -1) }
}

extension Day: Comparable {
    /// Whether the first day is earlier.
    public static func < (first: Day, second: Day) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }
}

extension Day: CustomStringConvertible {
    /// The day as `yyyy-mm-dd`.
    public var description: String { TimestampText(civil).string }
}
