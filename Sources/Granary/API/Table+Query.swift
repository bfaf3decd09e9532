public import GranaryExpressions
public import GranaryItems

extension Table {
    /// Returns the items of one item collection, lazily, in sort key order.
    ///
    /// ```swift
    /// for item in try app.query(Key("PK") == "STARTUP#1" && Key("SK").beginsWith("ACTIVITY#")) {
    ///     print(item)
    /// }
    /// ```
    ///
    /// Items are read a page at a time as they are asked for; each page is one snapshot.
    ///
    /// - Parameters:
    ///   - condition: The partition key, and which part of the collection.
    ///   - index: The index to read; `nil` for the table.
    ///   - filter: What must be true of an item for it to be returned.
    ///   - reversed: Whether to read from the last sort key down.
    ///   - limit: How many items to return at most.
    /// - Returns: The items, read as they are asked for.
    /// - Throws: ``StoreError`` when the query cannot be run.
    public func query(
        _ condition: KeyCondition, on index: String? = nil, filter: Condition? = nil,
        reversed: Bool = false, limit: Int? = nil
    ) throws(StoreError) -> ItemSequence {
        try items(
            of: Query(
                tableName: name, indexName: index, keyConditionExpression: .built(condition),
                filterExpression: filter.map { .built($0) }, scanIndexForward: !reversed),
            limit: limit)
    }

    /// The same with DynamoDB's expression text.
    ///
    /// ```swift
    /// try app.query("PK = :p AND begins_with(SK, :s)", values: [":p": "STARTUP#1", ":s": "ACT"])
    /// ```
    public func query(
        _ condition: String, values: [String: AttributeValue], names: [String: String]? = nil,
        on index: String? = nil, filter: String? = nil, reversed: Bool = false, limit: Int? = nil
    ) throws(StoreError) -> ItemSequence {
        try items(
            of: Query(
                tableName: name, indexName: index, keyConditionExpression: .text(condition),
                filterExpression: filter.map { .text($0) }, expressionAttributeNames: names,
                expressionAttributeValues: values, scanIndexForward: !reversed),
            limit: limit)
    }

    /// Returns all the items of the table or an index, lazily, in key order.
    public func scan(
        on index: String? = nil, filter: Condition? = nil, limit: Int? = nil
    ) throws(StoreError) -> ItemSequence {
        try items(
            of: Scan(
                tableName: name, indexName: index, filterExpression: filter.map { .built($0) }),
            limit: limit)
    }

    /// Walks all the pages of a query as one sequence, of `limit` items at most.
    ///
    /// Without `limit` the query's own limit is taken for it; the size of pages is the sequence's.
    public func items(of query: Query, limit: Int? = nil) throws(StoreError) -> ItemSequence {
        let plan = try query.validated()
        let request = try query.pageRequest(plan, in: store.beginRead().catalog)
        return try ItemSequence(store: store, request: request, limit: limit ?? query.limit)
    }

    /// Walks all the pages of a scan as one sequence, of `limit` items at most.
    ///
    /// Without `limit` the scan's own limit is taken for it; the size of pages is the sequence's.
    public func items(of scan: Scan, limit: Int? = nil) throws(StoreError) -> ItemSequence {
        let plan = try scan.validated()
        let request = try scan.pageRequest(plan, in: store.beginRead().catalog)
        return try ItemSequence(store: store, request: request, limit: limit ?? scan.limit)
    }
}
