/// The request of `UpdateItem`.
struct UpdateItemRequest: WireOperation {
    static let name = OperationName.updateItem

    private var tableName: String?
    private var key: Item?
    private var expressions = ExpressionParameters()
    private var legacy = LegacyParameters()
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "Key": key = try reader.item()
        case "Expected", "ConditionalOperator", "AttributeUpdates":
            return try legacy.read(member, &reader)
        default:
            if try returns.read(member, &reader) { return true }
            return try expressions.read(
                member, &reader, accepting: ["ConditionExpression", "UpdateExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(key, "key")
        constraints.require(tableName, "tableName", length: 1...1_024)
        returns.check(&constraints)
        legacy.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            .write(
                "UpdateItem", try context.tableName(tableName), item: key ?? Item(),
                expressions: expressions, legacy: legacy.attributeNames,
                returns: returns.values, in: context)
        ]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        var operation = UpdateItem(
            tableName: try context.tableName(tableName), key: key ?? Item(),
            updateExpression: try legacy.update(or: expressions),
            conditionExpression: try legacy.condition(or: expressions),
            expressionAttributeNames: expressions.names,
            expressionAttributeValues: expressions.values, returnValues: returns.values)
        operation.returnValuesOnConditionCheckFailure = returns.valuesOnFailure
        operation.returnConsumedCapacity = returns.consumedCapacity
        operation.returnItemCollectionMetrics = returns.collectionMetrics
        let output: UpdateItem.Output
        do throws(StoreError) {
            output = try await context.store.run(operation)
        } catch {
            throw WireError(error)
        }
        return ResponseWriter.write(
            attributes: output.attributes, output.consumedCapacity, output.itemCollectionMetrics)
    }
}
