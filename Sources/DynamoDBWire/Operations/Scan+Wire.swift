/// The request of `Scan`.
struct ScanRequest: WireOperation {
    static let name = OperationName.scan

    private var page = PageParameters()
    private var segment: Int?
    private var totalSegments: Int?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "Segment": segment = try reader.integer()
        case "TotalSegments": totalSegments = try reader.integer()
        case "ScanFilter": return try page.legacy.read(member, &reader)
        default: return try page.read(member, &reader)
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        page.check(&constraints)
        constraints.check(segment, "segment", in: 0...999_999)
        constraints.check(totalSegments, "totalSegments", in: 1...1_000_000)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [page.claim("Scan", try context.tableName(page.tableName), leadingKeys: nil)]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var operation = Scan(tableName: try context.tableName(page.tableName))
        operation.indexName = page.indexName
        operation.filterExpression = try page.legacy.filter(or: page.expressions)
        operation.projectionExpression = try page.projection()
        operation.expressionAttributeNames = page.expressions.names
        operation.expressionAttributeValues = page.expressions.values
        operation.select = page.select
        operation.limit = page.limit
        operation.exclusiveStartKey = page.exclusiveStartKey
        operation.segment = segment
        operation.totalSegments = totalSegments
        operation.consistentRead = page.consistentRead
        operation.returnConsumedCapacity = page.returns.consumedCapacity
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        return ResponseWriter.page(output, hasItems: page.select != .count)
    }
}
