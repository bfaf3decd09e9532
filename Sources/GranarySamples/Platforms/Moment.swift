internal import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A moment of a sample's story: whole milliseconds since 1970, so that sums are exact.
struct Moment: Sendable, Hashable, Comparable {
    var milliseconds: Int

    init(milliseconds: Int) { self.milliseconds = milliseconds }

    init(_ date: Date) {
        milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
    }

    var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    var day: Day { Day(date) }

    static func < (first: Self, second: Self) -> Bool {
        first.milliseconds < second.milliseconds
    }

    func adding(days: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Self {
        let added = (days * 1440 + minutes) * 60 + seconds
        return Self(milliseconds: milliseconds + added * 1000)
    }

    /// The whole days from another moment to this one.
    func days(since other: Self) -> Int { (milliseconds - other.milliseconds) / 86_400_000 }
}

extension SampleRandom {
    /// A moment between two; the first when the second is not after it.
    mutating func moment(from first: Moment, to last: Moment) -> Moment {
        Moment(
            milliseconds: int(in: first.milliseconds...max(first.milliseconds, last.milliseconds)))
    }

    /// One of the values, each as often as its share says; the shares add up to 100.
    mutating func share<Value>(_ values: [(Value, UInt64)], or rest: Value) -> Value {
        var left = below(100)
        for (value, share) in values {
            if left < share { return value }
            left -= share
        }
        return rest
    }

    /// A number of tenths, such as a score, in a range of whole numbers.
    mutating func tenths(in range: ClosedRange<Int>) -> Double {
        Double(int(in: range.lowerBound * 10...range.upperBound * 10)) / 10
    }
}
