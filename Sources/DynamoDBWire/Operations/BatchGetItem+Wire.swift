/// The request of `BatchGetItem`.
struct BatchGetItemRequest: WireOperation {
    static let name = OperationName.batchGetItem

    /// What to read of one table.
    private struct TableKeys: Sendable {
        var keys: [Item]?
        var consistentRead = false
        var expressions = ExpressionParameters()
        var legacy = LegacyParameters()
    }

    private var tables: [String: TableKeys]?
    private var returns = ReturnParameters()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "RequestItems" else { return try returns.read(member, &reader) }
        var tables: [String: TableKeys] = [:]
        try reader.members { table, reader throws(WireError) in
            tables[table] = try Self.readTable(&reader)
            return true
        }
        self.tables = tables
        return true
    }

    private static func readTable(_ reader: inout RequestReader) throws(WireError) -> TableKeys {
        var table = TableKeys()
        try reader.members { name, reader throws(WireError) in
            switch name {
            case "Keys": table.keys = try reader.items()
            case "ConsistentRead": table.consistentRead = try reader.bool()
            case "AttributesToGet": return try table.legacy.read(name, &reader)
            default:
                return try table.expressions.read(
                    name, &reader, accepting: ["ProjectionExpression"])
            }
            return true
        }
        return table
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(tables, "requestItems")
        if tables?.isEmpty == true {
            constraints.add("{}", at: "requestItems", Constraints.atLeast(1))
        }
        for (name, table) in (tables ?? [:]).sorted(by: { $0.key < $1.key }) {
            constraints.require(table.keys, "requestItems.\(name).member.keys")
            table.legacy.check(&constraints)
        }
        returns.check(&constraints)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        try (tables ?? [:]).map { name, table throws(WireError) in
            .read(
                "BatchGetItem", try context.tableName(name), keys: table.keys ?? [],
                attributes: table.legacy.attributesToGet.map(Set.init)
                    ?? table.expressions.projectedAttributes(), in: context)
        }
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var requestItems: [String: BatchGetItem.KeysAndAttributes] = [:]
        var names: [String: String] = [:]
        for (given, table) in tables ?? [:] {
            let name = try context.tableName(given)
            names[name] = given
            var request = BatchGetItem.KeysAndAttributes(keys: table.keys ?? [])
            request.projectionExpression = try table.legacy.projection(or: table.expressions)
            request.expressionAttributeNames = table.expressions.names
            request.consistentRead = table.consistentRead
            requestItems[name] = request
        }
        var operation = BatchGetItem(requestItems: requestItems)
        operation.returnConsumedCapacity = returns.consumedCapacity
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        return Self.write(output, names)
    }

    /// Writes the answer, each table under the name that the request used.
    private static func write(_ output: BatchGetItem.Output, _ names: [String: String]) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object("Responses") { writer in
                for (table, items) in output.responses.sorted(by: { $0.key < $1.key }) {
                    writer.array(escaping: names[table] ?? table, items) { $0.item($1) }
                }
            }
            writer.object("UnprocessedKeys") { writer in
                for (table, rest) in output.unprocessedKeys.sorted(by: { $0.key < $1.key }) {
                    writer.object(escaping: names[table] ?? table) { $0.members(of: rest) }
                }
            }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }
}

extension ResponseWriter {
    fileprivate mutating func members(of rest: BatchGetItem.KeysAndAttributes) {
        array("Keys", rest.keys) { $0.item($1) }
        if rest.consistentRead { member("ConsistentRead", true) }
        switch rest.projectionExpression {
        case nil: break
        case .text(let text): member("ProjectionExpression", text)
        case .built(let projection):
            array("AttributesToGet", projection.attributeNames) { $0.string($1) }
        }
        guard let names = rest.expressionAttributeNames else { return }
        object("ExpressionAttributeNames") { writer in
            for (name, attribute) in names.sorted(by: { $0.key < $1.key }) {
                writer.member(escaping: name, attribute)
            }
        }
    }
}
