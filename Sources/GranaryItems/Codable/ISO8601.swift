/// Points in time as text, in the proleptic Gregorian calendar and UTC.
///
/// Own code and not a formatter: the text is a stored format and may be a sort key, so it must not
/// depend on a locale, a time zone or a version of a library.
enum ISO8601 {
    /// Returns the time that lies `milliseconds` after 1970; `nil` outside the years 0 to 9999.
    static func text(milliseconds: Int) -> String? {
        TimestampText(milliseconds: milliseconds)?.string
    }

    /// Returns the milliseconds since 1970 of a date with a time and an offset (`Z` or `±hh:mm`).
    ///
    /// What is finer than a millisecond is cut off. A leap second counts as the second after it.
    static func milliseconds(_ text: String) -> Int? {
        // A day alone is no point in time.
        guard text.utf8.count > 10 else { return nil }
        return TimestampParser.milliseconds(of: text.utf8Span.span)
    }
}
