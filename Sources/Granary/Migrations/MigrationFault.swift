package import GranaryItems

/// Why a batch of a migration was undone: what stands in its way, and at which item.
package enum MigrationFault: Error {
    /// An item cannot be changed, or what it would become is refused.
    case item(key: Item, table: String, cause: any Error)

    /// An item would move to a key that another has for good.
    case collision(key: Item, table: String, target: Item)
}
