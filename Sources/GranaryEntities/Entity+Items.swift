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
            if let upgraded = upgradedFirst(item) { return try read(upgraded) }
            var reader = EntityReader(item)
            return try Self(from: &reader)
        } catch {
            return try decodedUpgraded(item, error)
        }
    }

    /// What a migration that is running will make of an item whose values would be taken for others.
    @usableFromInline
    static func upgradedFirst(_ item: borrowing ItemView) -> Item? {
        ItemUpgrades.shared.upgradedFirst(item)
    }

    @usableFromInline
    static func read(_ item: Item) throws(AttributeError) -> Self {
        var reader = EntityReader(item.view)
        return try Self(from: &reader)
    }

    /// Reads what a migration that is running will make of an item that could not be read.
    @usableFromInline
    static func decodedUpgraded(
        _ item: borrowing ItemView, _ error: AttributeError
    ) throws(EntityError) -> Self {
        do throws(AttributeError) {
            return try readUpgraded(item, error)
        } catch {
            throw unreadable(item, error)
        }
    }

    private static func readUpgraded(
        _ item: borrowing ItemView, _ error: AttributeError
    ) throws(AttributeError) -> Self {
        for upgraded in ItemUpgrades.shared.upgraded(item) {
            if let entity = try? read(upgraded) { return entity }
        }
        throw error
    }

    /// The same for one of many items; `nil` when it is of another model even then.
    @usableFromInline
    static func elementUpgraded(
        _ item: borrowing ItemView, _ error: AttributeError
    ) throws(EntityError) -> Self? {
        do throws(AttributeError) {
            return try readUpgraded(item, error)
        } catch {
            if case .model = error.reason { return nil }
            throw unreadable(item, error)
        }
    }

    /// Reads the entity that a lookup lends; `nil` when it lends none.
    ///
    /// What it reads is moved out and never copied: a copy retains every string.
    @inlinable
    static func lent(
        by lookup: ((ItemView) -> Void) throws(StoreError) -> Bool
    ) throws(EntityError) -> Self? {
        var entity: Self?
        var failure: EntityError?
        do throws(StoreError) {
            _ = try lookup { item in
                do throws(EntityError) {
                    entity = try decoded(item)
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
