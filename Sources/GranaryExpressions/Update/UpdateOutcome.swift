public import GranaryItems

/// What an update made of an item.
public struct UpdateOutcome: Sendable {
    /// The item after the update.
    public let item: Item

    private let tree: PathTree

    init(item: Item, tree: PathTree) {
        self.item = item
        self.tree = tree
    }

    /// The written paths as they are after the update: `UPDATED_NEW`.
    ///
    /// What the update removed is not there. Of a list, the elements that now stand at the written
    /// indexes are.
    public var updatedNew: Item { tree.project(item.view) }

    /// The written paths as they were before the update: `UPDATED_OLD`.
    ///
    /// - Parameter old: The item before the update. An item that was not there had nothing.
    /// - Returns: The parts of it that were at the paths.
    public func updatedOld(_ old: borrowing ItemView) -> Item { tree.project(copy old) }
}
