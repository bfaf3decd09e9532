/// The request of `DescribeTable`.
struct DescribeTableRequest: WireOperation {
    static let name = OperationName.describeTable

    private var tableName: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "TableName" else { return false }
        tableName = try reader.string()
        return true
    }

    func checkFirst() throws(WireError) { try TableName.check(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.check(tableName, "tableName", length: 1...1_024)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [AccessClaim(action: "DescribeTable", tableName: try context.tableName(tableName))]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(try context.tableName(tableName))
        return ResponseWriter.table("Table", table, in: context)
    }
}
