import CLoops

/// Why a measurement could not be made.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Two sides measured in turns: baseline, Granary, baseline, Granary, ...
///
/// What the machine does meanwhile hits both; the ratio is the median of the rounds' own ratios, so
/// one disturbed round changes nothing.
struct Comparison {
    private(set) var baseline: [Double] = []
    private(set) var granary: [Double] = []

    /// Measures in turns; both closures return nanoseconds for one operation.
    ///
    /// The first round warms caches up and does not count.
    init(
        rounds: Int, baseline measureBaseline: (_ round: Int) throws -> Double,
        granary measureGranary: (_ round: Int) throws -> Double
    ) rethrows {
        for round in 0...rounds {
            let first = try measureBaseline(round)
            let second = try measureGranary(round)
            if round == 0 { continue }
            baseline.append(first)
            granary.append(second)
        }
    }

    init(baseline: [Double], granary: [Double]) {
        self.baseline = baseline
        self.granary = granary
    }

    /// Granary's time by the baseline's.
    var ratio: Double { median(zip(granary, baseline).map { $0 / $1 }) }

    var baselineNanoseconds: Double { median(baseline) }

    var granaryNanoseconds: Double { median(granary) }
}

/// The middle of some numbers.
func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
        ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// Nanoseconds that the calling thread runs in `body`; for what waits for nothing.
func threadNanoseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = thread_nanoseconds()
    try body()
    return Double(thread_nanoseconds() - start)
}

/// Nanoseconds that `body` takes by the clock.
func nanoseconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
}
