internal import GranaryItems

/// What holds for the actions of both kinds of transaction.
enum TransactionRules {
    /// Refuses a transaction with no actions or more than 100.
    static func check(count: Int) throws(StoreError) {
        guard (1...Limits.transactionCount).contains(count) else {
            throw .validation(
                .batchCount(
                    parameter: "TransactItems",
                    text: count < 1
                        ? "Member must have length greater than or equal to 1"
                        : "Member must have length less than or equal to 100"))
        }
    }

    /// The keys of the items that the actions are about, in order.
    ///
    /// DynamoDB looks for empty keys before it begins; any other key that does not fit is a reason of
    /// its action.
    ///
    /// - Throws: ``StoreError/transactionCancelled(_:)`` when items have no key of their table,
    ///   ``ValidationError/duplicateTransactionItems`` when an item is named twice.
    static func keys<Plan>(
        of plans: [Plan], in catalog: Catalog, tableName: (Plan) -> String,
        key: (Plan, CatalogTable) throws(ValidationError) -> ItemKey
    ) throws(StoreError) -> [ItemKey] {
        var keys: [ItemKey] = []
        var reasons: [CancellationReason] = []
        for plan in plans {
            let table = try catalog.table(named: tableName(plan))
            do throws(ValidationError) {
                keys.append(try key(plan, table))
                reasons.append(CancellationReason(code: .none))
            } catch {
                reasons.append(try CancellationReason(.validation(error)))
            }
        }
        guard keys.count == plans.count else { throw .transactionCancelled(reasons) }
        guard Set(keys).count == keys.count else { throw .validation(.duplicateTransactionItems) }
        return keys
    }
}
