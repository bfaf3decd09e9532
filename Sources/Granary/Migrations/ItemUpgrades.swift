package import GranaryItems
internal import Synchronization

/// What the migrations that run in this process make of items that they have not reached yet.
///
/// Readers of the new shape ask when they cannot read an item: it may still be of the old one. Whoever
/// reads the old shape asks for nothing, and reads what is stored.
package final class ItemUpgrades: Sendable {
    /// What a migration makes of an item; `nil` when it is none that waits for it.
    package typealias Upgrade = @Sendable (borrowing ItemView) -> Item?

    /// All of the process: an item does not say which store it is from.
    package static let shared = ItemUpgrades()

    private struct State: Sendable {
        var upgrades: [Int: Upgrade] = [:]
        var lastID = 0
    }

    private let state = Mutex(State())

    /// Offers what a migration makes of items, until ``end(_:)``.
    package func begin(_ upgrade: @escaping Upgrade) -> Int {
        state.withLock { state in
            state.lastID += 1
            state.upgrades[state.lastID] = upgrade
            return state.lastID
        }
    }

    /// Offers it no longer: no item waits.
    package func end(_ id: Int) { state.withLock { $0.upgrades[id] = nil } }

    /// What becomes of an item by the migration that it waits for; `nil` when it waits for none.
    package func upgraded(_ item: borrowing ItemView) -> Item? {
        let upgrades = state.withLock { Array($0.upgrades.values) }
        for upgrade in upgrades {
            if let upgraded = upgrade(item) { return upgraded }
        }
        return nil
    }
}
