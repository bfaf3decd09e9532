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
