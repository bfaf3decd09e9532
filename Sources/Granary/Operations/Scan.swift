public import GranaryExpressions
public import GranaryItems

/// Reads all the items of a table or index, a page at a time, alone or in parallel segments.
///
/// DynamoDB's `Scan`. ``Table/scan(on:filter:limit:)`` walks all pages as one sequence.
public struct Scan: Sendable {
    /// The table's name.
    public var tableName: String
    /// The index to read; `nil` for the table.
    public var indexName: String?
    /// What must be true of an item for it to be returned; checked after it is read and counted.
    public var filterExpression: Expression<Condition>?
    /// The attributes or nested parts to return.
    public var projectionExpression: Expression<Projection>?
    /// Names for the `#` placeholders of both expressions.
    public var expressionAttributeNames: [String: String]?
    /// Values for the `:` placeholders of both expressions.
    public var expressionAttributeValues: [String: AttributeValue]?
    /// What to return; by default what is stored, or what the projection names.
    public var select: Select?
    /// How many items to examine at most, 1 or more; not how many to return.
    public var limit: Int?
    /// The last evaluated key of the page before.
    public var exclusiveStartKey: Item?
    /// Which part of a parallel scan this is, from 0.
    public var segment: Int?
    /// How many parts the parallel scan has, 1 to 1,000,000.
    ///
    /// Items belong to segments by a hash of their partition key, so each segment walks all keys
    /// and returns its own: segments divide the work of returning items, not that of reading keys.
    public var totalSegments: Int?
    /// Whether to be charged for a strongly consistent read; refused on global indexes.
    public var consistentRead = false
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, indexName: String? = nil,
        filterExpression: Expression<Condition>? = nil,
        projectionExpression: Expression<Projection>? = nil,
        expressionAttributeNames: [String: String]? = nil,
        expressionAttributeValues: [String: AttributeValue]? = nil, limit: Int? = nil,
        exclusiveStartKey: Item? = nil
    ) {
        self.tableName = tableName
        self.indexName = indexName
        self.filterExpression = filterExpression
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.limit = limit
        self.exclusiveStartKey = exclusiveStartKey
    }

    /// One page.
    public typealias Output = PageOutput
}

extension Scan: ReadOperation {
    func validated() throws(StoreError) -> ScanPlan {
        if let limit, limit < 1 { throw .validation(.limit(limit)) }
        try checkSegments()
        var expressions = try RequestExpressions(
            names: expressionAttributeNames, values: expressionAttributeValues)
        let filter = try expressions.condition(filterExpression, as: .filter)
        let projection = try expressions.projection(projectionExpression)
        try expressions.finish("FilterExpression")
        return ScanPlan(filter: filter, projection: projection)
    }

    private func checkSegments() throws(StoreError) {
        switch (segment, totalSegments) {
        case (nil, nil): return
        case (nil, _?):
            throw .validation(
                .definition(
                    "The Segment parameter is required but was not present in the request when "
                        + "parameter TotalSegments is present"))
        case (_?, nil):
            throw .validation(
                .definition(
                    "The TotalSegments parameter is required but was not present in the request "
                        + "when Segment parameter is present"))
        case (let segment?, let total?):
            guard Limits.segmentCount.contains(total) else {
                throw .validation(
                    .constraint(
                        value: "\(total)", parameter: "totalSegments",
                        constraint: total < 1
                            ? "Member must have value greater than or equal to 1"
                            : "Member must have value less than or equal to 1000000"))
            }
            guard segment >= 0 else {
                throw .validation(
                    .constraint(
                        value: "\(segment)", parameter: "segment",
                        constraint: "Member must have value greater than or equal to 0"))
            }
            guard segment < total else {
                throw .validation(.segment(segment, total: total))
            }
        }
    }

    func run(_ plan: ScanPlan, in reader: borrowing Reader) throws(StoreError) -> PageOutput {
        let request = try pageRequest(plan, in: reader.catalog)
        let page = try reader.page(request)
        return PageOutput(
            page, target: request.target, consistent: consistentRead, returnConsumedCapacity)
    }

    /// What to read, once the table is known.
    func pageRequest(_ plan: ScanPlan, in catalog: Catalog) throws(StoreError) -> PageRequest {
        let target = try ReadTarget(tableName: tableName, indexName: indexName, in: catalog)
        try target.check(consistentRead: consistentRead)
        let shape = try validating { () throws(ValidationError) in
            try target.table.checkKeyPaths(in: plan.projection)
            try target.table.checkKeyPaths(in: plan.filter)
            return try PageShape(select, projection: plan.projection, target: target)
        }
        var request = PageRequest(
            target: target, range: KeyRange(prefix: target.prefix, in: target.database),
            filter: plan.filter, shape: shape, limit: limit)
        if let segment, let totalSegments {
            request.segment = ScanSegment(
                segment: segment, totalSegments: totalSegments,
                attributes: target.partitionKey.map(\.name))
        }
        if let exclusiveStartKey { try request.resume(after: exclusiveStartKey) }
        return request
    }
}

/// The expressions of a scan, bound.
struct ScanPlan: Sendable {
    let filter: Condition?
    let projection: Projection?
}

extension ValidationError {
    /// A page limit below 1.
    static func limit(_ limit: Int) -> ValidationError {
        .constraint(
            value: "\(limit)", parameter: "limit",
            constraint: "Member must have value greater than or equal to 1")
    }
}
