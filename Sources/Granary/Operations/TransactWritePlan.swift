internal import GranaryExpressions
internal import GranaryItems

/// The actions of a transaction, bound and checked.
struct TransactWritePlan: Sendable {
    let plans: [any ItemWritePlan]
    /// What tells this request from another with the same token.
    let digest: UInt128

    /// Does all actions, or throws the reasons why not, one for each, and none is done.
    ///
    /// Every action is judged, so that the reasons are complete; the caller undoes what was done.
    func run(in transaction: inout Transaction) throws(StoreError) -> [WriteEffect] {
        var effects: [WriteEffect] = []
        var reasons: [CancellationReason] = []
        for plan in plans {
            do throws(StoreError) {
                effects.append(try plan.run(in: &transaction))
                reasons.append(CancellationReason(code: .none))
            } catch {
                reasons.append(try CancellationReason(error))
            }
        }
        guard effects.count == plans.count else { throw .transactionCancelled(reasons) }
        let byteCount = effects.reduce(0) { $0 + ($1.new?.size ?? 0) }
        guard byteCount <= Limits.transactionByteCount else {
            throw .validation(.transactionTooLarge)
        }
        return effects
    }
}

extension CancellationReason {
    /// The reason an action's error gives.
    ///
    /// - Throws: The error itself, when it is not about this one action, or about an empty key.
    init(_ error: StoreError) throws(StoreError) {
        switch error {
        case .conditionFailed(let existing):
            self.init(
                code: .conditionalCheckFailed, message: error.dynamoDBException.message,
                item: existing)
        case .uniqueViolation(_, let key):
            self.init(
                code: .uniqueViolation, message: error.dynamoDBException.message, item: key)
        case .validation(.emptyKey), .validation(.emptyIndexKey),
            .validation(.updatesIndexKeyEmpty):
            throw error
        case .schemaViolation(let violations):
            self.init(code: .validationError, message: error.dynamoDBException.message)
            self.violations = violations
        case .expression, .validation:
            self.init(code: .validationError, message: error.dynamoDBException.message)
        default: throw error
        }
    }
}

extension TransactWriteItems.Action {
    /// Parses, binds and checks one action.
    func plan() throws(StoreError) -> any ItemWritePlan {
        switch self {
        case .put(let put): return try put.validated()
        case .update(let update):
            var plan = try update.validated()
            plan.limitsWrittenSize = false
            return plan
        case .delete(let delete): return try delete.validated()
        case .conditionCheck(let check):
            var expressions = try RequestExpressions(
                names: check.expressionAttributeNames, values: check.expressionAttributeValues)
            let condition = try expressions.condition(check.conditionExpression)
            try expressions.finish("ConditionExpression")
            return CheckPlan(
                tableName: check.tableName, key: check.key, condition: condition,
                returnsItemOnFailure: check.returnValuesOnConditionCheckFailure == .allOld)
        }
    }
}

/// A condition on an item that stays as it is.
struct CheckPlan: ItemWritePlan {
    var writes: Bool { false }

    let tableName: String
    let key: Item
    var condition: Condition?
    var returnsItemOnFailure = false

    func key(in table: CatalogTable) throws(ValidationError) -> ItemKey {
        try table.key(key.view)
    }

    func newItem(from existing: Item?, in table: CatalogTable) throws(StoreError) -> Item? {
        existing
    }
}
