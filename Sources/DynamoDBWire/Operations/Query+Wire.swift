/// The request of `Query`.
struct QueryRequest: WireOperation {
    static let name = OperationName.query

    private var page = PageParameters()
    private var scanIndexForward = true

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ScanIndexForward": scanIndexForward = try reader.bool()
        case "KeyConditions", "QueryFilter": return try page.legacy.read(member, &reader)
        case "KeyConditionExpression":
            return try page.expressions.read(member, &reader, accepting: [member])
        default: return try page.read(member, &reader)
        }
        return true
    }

    func check(_ constraints: inout Constraints) { page.check(&constraints) }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        let table = try context.tableName(page.tableName)
        let condition = page.legacy.keyConditions ?? page.expressions.parsedKeyCondition()
        let leading = context.partitionKey(of: table, index: page.indexName)?.first
            .flatMap { key in condition?.terms.first { $0.attribute.hasSameBytes(as: key.name) } }
            .flatMap { term in
                if case .equal(let value) = term.comparison { [value] } else { nil }
            }
        return [page.claim("Query", table, leadingKeys: leading)]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        guard let keyCondition = try page.legacy.keyCondition(or: page.expressions) else {
            throw .validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified "
                    + "in the request.")
        }
        var operation = Query(
            tableName: try context.tableName(page.tableName), indexName: page.indexName,
            keyConditionExpression: keyCondition,
            filterExpression: try page.legacy.filter(or: page.expressions),
            projectionExpression: try page.projection(),
            expressionAttributeNames: page.expressions.names,
            expressionAttributeValues: page.expressions.values, limit: page.limit,
            exclusiveStartKey: page.exclusiveStartKey, scanIndexForward: scanIndexForward)
        operation.select = page.select
        operation.consistentRead = page.consistentRead
        operation.returnConsumedCapacity = page.returns.consumedCapacity
        let output: PageOutput
        do throws(StoreError) {
            output = try context.store.run(operation)
        } catch {
            throw page.legacy.refusal(error)
        }
        return ResponseWriter.page(output, hasItems: page.select != .count)
    }
}
