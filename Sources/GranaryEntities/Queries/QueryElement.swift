public import Granary
public import GranaryItems

/// What a typed query returns: entities of one model, or elements of a collection.
public protocol QueryElement: Sendable {
    /// The table that it is in.
    static var tableName: String { get }

    /// Reads an item; `nil` for one that the query did not mean, of another model.
    static func readElement(_ item: borrowing ItemView) throws(EntityError) -> Self?
}

extension QueryElement {
    /// Reads an item as it is stored, or as a migration that has begun will make it.
    @inlinable
    static func read(
        _ item: borrowing ItemView, _ upgrade: ItemUpgrade?
    ) throws(EntityError) -> Self? {
        if let upgrade { return try readUpgraded(item, upgrade) }
        return try readElement(item)
    }

    @usableFromInline
    static func readUpgraded(
        _ item: borrowing ItemView, _ upgrade: ItemUpgrade
    ) throws(EntityError) -> Self? {
        try upgrade.read(item) { view throws(EntityError) in try readElement(view) }
    }
}

extension Entity {
    /// Reads an entity; `nil` when the item says that it is of another model.
    @inlinable
    public static func readElement(
        _ item: borrowing ItemView
    ) throws(EntityError) -> Self? {
        do throws(AttributeError) {
            var reader = EntityReader(item)
            return try Self(from: &reader)
        } catch {
            if case .model = error.reason { return nil }
            throw unreadable(item, error)
        }
    }
}

extension CollectionElement {
    /// Reads an item of any model.
    @inlinable
    public static func readElement(
        _ item: borrowing ItemView
    ) throws(EntityError) -> Self? { try Self(item) }
}
