public import GranaryExpressions
public import GranaryItems

/// Writes up to 100 items, in any number of tables, all or none of them.
///
/// DynamoDB's `TransactWriteItems`. With a client request token it is done once, however often it is
/// asked for within ten minutes, also when the store was closed in between.
public struct TransactWriteItems: Sendable {
    /// One action of the transaction; each item may be named once.
    public enum Action: Sendable {
        /// A put; what it returns is not asked for here.
        case put(PutItem)
        /// An update.
        case update(UpdateItem)
        /// A delete.
        case delete(DeleteItem)
        /// A condition on an item that is not written.
        case conditionCheck(ConditionCheck)
    }

    /// A condition on an item that the transaction does not write.
    public struct ConditionCheck: Sendable {
        /// The table's name.
        public var tableName: String
        /// The key attributes and nothing more.
        public var key: Item
        /// What must be true of the item.
        public var conditionExpression: Expression<Condition>
        /// Names for the `#` placeholders of the condition.
        public var expressionAttributeNames: [String: String]?
        /// Values for the `:` placeholders of the condition.
        public var expressionAttributeValues: [String: AttributeValue]?
        /// Whether a failed condition gives back the item.
        public var returnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.none

        /// Creates a check.
        public init(
            tableName: String, key: Item, conditionExpression: Expression<Condition>,
            expressionAttributeNames: [String: String]? = nil,
            expressionAttributeValues: [String: AttributeValue]? = nil
        ) {
            self.tableName = tableName
            self.key = key
            self.conditionExpression = conditionExpression
            self.expressionAttributeNames = expressionAttributeNames
            self.expressionAttributeValues = expressionAttributeValues
        }
    }

    /// What to do, in order.
    public var transactItems: [Action]
    /// Makes repeating the request safe; 1 to 36 characters.
    public var clientRequestToken: String?
    /// Whose token it is: those of others are other tokens.
    package var clientRequestTokenOwner = ""
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none
    /// Whether to report the item collections' sizes.
    public var returnItemCollectionMetrics = ReturnItemCollectionMetrics.none

    /// Creates the operation.
    public init(transactItems: [Action], clientRequestToken: String? = nil) {
        self.transactItems = transactItems
        self.clientRequestToken = clientRequestToken
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: [ConsumedCapacity]?
        /// The sizes of the item collections by table name, if they were asked for.
        public var itemCollectionMetrics: [String: [ItemCollectionMetrics]]?
    }
}

extension TransactWriteItems: WriteOperation {
    var needsSavepoint: Bool { true }

    func validated() throws(StoreError) -> TransactWritePlan {
        try TransactionRules.check(count: transactItems.count)
        if let token = clientRequestToken,
            !Limits.clientRequestTokenCount.contains(token.utf16.count)
        {
            throw .validation(
                .constraint(
                    value: token, parameter: "clientRequestToken",
                    constraint: token.isEmpty
                        ? "Member must have length greater than or equal to 1"
                        : "Member must have length less than or equal to 36"))
        }
        let plans = try transactItems.map { action throws(StoreError) in try action.plan() }
        let byteCount = plans.reduce(0) { $0 + (($1 as? PutPlan)?.item.size ?? 0) }
        guard byteCount <= Limits.transactionByteCount else {
            throw .validation(.transactionTooLarge)
        }
        return TransactWritePlan(plans: plans, digest: digest)
    }

    func run(
        _ plan: TransactWritePlan, in transaction: inout Transaction
    ) throws(StoreError) -> Output {
        _ = try TransactionRules.keys(of: plan.plans, in: transaction.catalog) {
            $0.tableName
        } key: { (plan, table) throws(ValidationError) in
            try plan.key(in: table)
        }
        if let token = clientRequestToken {
            guard try transaction.claim(clientRequestTokenOwner + token, digest: plan.digest) else {
                return try replayed(plan, in: transaction)
            }
        }
        var meters = CapacityMeters()
        var metrics: [String: [ItemCollectionMetrics]] = [:]
        for effect in try plan.run(in: &transaction) {
            meters.update(effect.table) { $0.write(effect, factor: 2) }
            if let metric = try transaction.itemCollectionMetrics(
                of: effect, returnItemCollectionMetrics)
            {
                metrics[effect.table.name, default: []].append(metric)
            }
        }
        return Output(
            consumedCapacity: meters.report(returnConsumedCapacity, kind: .transactionWrite),
            itemCollectionMetrics: metrics.isEmpty ? nil : metrics)
    }

    /// The answer to a request that was done before: what reading its items costs.
    private func replayed(
        _ plan: TransactWritePlan, in transaction: borrowing Transaction
    ) throws(StoreError) -> Output {
        var meters = CapacityMeters()
        for part in plan.plans {
            let table = try transaction.catalog.table(named: part.tableName)
            let key = try validating { () throws(ValidationError) in try part.key(in: table) }
            let byteCount = try transaction.item(key)?.size ?? 0
            meters.update(table) { meter in
                for _ in 0..<2 { meter.read(byteCount: byteCount, consistent: true) }
            }
        }
        return Output(
            consumedCapacity: meters.report(returnConsumedCapacity, kind: .transactionRead))
    }
}
