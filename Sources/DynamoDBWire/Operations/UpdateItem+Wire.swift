/// The request of `UpdateItem`.
struct UpdateItemRequest: WireOperation {
    static let name = OperationName.updateItem

    private var write = ItemWriteParameters(itemMember: "Key")

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        try write.read(member, &reader, isUpdate: true)
    }

    func check(_ constraints: inout Constraints) { write.check(&constraints) }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [try write.claim(Self.name, in: context)]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        var operation = UpdateItem(
            tableName: try context.tableName(write.tableName), key: write.item,
            updateExpression: try write.legacy.update(or: write.expressions),
            conditionExpression: try write.legacy.condition(or: write.expressions),
            expressionAttributeNames: write.expressions.names,
            expressionAttributeValues: write.expressions.values,
            returnValues: write.returns.values)
        operation.returnValuesOnConditionCheckFailure = write.returns.valuesOnFailure
        operation.returnConsumedCapacity = write.returns.consumedCapacity
        operation.returnItemCollectionMetrics = write.returns.collectionMetrics
        let output: UpdateItem.Output
        do throws(StoreError) {
            output = try await context.store.run(operation)
        } catch {
            throw write.legacy.refusal(error)
        }
        return ResponseWriter.write(
            attributes: output.attributes, output.consumedCapacity, output.itemCollectionMetrics)
    }
}
