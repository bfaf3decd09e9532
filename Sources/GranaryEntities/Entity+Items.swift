public import Granary
public import GranaryItems

extension Entity {
    /// Reads an entity from an item, straight from its bytes.
    ///
    /// - Throws: ``EntityError/unreadable(model:key:_:)``.
    @inlinable
    public init(_ item: borrowing ItemView) throws(EntityError) { self = try Self.decoded(item) }

    /// Reads an entity; a function and not an initialiser, which would copy what it made.
    @inlinable
    static func decoded(_ item: borrowing ItemView) throws(EntityError) -> Self {
        do throws(AttributeError) {
            var reader = EntityReader(item)
            return try Self(from: &reader)
        } catch {
            throw unreadable(item, error)
        }
    }

    /// Reads an entity as it is stored, or as a migration that has begun will make it.
    @usableFromInline
    static func decoded(
        _ item: borrowing ItemView, _ upgrade: ItemUpgrade
    ) throws(EntityError) -> Self? {
        try upgrade.read(item) { view throws(EntityError) in try decoded(view) }
    }

    /// Reads the entity that a lookup lends; `nil` when it lends none.
    ///
    /// What it reads is moved out and never copied: a copy retains every string.
    @inlinable
    static func lent(
        by lookup: ((ItemView, ItemUpgrade?) -> Void) throws(StoreError) -> Bool
    ) throws(EntityError) -> Self? {
        var entity: Self?
        var failure: EntityError?
        do throws(StoreError) {
            _ = try lookup { item, upgrade in
                do throws(EntityError) {
                    if let upgrade {
                        entity = try decoded(item, upgrade)
                    } else {
                        entity = try decoded(item)
                    }
                } catch {
                    failure = error
                }
            }
        } catch {
            throw .store(error)
        }
        if let failure { throw failure }
        return entity.take()
    }

    /// Reads an entity from an item.
    ///
    /// - Throws: ``EntityError/unreadable(model:key:_:)``.
    @inlinable
    public init(_ item: Item) throws(EntityError) { try self.init(item.view) }

    /// The entity as an item, as it is: without bringing up to date what a write keeps by itself.
    ///
    /// - Throws: ``EntityError/unwritable(model:_:)``.
    @inlinable
    public func item() throws(EntityError) -> Item {
        do throws(AttributeError) {
            var writer = EntityWriter(capacity: Self.attributeCount)
            try encode(to: &writer)
            return writer.finish()
        } catch {
            throw EntityError.unwritable(model: Self.modelName, error)
        }
    }

    @usableFromInline
    static func unreadable(
        _ item: borrowing ItemView, _ error: AttributeError
    ) -> EntityError {
        let key = Item.selecting(names: layout.keyNames, from: item)
        return .unreadable(model: modelName, key: key, error)
    }
}
