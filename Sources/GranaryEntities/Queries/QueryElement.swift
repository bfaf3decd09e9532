public import GranaryItems

/// What a typed query returns: entities of one model, or elements of a collection.
public protocol QueryElement: Sendable {
    /// The table that it is in.
    static var tableName: String { get }

    /// Reads an item; `nil` for one that the query did not mean, of another model.
    static func readElement(_ item: borrowing ItemView) throws(EntityError) -> Self?
}

extension Entity {
    /// Reads an entity; `nil` when the item says that it is of another model.
    @inlinable
    public static func readElement(
        _ item: borrowing ItemView
    ) throws(EntityError) -> Self? {
        do throws(AttributeError) {
            if let upgraded = upgradedFirst(item) { return try read(upgraded) }
            var reader = EntityReader(item)
            return try Self(from: &reader)
        } catch {
            return try elementUpgraded(item, error)
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
