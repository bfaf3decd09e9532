public import GranaryEntities

/// A call of the function that was made of a collection.
public struct CollectionCall: Sendable {
    /// The collection's name in the schema.
    public let collection: String

    let difference: @Sendable (Store, String, [Item]) throws -> String?

    /// Describes a call by the collection's name, and how to make it of the key's variable.
    public init<Element: CollectionElement>(
        _ collection: String, _ make: @escaping @Sendable (String) -> CollectionQuery<Element>
    ) {
        self.collection = collection
        difference = { store, key, expected in
            let found = try store.query(make(key)).readAll()
            let wanted = try expected.map { item in try Element(item.view) }
            if let stranger = wanted.first(where: \.isUnrecognized) {
                return "\(stranger) is no item of the collection"
            }
            guard found != wanted else { return nil }
            return "found \(found), and there are \(wanted)"
        }
    }
}

extension CollectionElement {
    /// Whether it was read as an item of no model of the collection.
    fileprivate var isUnrecognized: Bool {
        Mirror(reflecting: self).children.first?.label == "unrecognized"
    }
}
