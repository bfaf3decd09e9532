public import Granary
internal import GranaryExpressions

extension EntityQuery {
    /// The query as the store runs it.
    public var operation: Query {
        Query(
            tableName: Model.tableName, indexName: index, keyConditionExpression: .built(condition),
            filterExpression: filter.map { .built($0) }, scanIndexForward: !isReversed)
    }
}

extension CollectionQuery {
    /// The query as the store runs it.
    public var operation: Query {
        Query(
            tableName: Element.tableName, indexName: index,
            keyConditionExpression: .built(condition))
    }
}
