/// The request of `PutItem`.
struct PutItemRequest: WireOperation {
    static let name = OperationName.putItem

    private var tableName: String?
    private var item: Item?
    private var expressions = ExpressionParameters()
    private var legacy = LegacyParameters()
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "Item": item = try reader.item()
        case "Expected", "ConditionalOperator": return try legacy.read(member, &reader)
        default:
            if try returns.read(member, &reader) { return true }
            return try expressions.read(member, &reader, accepting: ["ConditionExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(item, "item")
        constraints.require(tableName, "tableName", length: 1...1_024)
        returns.check(&constraints)
        legacy.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            .write(
                "PutItem", try context.tableName(tableName), item: item ?? Item(),
                expressions: expressions, legacy: legacy.attributeNames,
                returns: returns.values, in: context)
        ]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        var operation = PutItem(
            tableName: try context.tableName(tableName), item: item ?? Item(),
            conditionExpression: try legacy.condition(or: expressions),
            expressionAttributeNames: expressions.names,
            expressionAttributeValues: expressions.values, returnValues: returns.values)
        operation.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
        operation.returnConsumedCapacity = returns.consumedCapacity
        operation.returnItemCollectionMetrics = returns.collectionMetrics
        let output: PutItem.Output
        do throws(StoreError) {
            output = try await context.store.run(operation)
        } catch {
            throw WireError(error)
        }
        return ResponseWriter.write(
            attributes: output.attributes, output.consumedCapacity, output.itemCollectionMetrics)
    }
}

extension ResponseWriter {
    /// The answer of a put, update or delete.
    static func write(
        attributes: Item?, _ capacity: ConsumedCapacity?, _ metrics: ItemCollectionMetrics?
    ) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            if let attributes { writer.member("Attributes", attributes) }
            writer.consumedCapacity(capacity)
            writer.itemCollectionMetrics(metrics)
        }
        return writer.bytes
    }
}
