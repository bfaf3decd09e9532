public import GranaryExpressions

/// A question to a table, or one of its indexes, whose answer is entities of one model.
///
/// The functions on a model that are named for its queries make them:
///
/// ```swift
/// for activity in try store.query(StartupActivity.since("s1", lastWeek)) { ... }
/// ```
public struct EntityQuery<Model: Entity>: Sendable, Hashable {
    /// The index that is read; `nil` for the table.
    public var index: String?

    /// Whether whole items are looked up for what the index holds of them.
    public var followsToItem: Bool

    /// Which part of the index is read.
    public var condition: KeyCondition

    /// What must be true of an item for it to be returned.
    public var filter: Condition?

    /// Whether the last comes first.
    public var isReversed: Bool

    /// How many entities to return at most.
    public var limit: Int?

    /// Creates a query.
    public init(
        index: String? = nil, followsToItem: Bool = false, where condition: KeyCondition,
        filter: Condition? = nil, isReversed: Bool = false, limit: Int? = nil
    ) {
        self.index = index
        self.followsToItem = followsToItem
        self.condition = condition
        self.filter = filter
        self.isReversed = isReversed
        self.limit = limit
    }

    /// The same query, which returns so many entities at most.
    public func limited(to count: Int) -> Self {
        var query = self
        query.limit = count
        return query
    }

    /// The same query, in the opposite order.
    public func reversed() -> Self {
        var query = self
        query.isReversed.toggle()
        return query
    }

    /// The same query, which returns only what meets this condition too.
    public func filtered(by condition: Condition) -> Self {
        var query = self
        query.filter = filter.map { $0 && condition } ?? condition
        return query
    }
}

/// A question to a table, or one of its indexes, whose answer is items of several models.
public struct CollectionQuery<Element: CollectionElement>: Sendable, Hashable {
    /// The index that is read; `nil` for the table.
    public var index: String?

    /// Whether whole items are looked up for what the index holds of them.
    public var followsToItem: Bool

    /// Which part of the index is read.
    public var condition: KeyCondition

    /// Creates a query.
    public init(
        index: String? = nil, followsToItem: Bool = false, where condition: KeyCondition
    ) {
        self.index = index
        self.followsToItem = followsToItem
        self.condition = condition
    }
}
