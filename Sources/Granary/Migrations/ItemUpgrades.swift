package import GranaryItems
internal import Synchronization

/// What the migrations that run in this process make of items that they have not reached yet.
///
/// Readers of the new shape ask when they cannot read an item: it may still be of the old one. Whoever
/// reads the old shape asks for nothing, and reads what is stored. Where a value of the old shape could be
/// taken for one of the new, such as an amount in another unit, all readers ask before they read.
package final class ItemUpgrades: Sendable {
    /// What a migration makes of an item; `nil` when it is none that waits for it.
    package typealias Upgrade = @Sendable (borrowing ItemView) -> Item?

    /// All of the process: an item does not say which store it is from.
    package static let shared = ItemUpgrades()

    private struct State: Sendable {
        var upgrades: [Int: (upgrade: Upgrade, comesFirst: Bool)] = [:]
        var lastID = 0
    }

    private let state = Mutex(State())
    /// How many come first: every typed read looks at it.
    private let firstCount = Atomic(0)

    /// Offers what a migration makes of items, until ``end(_:)``.
    ///
    /// - Parameters:
    ///   - comesFirst: Whether readers are to ask before they read an item as it is.
    ///   - upgrade: What becomes of an item.
    /// - Returns: What ends it.
    package func begin(comesFirst: Bool, _ upgrade: @escaping Upgrade) -> Int {
        if comesFirst { firstCount.add(1, ordering: .sequentiallyConsistent) }
        return state.withLock { state in
            state.lastID += 1
            state.upgrades[state.lastID] = (upgrade, comesFirst)
            return state.lastID
        }
    }

    /// Offers it no longer: no item waits.
    package func end(_ id: Int) {
        let ended = state.withLock { $0.upgrades.removeValue(forKey: id) }
        if ended?.comesFirst == true {
            firstCount.subtract(1, ordering: .sequentiallyConsistent)
        }
    }

    /// What becomes of an item by each migration that it may wait for: several stores may be migrated.
    package func upgraded(_ item: borrowing ItemView) -> [Item] {
        var found: [Item] = []
        for (upgrade, _) in state.withLock({ Array($0.upgrades.values) }) {
            if let upgraded = upgrade(item) { found.append(upgraded) }
        }
        return found
    }

    /// The same, where readers are to ask before they read.
    package func upgradedFirst(_ item: borrowing ItemView) -> Item? {
        guard firstCount.load(ordering: .relaxed) > 0 else { return nil }
        let upgrades = state.withLock { $0.upgrades.values.filter(\.comesFirst) }
        for (upgrade, _) in upgrades {
            if let upgraded = upgrade(item) { return upgraded }
        }
        return nil
    }
}
