public import GranaryItems

/// What names one item of a model: the attributes that its primary key is made of.
public protocol EntityKey: Sendable, Hashable {
    /// The model.
    associatedtype Model: Entity where Model.Key == Self

    /// Writes the partition key, and the sort key if the table has one.
    func write(to writer: inout KeyWriter)

    /// The attributes that the key is made of, as they are stored: what a typed update knows without
    /// reading the item.
    var attributes: AttributeMap { get }
}

extension EntityKey {
    /// The key as the store's untyped operations take it.
    ///
    /// - Throws: ``EntityError/invalidKey(model:reason:)`` when an attribute has a value that cannot be
    ///   stored, such as a year over 9999.
    public func item() throws(EntityError) -> Item {
        var writer = KeyWriter()
        write(to: &writer)
        if let reason = writer.failure {
            throw .invalidKey(model: Model.modelName, reason: reason)
        }
        return writer.item(Model.layout.partitionKey, Model.layout.sortKey ?? "")
    }
}
