internal import GranaryItems
internal import GranarySchema

/// Dates as others write them, and as they are stored.
enum MomentText {
    /// The milliseconds since 1970 of a date, or of a date and a time with an offset; without one it
    /// is taken to be in UTC.
    static func milliseconds(_ text: String) -> Int? {
        TimestampParser.milliseconds(of: text.utf8Span.span)
            ?? TimestampParser.milliseconds(of: (text + "Z").utf8Span.span)
    }

    /// A moment as it is stored in a precision; `nil` outside the years 0 to 9999.
    static func text(_ milliseconds: Int, _ precision: DatePrecision) -> String? {
        switch precision {
        case .millisecond: TimestampText(milliseconds: milliseconds)?.string
        case .second: TimestampText(milliseconds: milliseconds, toSecond: true)?.string
        case .day:
            TimestampText(milliseconds: milliseconds).map { String($0.string.prefix(10)) }
        }
    }

    /// The same for seconds since 1970.
    static func text(seconds: Int, _ precision: DatePrecision) -> String? {
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        return overflow ? nil : text(milliseconds, precision)
    }

    /// The whole seconds since 1970, down from a moment.
    static func seconds(of milliseconds: Int) -> Int {
        milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
    }
}
