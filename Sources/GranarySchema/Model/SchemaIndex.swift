/// An index that a schema declares, or the table's own key.
public struct SchemaIndex: Sendable, Hashable {
    /// What sort of index.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The table itself.
        case primary
        /// A global secondary index.
        case global
        /// A local secondary index.
        case local
        /// One item for each key.
        case unique
        /// One entry for each element of the first partition attribute.
        case multiValue
    }

    /// What an index stores of an item.
    public enum Projection: Sendable, Hashable {
        /// The whole item.
        case all
        /// The keys of table and index.
        case keys
        /// The keys and these attributes.
        case include([String])
    }

    /// The name; `primary` for the table.
    public var name: String
    /// What sort of index.
    public var kind: Kind
    /// The attributes that make the partition key, in order.
    public var partitionKey: [String]
    /// The attributes that make the sort key, in order.
    public var sortKey: [String]
    /// What it stores.
    public var projection: Projection
    /// Whether typed queries fetch the whole items of what they find.
    public var followsToItem: Bool
    /// The models that are meant to be in it; empty when nothing was said.
    public var models: [String]
    /// What it is for.
    public var doc: String

    /// Creates an index.
    public init(
        name: String, kind: Kind, partitionKey: [String], sortKey: [String] = [],
        projection: Projection = .all, followsToItem: Bool = false, models: [String] = [],
        doc: String = ""
    ) {
        self.name = name
        self.kind = kind
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.projection = projection
        self.followsToItem = followsToItem
        self.models = models
        self.doc = doc
    }

    /// The attributes of the key, partition attributes first.
    public var keyAttributes: [String] { partitionKey + sortKey }
}

/// The items of several models under one partition key, read by one query.
public struct ModelCollection: Sendable, Hashable {
    /// The name: `startup`.
    public var name: String
    /// What it holds.
    public var doc: String
    /// The index it is read from.
    public var index: String
    /// The template of the partition key.
    public var key: KeyTemplate
    /// The models in it.
    public var models: [String]

    /// Creates a collection.
    public init(
        name: String, doc: String = "", index: String = "primary", key: KeyTemplate,
        models: [String]
    ) {
        self.name = name
        self.doc = doc
        self.index = index
        self.key = key
        self.models = models
    }
}
