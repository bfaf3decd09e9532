/// The request of `DescribeTable`.
struct DescribeTableRequest: TableOperation {
    static let name = OperationName.describeTable

    var tableName: String?

    func checkFirst() throws(WireError) { try TableName.check(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.checkTable(tableName, "tableName")
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(try context.tableName(tableName))
        return ResponseWriter.table("Table", table, in: context)
    }
}
