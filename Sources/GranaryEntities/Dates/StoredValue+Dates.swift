public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Date: StoredValue {
    /// Reads a moment from ISO 8601 text.
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Date {
        guard value.kind == .string,
            let milliseconds = TimestampParser.milliseconds(of: value.utf8)
        else { throw .unreadable(value, .string, expected: "a date in ISO 8601") }
        return Date(milliseconds: milliseconds)
    }

    /// Writes the moment to the millisecond.
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        try write(to: &writer, as: .millisecond)
    }

    /// Reads a moment in one of the forms in which one is stored.
    public static func read(
        _ value: borrowing ValueView, as form: DateForm
    ) throws(AttributeError) -> Date {
        guard form == .timeToLive else { return try read(value) }
        guard let seconds = value.int(), seconds.magnitude < 1 << 40 else {
            throw .unreadable(value, .number, expected: "seconds since 1970")
        }
        return Date(milliseconds: seconds &* 1_000)
    }

    /// Writes the moment in one of the forms in which one is stored.
    public func write(
        to writer: inout EntityWriter, as form: DateForm
    ) throws(AttributeError) {
        if form == .timeToLive, let seconds = wholeSeconds {
            writer.write(seconds)
        } else if let text = text(as: form) {
            writer.write(utf8: text.utf8)
        } else {
            throw AttributeError(.notStorable("the date is outside the years 0000 to 9999"))
        }
    }
}

extension Day: StoredValue {
    /// Reads `yyyy-mm-dd`.
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Day {
        guard value.kind == .string, let date = TimestampParser.day(of: value.utf8) else {
            throw .unreadable(value, .string, expected: "a day as yyyy-mm-dd")
        }
        return Day(date)
    }

    /// Writes `yyyy-mm-dd`.
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        writer.write(utf8: TimestampText(civil).utf8)
    }
}

extension KeyText {
    /// Appends a moment as it is stored.
    public mutating func append(_ value: Date, as form: DateForm = .millisecond) {
        if form == .timeToLive, let seconds = value.wholeSeconds {
            append(seconds)
        } else if let text = value.text(as: form) {
            append(utf8: text.utf8)
        } else {
            fail("a date outside the years 0000 to 9999")
        }
    }

    /// Appends a day as it is stored.
    public mutating func append(_ value: Day) { append(utf8: TimestampText(value.civil).utf8) }

    /// Appends the text that an enumeration is stored as.
    public mutating func append(_ value: some StoredEnum) { append(value.stored) }

    /// Appends a number as text.
    public mutating func append(_ value: Double) {
        guard let number = Number(value) else { return fail("a number out of range") }
        append(number)
    }
}
