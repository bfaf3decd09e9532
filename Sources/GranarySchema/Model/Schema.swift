/// What the items of one table are: models, indexes, collections, and what they have in common.
///
/// A schema is read from files or from its JSON document, and is complete: names refer to what is
/// there, types are known. Whether it is also wise is for ``Schema/check()`` to say.
public struct Schema: Sendable, Hashable {
    /// The namespace of the generated Swift: `Auxeira`.
    public var name: String

    /// The version of the data model.
    public var version: SchemaVersion

    /// The name of the table.
    public var table: String

    /// What it is for.
    public var doc: String

    /// The attribute that names an item's model.
    public var typeField: String

    /// What stands between the parts of a key.
    public var separator: String

    /// What becomes of attributes that no model declares.
    public var unknownAttributes: UnknownAttributes

    /// The indexes, the primary one first and the others by name.
    ///
    /// Those that `unique` attributes make are among them.
    public var indexes: [SchemaIndex]

    /// The collections, by name.
    public var collections: [ModelCollection]

    /// The models, by name.
    public var models: [Model]

    /// Creates a schema.
    public init(
        name: String, version: SchemaVersion, table: String, doc: String = "",
        typeField: String = "_type", separator: String = "#",
        unknownAttributes: UnknownAttributes = .reject, indexes: [SchemaIndex],
        collections: [ModelCollection] = [], models: [Model]
    ) {
        self.name = name
        self.version = version
        self.table = table
        self.doc = doc
        self.typeField = typeField
        self.separator = separator
        self.unknownAttributes = unknownAttributes
        self.indexes = indexes
        self.collections = collections
        self.models = models
    }

    /// The model called `name`.
    public func model(named name: String) -> Model? { models.first { $0.name == name } }

    /// The index called `name`.
    public func index(named name: String) -> SchemaIndex? { indexes.first { $0.name == name } }

    /// The table's own key; `nil` only in a schema that was put together by hand without one.
    public var primaryIndex: SchemaIndex? { indexes.first { $0.kind == .primary } }
}

/// What becomes of attributes that a model does not declare.
public enum UnknownAttributes: String, Sendable, Hashable, CaseIterable {
    /// The write is refused.
    case reject
    /// They are stored; a typed item does not show them, and ``Model`` updates leave them alone.
    case keep
    /// A typed write leaves them out; a write of a raw item is stored as it is.
    case drop
}
