public import GranaryItems

/// An attribute that is part of a key: its name and the one type it may have.
public struct KeyAttribute: Sendable, Hashable {
    /// The attribute's name, 1 to 255 bytes.
    public var name: String

    /// The type every value of it must have.
    public var type: KeyType

    /// Creates a key attribute.
    public init(_ name: String, _ type: KeyType) {
        self.name = name
        self.type = type
    }

    /// A string key attribute.
    public static func string(_ name: String) -> Self { Self(name, .string) }

    /// A number key attribute.
    public static func number(_ name: String) -> Self { Self(name, .number) }

    /// A binary key attribute.
    public static func binary(_ name: String) -> Self { Self(name, .binary) }
}

extension KeyAttribute: ExpressibleByStringLiteral {
    /// A string key attribute, the common case.
    public init(stringLiteral name: String) { self.init(name, .string) }
}

/// A table's primary key: a partition key, alone or with a sort key.
public struct KeySchema: Sendable, Hashable {
    /// The attribute that names the item collection.
    public var partitionKey: KeyAttribute

    /// The attribute that orders the collection, if the table has one.
    public var sortKey: KeyAttribute?

    /// Creates a key schema.
    public init(partitionKey: KeyAttribute, sortKey: KeyAttribute? = nil) {
        self.partitionKey = partitionKey
        self.sortKey = sortKey
    }

    /// The key's attributes, partition key first.
    public var attributes: [KeyAttribute] { [partitionKey] + (sortKey.map { [$0] } ?? []) }

    /// The names of the key's attributes, partition key first.
    public var names: [String] { attributes.map(\.name) }
}
