#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// How a `Date` stands in an item.
public enum DateStrategy: Hashable, Sendable {
    /// A string in UTC to the millisecond, such as `2026-03-01T12:00:00.000Z`.
    ///
    /// All have one length, so they sort by time, in a sort key too. Years 0 to 9999. Reading takes
    /// any number of fraction digits and any offset from UTC.
    case iso8601

    /// The number of whole seconds since 1970, rounded down: what time to live takes.
    case epochSeconds

    /// The number of milliseconds since 1970.
    case epochMilliseconds

    /// Returns `date` as an attribute value; `nil` when it has none.
    func attributeValue(_ date: Date) -> AttributeValue? {
        let seconds = date.timeIntervalSince1970
        switch self {
        case .iso8601:
            guard let milliseconds = Int(exactly: (seconds * 1_000).rounded()) else { return nil }
            return ISO8601.text(milliseconds: milliseconds).map(AttributeValue.string)
        case .epochSeconds:
            return Int(exactly: seconds.rounded(.down)).map { .number(Number($0)) }
        case .epochMilliseconds:
            return Int(exactly: (seconds * 1_000).rounded()).map { .number(Number($0)) }
        }
    }

    /// Returns the date that `value` stands for; `nil` when it is no date of this strategy.
    func date(_ value: AttributeValue) -> Date? {
        switch (self, value) {
        case (.iso8601, .string(let text)):
            guard let milliseconds = ISO8601.milliseconds(text) else { return nil }
            return Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        case (.epochSeconds, .number(let number)):
            return Date(timeIntervalSince1970: number.double)
        case (.epochMilliseconds, .number(let number)):
            return Date(timeIntervalSince1970: number.double / 1_000)
        default: return nil
        }
    }

    /// The kind of attribute this strategy writes.
    var kind: AttributeKind { self == .iso8601 ? .string : .number }
}
