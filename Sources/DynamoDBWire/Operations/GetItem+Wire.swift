/// The request of `GetItem`.
struct GetItemRequest: WireOperation {
    static let name = OperationName.getItem

    private var tableName: String?
    private var key: Item?
    private var consistentRead = false
    private var expressions = ExpressionParameters()
    private var legacy = LegacyParameters()
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "Key": key = try reader.item()
        case "ConsistentRead": consistentRead = try reader.bool()
        case "AttributesToGet": return try legacy.read(member, &reader)
        case "ReturnConsumedCapacity": return try returns.read(member, &reader)
        default:
            return try expressions.read(member, &reader, accepting: ["ProjectionExpression"])
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(key, "key")
        constraints.requireTable(tableName, "tableName")
        returns.check(&constraints)
        legacy.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            .read(
                "GetItem", try context.tableName(tableName), keys: [key ?? Item()],
                attributes: legacy.attributesToGet.map { ExactNames($0) }
                    ?? expressions.projectedAttributes(), in: context)
        ]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var operation = GetItem(
            tableName: try context.tableName(tableName), key: key ?? Item(),
            projectionExpression: try legacy.projection(or: expressions),
            expressionAttributeNames: expressions.names)
        operation.consistentRead = consistentRead
        operation.returnConsumedCapacity = returns.consumedCapacity
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        var writer = ResponseWriter()
        writer.object { writer in
            if let item = output.item { writer.member("Item", item) }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }
}
