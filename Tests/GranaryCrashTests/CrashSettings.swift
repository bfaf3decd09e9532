import Foundation
import GranaryTestSupport

/// How much the crash tests do, and from which seed.
enum CrashSettings {
    /// How often each test kills: `GRANARY_CRASH_CYCLES`, or what is done by default.
    static func cycleCount(_ usual: Int) -> Int {
        guard let cycles = environment["GRANARY_CRASH_CYCLES"].flatMap(Int.init) else {
            return usual
        }
        return max(1, cycles * usual / 100)
    }

    /// The seed of delays and choices: `GRANARY_SEED`, or a new one.
    ///
    /// What a process does in a given time is not repeated by a seed; it names the run.
    static let seed = environment["GRANARY_SEED"].flatMap(UInt64.init) ?? .random(in: 1...99_999)

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

extension SeededGenerator {
    /// Sleeps for any time up to `seconds`.
    mutating func sleep(upTo seconds: Double) {
        Thread.sleep(forTimeInterval: Double.random(in: 0...seconds, using: &self))
    }
}
