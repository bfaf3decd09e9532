/// The request of `ListTables`.
struct ListTablesRequest: WireOperation {
    static let name = OperationName.listTables

    private var exclusiveStartTableName: String?
    private var limit: Int?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ExclusiveStartTableName": exclusiveStartTableName = try reader.string()
        case "Limit": limit = try reader.integer()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(exclusiveStartTableName, "exclusiveStartTableName", length: 3...255)
        constraints.check(
            exclusiveStartTableName, "exclusiveStartTableName",
            matches: exclusiveStartTableName.map(PageParameters.isName) ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
        constraints.check(limit, "limit", in: 1...100)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let operation = ListTables(limit: limit, exclusiveStartTableName: exclusiveStartTableName)
        let output = try answering { () throws(StoreError) in try context.store.run(operation) }
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("TableNames", output.tableNames) { $0.string($1) }
            if let last = output.lastEvaluatedTableName {
                writer.member("LastEvaluatedTableName", last)
            }
        }
        return writer.bytes
    }
}
