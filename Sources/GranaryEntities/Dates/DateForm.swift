internal import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a moment is stored.
public enum DateForm: Sendable, Hashable {
    /// `2025-11-06T09:30:00.000Z`
    case millisecond
    /// `2025-11-06T09:30:00Z`
    case second
    /// Seconds since 1970, a number: when an item expires.
    case timeToLive

    /// The milliseconds between a moment that can be stored and the next.
    var step: Int { self == .millisecond ? 1 : 1_000 }
}

extension Date {
    /// The milliseconds since 1970, rounded to the nearest; `nil` outside the years 0000 to 9999.
    var milliseconds: Int? {
        let value = (timeIntervalSince1970 * 1_000).rounded()
        guard value.magnitude < 1e15 else { return nil }
        let milliseconds = Int(value)
        return TimestampText.bounds.contains(milliseconds) ? milliseconds : nil
    }

    /// The moment so many milliseconds after 1970.
    init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }

    /// The moment as it is read back when it was stored: to the nearest millisecond, or to the last
    /// whole second.
    ///
    /// A moment outside the years 0000 to 9999, which cannot be stored, stays as it is.
    public func stored(as form: DateForm = .millisecond) -> Date {
        guard let milliseconds else { return self }
        return Date(milliseconds: TimestampText.floor(milliseconds, form.step) &* form.step)
    }

    /// The next moment that can be stored.
    public func next(as form: DateForm = .millisecond) -> Date { moved(by: 1, form) }

    /// The last moment before that can be stored.
    public func previous(as form: DateForm = .millisecond) -> Date { moved(by: -1, form) }

    private func moved(by count: Int, _ form: DateForm) -> Date {
        guard let milliseconds else { return self }
        let step = TimestampText.floor(milliseconds, form.step) &+ count
        return Date(milliseconds: step &* form.step)
    }

    /// The text that is stored; `nil` outside the years 0000 to 9999, and for ``DateForm/timeToLive``.
    func text(as form: DateForm) -> TimestampText? {
        guard form != .timeToLive, let milliseconds else { return nil }
        return TimestampText(milliseconds: milliseconds, toSecond: form == .second)
    }

    /// The seconds since 1970, rounded down.
    var wholeSeconds: Int? { milliseconds.map { TimestampText.floor($0, 1_000) } }
}
