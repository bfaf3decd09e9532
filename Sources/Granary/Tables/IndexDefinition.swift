/// What a secondary index stores of each item besides the keys.
public enum IndexProjection: Sendable, Hashable {
    /// Every attribute.
    case all

    /// The table's key and the index's key.
    case keysOnly

    /// The keys and these attributes, at most 20.
    case include([String])
}

/// A secondary index as it is declared.
///
/// Every kind is sparse (an item without one of the key attributes has no entry) and always agrees
/// with the table: entries are written in the commit that writes the item.
public struct IndexDefinition: Sendable, Hashable {
    /// What sort of index it is.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        /// DynamoDB's global secondary index.
        case global = 1

        /// DynamoDB's local secondary index: the table's partition key with another sort key.
        case local = 2

        /// At most one item for each key; a second is refused. Not in DynamoDB.
        ///
        /// Judged as each item is written: in a transaction, free a key before another item takes it.
        case unique = 3

        /// An entry for each element of a list or set. Not in DynamoDB.
        ///
        /// The first partition attribute may hold a scalar, a set or a list; list elements of
        /// another type than the key's have no entry.
        case multiValue = 4
    }

    /// The index's name, 3 to 255 bytes of `[a-zA-Z0-9_.-]`.
    public var name: String

    /// What sort of index it is.
    public var kind: Kind

    /// The attributes that together make the partition key, one to four.
    public var partitionKey: [KeyAttribute]

    /// The attributes that together make the sort key, none to four.
    public var sortKey: [KeyAttribute]

    /// What it stores besides the keys.
    public var projection: IndexProjection

    /// Creates a definition; ``CreateTable`` and ``UpdateTable`` validate it.
    public init(
        _ name: String, kind: Kind = .global, partitionKey: [KeyAttribute],
        sortKey: [KeyAttribute] = [], projection: IndexProjection = .all
    ) {
        self.name = name
        self.kind = kind
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.projection = projection
    }

    /// A global secondary index.
    public static func global(
        _ name: String, partitionKey: KeyAttribute..., sortKey: [KeyAttribute] = [],
        projection: IndexProjection = .all
    ) -> Self {
        Self(
            name, kind: .global, partitionKey: partitionKey, sortKey: sortKey,
            projection: projection)
    }

    /// A local secondary index: the table's partition key, ordered by another attribute.
    public static func local(
        _ name: String, partitionKey: KeyAttribute, sortKey: KeyAttribute,
        projection: IndexProjection = .all
    ) -> Self {
        Self(
            name, kind: .local, partitionKey: [partitionKey], sortKey: [sortKey],
            projection: projection)
    }

    /// An index that lets one value (or combination) belong to one item only.
    public static func unique(
        _ name: String, on attributes: KeyAttribute..., projection: IndexProjection = .all
    ) -> Self {
        Self(name, kind: .unique, partitionKey: attributes, projection: projection)
    }

    /// An index with an entry for each element of a list or set.
    public static func multiValue(
        _ name: String, element: KeyAttribute, sortKey: [KeyAttribute] = [],
        projection: IndexProjection = .all
    ) -> Self {
        Self(
            name, kind: .multiValue, partitionKey: [element], sortKey: sortKey,
            projection: projection)
    }

    /// The attributes of the index key, partition attributes first.
    public var keyAttributes: [KeyAttribute] { partitionKey + sortKey }
}
