public import GranaryExpressions
public import GranaryItems

/// Reads up to 100 items by key as of one moment.
///
/// DynamoDB's `TransactGetItems`: one snapshot, so it is cancelled only for keys that do not fit.
public struct TransactGetItems: Sendable {
    /// One item to read.
    public struct Get: Sendable {
        /// The table's name.
        public var tableName: String
        /// The key attributes and nothing more.
        public var key: Item
        /// The attributes or nested parts to return; `nil` for all.
        public var projectionExpression: Expression<Projection>?
        /// Names for the `#` placeholders of the projection.
        public var expressionAttributeNames: [String: String]?

        /// Creates a get.
        public init(
            tableName: String, key: Item, projectionExpression: Expression<Projection>? = nil,
            expressionAttributeNames: [String: String]? = nil
        ) {
            self.tableName = tableName
            self.key = key
            self.projectionExpression = projectionExpression
            self.expressionAttributeNames = expressionAttributeNames
        }
    }

    /// What to read.
    public var transactItems: [Get]
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none

    /// Creates the operation.
    public init(transactItems: [Get]) {
        self.transactItems = transactItems
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The items in the order they were asked for; `nil` where there is none.
        public var responses: [Item?]
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: [ConsumedCapacity]?
    }
}

extension TransactGetItems: ReadOperation {
    func validated() throws(StoreError) -> [GetPlan] {
        try TransactionRules.check(count: transactItems.count)
        return try transactItems.map { get throws(StoreError) in
            var expressions = try RequestExpressions(
                names: get.expressionAttributeNames, values: nil)
            let projection = try expressions.projection(get.projectionExpression)
            try expressions.finish()
            return GetPlan(tableName: get.tableName, key: get.key, projection: projection)
        }
    }

    func run(_ plans: [GetPlan], in reader: borrowing Reader) throws(StoreError) -> Output {
        let keys = try TransactionRules.keys(of: plans, in: reader.catalog) {
            $0.tableName
        } key: { (plan, table) throws(ValidationError) in
            try table.key(plan.key.view)
        }
        var output = Output(responses: [], consumedCapacity: nil)
        var meters = CapacityMeters()
        var byteCount = 0
        for (plan, key) in zip(plans, keys) {
            let found = try plan.run(key, in: reader)
            byteCount += found.byteCount
            guard byteCount <= Limits.transactionByteCount else {
                throw .validation(.transactionTooLarge)
            }
            output.responses.append(found.item)
            let table = try reader.catalog.table(named: plan.tableName)
            meters.update(table) { meter in
                for _ in 0..<2 { meter.read(byteCount: found.byteCount, consistent: true) }
            }
        }
        output.consumedCapacity = meters.report(returnConsumedCapacity, kind: .transactionRead)
        return output
    }
}
