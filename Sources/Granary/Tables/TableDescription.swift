public import GranaryItems

/// Where a table or an index is in its life.
public enum ResourceStatus: String, Sendable, Hashable {
    /// Being built; reads are refused.
    case creating = "CREATING"

    /// In use.
    case active = "ACTIVE"

    /// Unlinked, its space being reclaimed.
    case deleting = "DELETING"
}

/// What is known of a table: the answer of ``DescribeTable``.
public struct TableDescription: Sendable, Hashable {
    /// The table's name.
    public var tableName: String

    /// An identifier that no later table of the same name will have.
    public var tableID: String

    /// The primary key.
    public var keySchema: KeySchema

    /// Always ``ResourceStatus/active`` for a table that can be named.
    public var tableStatus: ResourceStatus

    /// When it was created, in milliseconds since 1970.
    public var creationMilliseconds: UInt64

    /// How many items it holds, exactly.
    public var itemCount: Int

    /// The sizes of all its items added up, as DynamoDB counts them.
    public var tableSizeBytes: Int

    /// Its secondary indexes, in the order they were declared.
    public var indexes: [IndexDescription]

    /// Whether writes are appended to the change log.
    public var changeLogEnabled: Bool

    /// How long change records are kept; `nil` when they are until ``TrimChanges``.
    public var changeLogRetentionSeconds: Int?

    /// Whether ``DeleteTable`` is refused.
    public var deletionProtectionEnabled: Bool

    /// What is kept with the table for others; the engine does not look at it.
    public var annotations: [String: AttributeValue]
}

/// What is known of one secondary index.
public struct IndexDescription: Sendable, Hashable {
    /// How it was declared.
    public var definition: IndexDefinition

    /// Whether it can be read yet.
    public var indexStatus: ResourceStatus

    /// How many entries it holds, exactly.
    public var itemCount: Int

    /// The sizes of its entries added up, as DynamoDB counts them.
    public var indexSizeBytes: Int
}
