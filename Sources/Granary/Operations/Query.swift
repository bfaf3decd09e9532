public import GranaryExpressions
public import GranaryItems

/// Reads the items of one item collection, in sort key order, a page at a time.
///
/// DynamoDB's `Query`, on a table or an index. ``Table/query(_:values:names:on:filter:reversed:limit:)``
/// walks all pages as one sequence.
public struct Query: Sendable {
    /// The table's name.
    public var tableName: String
    /// The index to read; `nil` for the table.
    public var indexName: String?
    /// Which collection, and which part of it.
    public var keyConditionExpression: Expression<KeyCondition>
    /// What must be true of an item for it to be returned; checked after it is read and counted.
    public var filterExpression: Expression<Condition>?
    /// The attributes or nested parts to return.
    public var projectionExpression: Expression<Projection>?
    /// Names for the `#` placeholders of all three expressions.
    public var expressionAttributeNames: [String: String]?
    /// Values for the `:` placeholders of all three expressions.
    public var expressionAttributeValues: [String: AttributeValue]?
    /// What to return; by default what is stored, or what the projection names.
    public var select: Select?
    /// How many items to examine at most, 1 or more; not how many to return.
    public var limit: Int?
    /// The last evaluated key of the page before.
    public var exclusiveStartKey: Item?
    /// Whether to read in ascending order.
    public var scanIndexForward = true
    /// Whether to be charged for a strongly consistent read; refused on global indexes.
    public var consistentRead = false
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none
    /// Whether the filter may name key attributes, as conditions of PartiQL may.
    package var filtersKeys = false

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, indexName: String? = nil,
        keyConditionExpression: Expression<KeyCondition>,
        filterExpression: Expression<Condition>? = nil,
        projectionExpression: Expression<Projection>? = nil,
        expressionAttributeNames: [String: String]? = nil,
        expressionAttributeValues: [String: AttributeValue]? = nil, limit: Int? = nil,
        exclusiveStartKey: Item? = nil, scanIndexForward: Bool = true
    ) {
        self.tableName = tableName
        self.indexName = indexName
        self.keyConditionExpression = keyConditionExpression
        self.filterExpression = filterExpression
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.limit = limit
        self.exclusiveStartKey = exclusiveStartKey
        self.scanIndexForward = scanIndexForward
    }

    /// One page, the answer of ``Query`` and ``Scan`` alike.
    public typealias Output = PageOutput
}

/// One page of a query or scan.
public struct PageOutput: Sendable, Hashable {
    /// The items; empty when only their number was asked for.
    public var items: [Item]
    /// How many items passed the filter.
    public var count: Int
    /// How many items were examined.
    public var scannedCount: Int
    /// Where to continue; `nil` when nothing is left.
    public var lastEvaluatedKey: Item?
    /// What DynamoDB would have charged, if it was asked for.
    public var consumedCapacity: ConsumedCapacity?
}

extension Query: ReadOperation {
    func validated() throws(StoreError) -> QueryPlan {
        if let limit, limit < 1 { throw .validation(.limit(limit)) }
        var expressions = try RequestExpressions(
            names: expressionAttributeNames, values: expressionAttributeValues)
        guard let keyCondition = try expressions.keyCondition(keyConditionExpression) else {
            throw .validation(.keyDoesNotMatchSchema)
        }
        let filter = try expressions.condition(filterExpression, as: .filter)
        let projection = try expressions.projection(projectionExpression)
        try expressions.finish("FilterExpression", "KeyConditionExpression")
        return QueryPlan(keyCondition: keyCondition, filter: filter, projection: projection)
    }

    func run(_ plan: QueryPlan, in reader: borrowing Reader) throws(StoreError) -> PageOutput {
        let request = try pageRequest(plan, in: reader.catalog)
        let page = try reader.page(request)
        return PageOutput(
            page, target: request.target, consistent: consistentRead, returnConsumedCapacity)
    }

    /// What to read, once the table is known.
    func pageRequest(_ plan: QueryPlan, in catalog: Catalog) throws(StoreError) -> PageRequest {
        let target = try ReadTarget(tableName: tableName, indexName: indexName, in: catalog)
        try target.check(consistentRead: consistentRead)
        let shape = try validating { () throws(ValidationError) in
            try target.table.checkKeyPaths(in: plan.projection)
            if let filter = plan.filter { try check(filter, of: target) }
            return try PageShape(select, projection: plan.projection, target: target)
        }
        var request = PageRequest(
            target: target, range: try target.range(for: plan.keyCondition),
            isReversed: !scanIndexForward, filter: plan.filter, shape: shape, limit: limit)
        if let exclusiveStartKey {
            do throws(StoreError) {
                try request.resume(after: exclusiveStartKey)
            } catch {
                guard case .validation(.startKeyOutsideCollection) = error,
                    plan.keyCondition.terms.count > target.partitionKey.count
                else { throw error }
                // Of a query with a condition on the sort key it is asked about that first.
                let isInRange = target.contains(exclusiveStartKey, plan.keyCondition)
                throw .validation(isInRange ? .startKeyOfOtherCollection : .startKeyOutsideRange)
            }
        }
        return request
    }

    private func check(_ filter: Condition, of target: ReadTarget) throws(ValidationError) {
        let names = filter.attributeNames
        if !filtersKeys {
            for attribute in target.partitionKey + target.sortKey
            where names.contains(where: attribute.name.hasSameBytes) {
                throw .filterOnKey(attribute: attribute.name)
            }
        }
        try target.table.checkKeyPaths(in: filter)
        let missing = target.missing(of: names)
        if let index = target.index, !missing.isEmpty {
            throw .filterNotProjected(index: index.definition.name, attributes: missing)
        }
    }
}

/// The expressions of a query, bound.
struct QueryPlan: Sendable {
    let keyCondition: KeyCondition
    let filter: Condition?
    let projection: Projection?
}

extension PageOutput {
    /// The answer for a page, with its cost.
    init(
        _ page: Page, target: ReadTarget, consistent: Bool, _ form: ReturnConsumedCapacity
    ) {
        var meter = ConsumedCapacity.Meter(table: target.table)
        meter.read(
            byteCount: page.byteCount, consistent: consistent,
            index: target.index?.definition.name)
        meter.tableUnits += Double(page.fetchedUnits) * (consistent ? 1 : 0.5)
        self.init(
            items: page.items, count: page.count, scannedCount: page.scannedCount,
            lastEvaluatedKey: page.lastEvaluatedKey, consumedCapacity: meter.report(form))
    }
}
