internal import GranaryItems
internal import GranarySchema

/// A moment, as milliseconds since 1970, in the texts that items have for it.
struct SampleMoment: Sendable, Hashable {
    var milliseconds: Int

    /// The expiries of items: from 2024 to 2037, in seconds.
    static let secondsUntilExpiry = 1_704_067_200...2_145_916_800

    /// The text as it is stored; empty outside the years 0000 to 9999.
    func text(_ precision: DatePrecision) -> String {
        let toSecond = precision != .millisecond
        let text = TimestampText(milliseconds: milliseconds, toSecond: toSecond)?.string ?? ""
        return precision == .day ? String(text.prefix(10)) : text
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
