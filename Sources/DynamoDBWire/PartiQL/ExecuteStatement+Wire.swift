/// The request of `ExecuteStatement`.
struct ExecuteStatementRequest: WireOperation {
    static let name = OperationName.executeStatement

    private var request = PartiQLRequest()
    private var nextToken: String?
    private var limit: Int?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "NextToken": nextToken = try reader.string()
        case "Limit": limit = try reader.integer()
        case "ReturnConsumedCapacity": return try request.returns.read(member, &reader)
        default: return try request.read(member, &reader)
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        request.check(&constraints)
        constraints.check(nextToken, "nextToken", length: 1...PartiQLLimits.tokenCharacterCount)
        constraints.check(limit, "limit", in: 1...Int.max)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [try request.parsed().claim(of: request, in: context)]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let statement = try request.parsed()
        if case .exists = statement {
            throw .validation("EXISTS can only be used in ExecuteTransaction write requests.")
        }
        let plan = try request.plan(statement, in: context)
        var position = PartiQLPosition()
        if let nextToken {
            position = try PartiQLNextToken.position(in: nextToken, digest: request.digest)
        }
        let output = try await plan.run(
            in: context, from: position, limit: limit, capacity: request.returns.consumedCapacity)
        var items = output.items
        if case .select(let select) = statement { items = items.map { select.answer(from: $0) } }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Items", items) { $0.item($1) }
            if let next = output.next {
                writer.member(
                    "NextToken", PartiQLNextToken.text(of: next, digest: request.digest))
                if let key = next.startKey { writer.member("LastEvaluatedKey", key) }
            }
            writer.consumedCapacity(output.consumedCapacity)
        }
        return writer.bytes
    }
}
