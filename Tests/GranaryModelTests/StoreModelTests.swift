import Foundation
import Granary
import GranaryTestSupport
import Testing

/// Runs random operations on a store and on plain dictionaries, and compares every answer.
///
/// This is where wrong answers are found that nobody thought of: keys that sort wrongly, entries that
/// stay behind, pages that skip. One seed makes one run; a failure prints it with the command that
/// replays it. `GRANARY_MODEL_OPERATIONS=1000000` makes a long test of it.
@Suite("Store against its model", .temporaryStore)
struct StoreModelTests {
    static let operationCount = 400

    @Test(arguments: seeds) func agrees(seed: UInt64) throws {
        var run = try ModelRun(seed: seed)
        try run.run(operationCount: Self.operationCount)
    }

    static var seeds: [UInt64] {
        let text = ProcessInfo.processInfo.environment["GRANARY_MODEL_OPERATIONS"]
        let total = text.flatMap(Int.init) ?? 12_000
        return SeededGenerator.seeds(1...UInt64(max(1, total / operationCount)))
    }
}
