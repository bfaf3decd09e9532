internal import Foundation
internal import Synchronization

/// Keeps a sweep to a number of items a second.
struct MigrationPace {
    private let itemsPerSecond: Int?
    private let start = ContinuousClock.now
    private var count = 0

    init(itemsPerSecond: Int?) { self.itemsPerSecond = itemsPerSecond }

    /// How many items a batch may have, so that pauses stay short.
    func batchLimit(_ usual: Int) -> Int {
        guard let itemsPerSecond else { return usual }
        return max(1, min(usual, itemsPerSecond / 4))
    }

    /// How long to wait after so many more items.
    mutating func pause(after items: Int) -> Double {
        count += items
        guard let itemsPerSecond else { return 0 }
        let due = Double(count) / Double(max(1, itemsPerSecond))
        return max(0, due - (ContinuousClock.now - start) / .seconds(1))
    }

    /// Sleeps.
    @Sendable static func sleep(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
}
