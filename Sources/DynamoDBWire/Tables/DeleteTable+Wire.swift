/// The request of `DeleteTable`.
struct DeleteTableRequest: TableOperation {
    static let name = OperationName.deleteTable

    var tableName: String?

    func checkFirst() throws(WireError) { try TableName.check(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.checkTable(tableName, "tableName")
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let name = try context.tableName(tableName)
        // The words of the control plane name the table.
        _ = try context.table(name)
        var table = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(DeleteTable(tableName: name))
        }
        table.tableStatus = .deleting
        return ResponseWriter.table("TableDescription", table, in: context)
    }
}
