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
        try reader.members(of: "KeysAndAttributes") { name, reader throws(WireError) in
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
                attributes: table.legacy.attributesToGet.map { ExactNames($0) }
                    ?? table.expressions.projectedAttributes(), in: context)
        }
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var outputs: [NamedOutput] = []
        for batch in try batches(in: context) {
            var operation = BatchGetItem(requestItems: batch.items)
            operation.returnConsumedCapacity = returns.consumedCapacity
            let output = try answering { () throws(StoreError) in
                try context.store.run(operation)
            }
            outputs.append(NamedOutput(output: output, names: batch.names))
        }
        return Self.write(outputs)
    }

    /// What to read, and the names that the request used.
    private struct Batch {
        var items: [String: BatchGetItem.KeysAndAttributes] = [:]
        var names: [String: String] = [:]
    }

    private struct NamedOutput {
        let output: BatchGetItem.Output
        let names: [String: String]
    }

    /// One batch, or two when a table is named both by its name and by its ARN.
    ///
    /// - Throws: What the service says when a key comes twice in them.
    private func batches(in context: RequestContext) throws(WireError) -> [Batch] {
        try LegacyParameters.checkTogether(
            (tables ?? [:]).values.map { ($0.legacy, $0.expressions) })
        var batches = [Batch()]
        for (given, table) in (tables ?? [:]).sorted(by: { $0.key < $1.key }) {
            let name = try context.tableName(given)
            var request = BatchGetItem.KeysAndAttributes(keys: table.keys ?? [])
            request.projectionExpression = try table.legacy.projection(or: table.expressions)
            request.expressionAttributeNames = table.expressions.names
            request.consistentRead = table.consistentRead
            let taken = batches.filter { $0.items[name] != nil }
            let known = Set(taken.flatMap { $0.items[name]?.keys ?? [] })
            guard known.isDisjoint(with: request.keys) else {
                throw WireError(.validation(.duplicateKeys))
            }
            if taken.count == batches.count { batches.append(Batch()) }
            batches[taken.count].items[name] = request
            batches[taken.count].names[name] = given
        }
        let count = batches.reduce(0) { count, batch in
            batch.items.values.reduce(count) { $0 + $1.keys.count }
        }
        guard batches.count == 1 || count <= Limits.batchGetCount else {
            throw .validation("Too many items requested for the BatchGetItem call")
        }
        return batches
    }

    /// Writes the answer, each table under the name that the request used.
    private static func write(_ outputs: [NamedOutput]) -> [UInt8] {
        var responses: [String: [Item]] = [:]
        var unprocessed: [String: BatchGetItem.KeysAndAttributes] = [:]
        var capacity: [ConsumedCapacity]?
        for named in outputs {
            for (table, items) in named.output.responses {
                responses[named.names[table] ?? table] = items
            }
            for (table, rest) in named.output.unprocessedKeys {
                unprocessed[named.names[table] ?? table] = rest
            }
            if let consumed = named.output.consumedCapacity {
                capacity = (capacity ?? []) + consumed
            }
        }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object("Responses") { writer in
                for (table, items) in responses.sorted(by: { $0.key < $1.key }) {
                    writer.array(escaping: table, items) { $0.item($1) }
                }
            }
            writer.object("UnprocessedKeys") { writer in
                for (table, rest) in unprocessed.sorted(by: { $0.key < $1.key }) {
                    writer.object(escaping: table) { $0.members(of: rest) }
                }
            }
            writer.consumedCapacity(capacity)
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
