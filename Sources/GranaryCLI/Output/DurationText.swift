/// Durations for people: in the unit in which they have few digits.
enum DurationText {
    /// `630 µs`, `12.3 ms`, `0.63 s`: microseconds up to ten milliseconds, milliseconds up to a tenth
    /// of a second, then seconds.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        switch microseconds {
        case ..<10_000: return "\(ProgressBar.grouped(microseconds)) µs"
        case ..<100_000: return "\(decimal(microseconds, unit: 1_000, digits: 1)) ms"
        case ..<10_000_000: return "\(decimal(microseconds, unit: 1_000_000, digits: 2)) s"
        default: return "\(decimal(microseconds, unit: 1_000_000, digits: 1)) s"
        }
    }

    /// A number of units with so many digits behind the point, rounded to the nearest.
    private static func decimal(_ value: Int, unit: Int, digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value * scale + unit / 2) / unit
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(ProgressBar.grouped(scaled / scale)).\(zeros)\(fraction)"
    }
}
