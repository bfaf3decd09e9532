internal import GranaryExpressions

/// What a statement comes to: operations of the engine.
enum PartiQLPlan: Sendable {
    case get(GetItem)
    /// One query for each value of the partition key, in the order of the answer.
    case query([Query])
    case scan(Scan)
    case put(PutItem)
    case update(UpdateItem)
    case delete(DeleteItem)
    /// A condition on an item, for transactions.
    case check(TransactWriteItems.ConditionCheck)
}
