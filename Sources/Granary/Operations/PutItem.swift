public import GranaryExpressions
public import GranaryItems

/// Puts one whole item, in place of any with the same key, if its condition holds.
///
/// DynamoDB's `PutItem`.
public struct PutItem: Sendable {
    /// The table's name.
    public var tableName: String
    /// The whole item, key attributes included.
    public var item: Item
    /// What must be true of the item already there.
    public var conditionExpression: Expression<Condition>?
    /// Names for the `#` placeholders of the condition.
    public var expressionAttributeNames: [String: String]?
    /// Values for the `:` placeholders of the condition.
    public var expressionAttributeValues: [String: AttributeValue]?
    /// What to return: ``ReturnValues/none`` or ``ReturnValues/allOld``.
    public var returnValues = ReturnValues.none
    /// Whether a failed condition gives back the item.
    public var returnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.none
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none
    /// Whether to report the item collection's size.
    public var returnItemCollectionMetrics = ReturnItemCollectionMetrics.none

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, item: Item, conditionExpression: Expression<Condition>? = nil,
        expressionAttributeNames: [String: String]? = nil,
        expressionAttributeValues: [String: AttributeValue]? = nil,
        returnValues: ReturnValues = .none
    ) {
        self.tableName = tableName
        self.item = item
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnValues = returnValues
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The item that was there before, if it was asked for.
        public var attributes: Item?
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: ConsumedCapacity?
        /// The size of the item collection, if it was asked for.
        public var itemCollectionMetrics: ItemCollectionMetrics?
    }
}

extension PutItem: WriteOperation {
    func validated() throws(StoreError) -> PutPlan {
        guard returnValues == .none || returnValues == .allOld else {
            throw .validation(.returnValues("Return values set to invalid value"))
        }
        var expressions = try RequestExpressions(
            names: expressionAttributeNames, values: expressionAttributeValues)
        let condition = try expressions.condition(conditionExpression)
        try expressions.finish("ConditionExpression")
        return try PutPlan(
            tableName: tableName, item: item, condition: condition,
            returnsItemOnFailure: returnValuesOnConditionCheckFailure == .allOld)
    }

    func run(
        _ plan: PutPlan, in transaction: inout Transaction
    ) throws(StoreError) -> Output {
        let effect = try plan.run(in: &transaction)
        return Output(
            attributes: returnValues == .allOld ? effect.old : nil,
            consumedCapacity: ConsumedCapacity(of: effect, returnConsumedCapacity),
            itemCollectionMetrics: try transaction.itemCollectionMetrics(
                of: effect, returnItemCollectionMetrics))
    }
}

/// A put that is bound and checked, alone or as a part of a batch or transaction.
struct PutPlan: ItemWritePlan {
    let tableName: String
    let item: Item
    var condition: Condition?
    var returnsItemOnFailure = false

    init(
        tableName: String, item: Item, condition: Condition? = nil,
        returnsItemOnFailure: Bool = false
    ) throws(StoreError) {
        self.tableName = tableName
        self.item = item
        self.condition = condition
        self.returnsItemOnFailure = returnsItemOnFailure
        try validating { () throws(ValidationError) in try ItemRules.check(item.view) }
    }

    func key(in table: CatalogTable) throws(ValidationError) -> ItemKey {
        try table.key(ofItem: item.view)
    }

    func newItem(from existing: Item?, in table: CatalogTable) throws(StoreError) -> Item? { item }
}
