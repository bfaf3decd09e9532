/// The request of `TransactGetItems`.
struct TransactGetItemsRequest: WireOperation {
    static let name = OperationName.transactGetItems

    private struct Get: Sendable {
        var isGiven = false
        var tableName: String?
        var key: Item?
        var expressions = ExpressionParameters()
    }

    private var gets: [Get]?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "TransactItems" else { return try returns.read(member, &reader) }
        var gets: [Get] = []
        try reader.elements { reader throws(WireError) in
            var get = Get()
            try reader.members(of: "TransactGetItem") { name, reader throws(WireError) in
                guard name == "Get" else { return false }
                get.isGiven = true
                try reader.members(of: "Get") { name, reader throws(WireError) in
                    switch name {
                    case "TableName": get.tableName = try reader.string()
                    case "Key": get.key = try reader.item()
                    default:
                        return try get.expressions.read(
                            name, &reader, accepting: ["ProjectionExpression"])
                    }
                    return true
                }
                return true
            }
            gets.append(get)
        }
        self.gets = gets
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(gets, "transactItems")
        constraints.checkTransaction(count: gets?.count)
        for (position, get) in (gets ?? []).enumerated() {
            let place = "transactItems.\(position + 1).member.get"
            constraints.require(get.isGiven ? get : nil, place)
            guard get.isGiven else { continue }
            constraints.require(get.key, "\(place).key")
            constraints.requireTable(get.tableName, "\(place).tableName")
        }
        returns.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        try (gets ?? []).map { get throws(WireError) in
            .read(
                "GetItem", try context.tableName(get.tableName), keys: [get.key ?? Item()],
                attributes: get.expressions.projectedAttributes(), in: context)
        }
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var operation = TransactGetItems(
            transactItems: try (gets ?? []).map { get throws(WireError) in
                TransactGetItems.Get(
                    tableName: try context.tableName(get.tableName), key: get.key ?? Item(),
                    projectionExpression: get.expressions.projection.map { .text($0) },
                    expressionAttributeNames: get.expressions.names)
            })
        operation.returnConsumedCapacity = returns.consumedCapacity
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.consumedCapacity(output.consumedCapacity)
            writer.array("Responses", output.responses) { writer, item in
                writer.object { writer in if let item { writer.member("Item", item) } }
            }
        }
        return writer.bytes
    }
}
