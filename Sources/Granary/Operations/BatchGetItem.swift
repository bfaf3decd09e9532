public import GranaryExpressions
public import GranaryItems

/// Reads up to 100 items by key, from any number of tables.
///
/// DynamoDB's `BatchGetItem`. All of them are read from one snapshot.
public struct BatchGetItem: Sendable {
    /// What to read of one table.
    public struct KeysAndAttributes: Sendable, Hashable {
        /// The keys, each once.
        public var keys: [Item]
        /// The attributes or nested parts to return; `nil` for all.
        public var projectionExpression: Expression<Projection>?
        /// Names for the `#` placeholders of the projection.
        public var expressionAttributeNames: [String: String]?
        /// Whether to be charged for strongly consistent reads.
        public var consistentRead: Bool

        /// Creates a request for one table.
        public init(
            keys: [Item], projectionExpression: Expression<Projection>? = nil,
            expressionAttributeNames: [String: String]? = nil, consistentRead: Bool = false
        ) {
            self.keys = keys
            self.projectionExpression = projectionExpression
            self.expressionAttributeNames = expressionAttributeNames
            self.consistentRead = consistentRead
        }
    }

    /// What to read, by table name.
    public var requestItems: [String: KeysAndAttributes]
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none

    /// Creates the operation.
    public init(requestItems: [String: KeysAndAttributes]) {
        self.requestItems = requestItems
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The items that were found, by table name; absent ones are left out.
        public var responses: [String: [Item]]
        /// What did not fit into 16 MiB: ask again.
        public var unprocessedKeys: [String: KeysAndAttributes]
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: [ConsumedCapacity]?
    }
}

extension BatchGetItem: ReadOperation {
    func validated() throws(StoreError) -> [BatchGetPlan] {
        let count = requestItems.values.reduce(0) { $0 + $1.keys.count }
        guard !requestItems.isEmpty else {
            throw .validation(
                .batchCount(
                    parameter: "RequestItems",
                    text: "Member must have length greater than or equal to 1"))
        }
        for (table, request) in requestItems {
            guard (1...Limits.batchGetCount).contains(request.keys.count) else {
                throw .validation(
                    .batchCount(
                        parameter: "RequestItems.\(table).member.Keys",
                        text: request.keys.isEmpty
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to 100"))
            }
        }
        guard count <= Limits.batchGetCount else {
            throw .validation(
                .definition("Too many items requested for the BatchGetItem call"))
        }
        return try requestItems.sorted { $0.key < $1.key }.map {
            (table, request) throws(StoreError) in
            var expressions = try RequestExpressions(
                names: request.expressionAttributeNames, values: nil)
            let projection = try expressions.projection(request.projectionExpression)
            try expressions.finish()
            return BatchGetPlan(tableName: table, request: request, projection: projection)
        }
    }

    func run(
        _ plans: [BatchGetPlan], in reader: borrowing Reader
    ) throws(StoreError) -> Output {
        var output = Output(responses: [:], unprocessedKeys: [:], consumedCapacity: nil)
        var meters = CapacityMeters()
        var byteCount = 0
        for plan in plans {
            let table = try reader.catalog.table(named: plan.tableName)
            let keys = try plan.distinctKeys(in: table)
            var items: [Item] = []
            for (position, key) in keys.enumerated() {
                let get = GetPlan(
                    tableName: plan.tableName, key: plan.request.keys[position],
                    projection: plan.projection)
                let found = try get.run(key, in: reader)
                if byteCount + found.byteCount > Limits.batchGetByteCount {
                    var rest = plan.request
                    rest.keys = Array(plan.request.keys[position...])
                    output.unprocessedKeys[plan.tableName] = rest
                    break
                }
                byteCount += found.byteCount
                if let item = found.item { items.append(item) }
                meters.update(table) {
                    $0.read(
                        byteCount: found.byteCount, consistent: plan.request.consistentRead)
                }
            }
            output.responses[plan.tableName] = items
        }
        output.consumedCapacity = meters.report(returnConsumedCapacity)
        return output
    }
}

/// What a batch reads of one table, bound.
struct BatchGetPlan: Sendable {
    let tableName: String
    let request: BatchGetItem.KeysAndAttributes
    let projection: Projection?

    /// The encoded keys; DynamoDB refuses a key that comes twice.
    func distinctKeys(in table: CatalogTable) throws(StoreError) -> [ItemKey] {
        try validating { () throws(ValidationError) in
            let keys = try request.keys.map { key throws(ValidationError) in
                try table.key(key.view)
            }
            guard Set(keys).count == keys.count else { throw .duplicateKeys }
            return keys
        }
    }
}
