public import GranaryItems

/// Puts and deletes up to 25 items, in any number of tables, without conditions.
///
/// DynamoDB's `BatchWriteItem`. Here all of it is one transaction: there are no unprocessed items.
public struct BatchWriteItem: Sendable {
    /// One write of the batch.
    public enum WriteRequest: Sendable, Hashable {
        /// Put this whole item.
        case put(Item)
        /// Delete the item with this key.
        case delete(key: Item)
    }

    /// What to write, by table name.
    public var requestItems: [String: [WriteRequest]]
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none
    /// Whether to report the item collections' sizes.
    public var returnItemCollectionMetrics = ReturnItemCollectionMetrics.none

    /// Creates the operation.
    public init(requestItems: [String: [WriteRequest]]) {
        self.requestItems = requestItems
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// Always empty; part of DynamoDB's answer.
        public var unprocessedItems: [String: [WriteRequest]] = [:]
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: [ConsumedCapacity]?
        /// The sizes of the item collections by table name, if they were asked for.
        public var itemCollectionMetrics: [String: [ItemCollectionMetrics]]?
    }
}

extension BatchWriteItem: WriteOperation {
    var needsSavepoint: Bool { true }

    func validated() throws(StoreError) -> [any ItemWritePlan] {
        let requests = requestItems.sorted { $0.key < $1.key }
        guard !requests.isEmpty else {
            throw .validation(
                .batchCount(
                    parameter: "RequestItems",
                    text: "Member must have length greater than or equal to 1"))
        }
        for (table, writes) in requests
        where !(1...Limits.batchWriteCount).contains(writes.count) {
            throw .validation(
                .batchCount(
                    parameter: "RequestItems.\(table).member",
                    text: writes.isEmpty
                        ? "Member must have length greater than or equal to 1"
                        : "Member must have length less than or equal to 25"))
        }
        guard requests.reduce(0, { $0 + $1.value.count }) <= Limits.batchWriteCount else {
            throw .validation(
                .definition("Too many items requested for the BatchWriteItem call"))
        }
        var plans: [any ItemWritePlan] = []
        var byteCount = 0
        for (table, writes) in requests {
            for write in writes {
                switch write {
                case .put(let item):
                    byteCount += item.size
                    plans.append(try PutPlan(tableName: table, item: item))
                case .delete(let key):
                    plans.append(DeletePlan(tableName: table, key: key))
                }
            }
        }
        guard byteCount <= Limits.batchWriteByteCount else {
            throw .validation(
                .definition("The batch write request size exceeds the limit of 16 MB"))
        }
        return plans
    }

    func run(
        _ plans: [any ItemWritePlan], in transaction: inout Transaction
    ) throws(StoreError) -> Output {
        try transaction.checkKeys(of: plans)
        var meters = CapacityMeters()
        var metrics: [String: [ItemCollectionMetrics]] = [:]
        for plan in plans {
            let effect = try plan.run(in: &transaction)
            meters.update(effect.table) { $0.write(effect) }
            if let metric = try transaction.itemCollectionMetrics(
                of: effect, returnItemCollectionMetrics)
            {
                metrics[plan.tableName, default: []].append(metric)
            }
        }
        return Output(
            consumedCapacity: meters.report(returnConsumedCapacity),
            itemCollectionMetrics: metrics.isEmpty ? nil : metrics)
    }
}

extension Transaction {
    /// Refuses a batch with an item that has no key of its table, or with one item twice.
    ///
    /// DynamoDB tells what is wrong with a key in a single put only; here all is a mismatch.
    fileprivate func checkKeys(of plans: [any ItemWritePlan]) throws(StoreError) {
        var keys: Set<ItemKey> = []
        for plan in plans {
            let table = try catalog.table(named: plan.tableName)
            do throws(ValidationError) {
                guard keys.insert(try plan.key(in: table)).inserted else { throw .duplicateKeys }
            } catch {
                switch error {
                case .missingKey, .keyTypeMismatch: throw .validation(.keyDoesNotMatchSchema)
                default: throw .validation(error)
                }
            }
        }
    }
}
