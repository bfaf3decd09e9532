/// The request of `DeleteTable`.
struct DeleteTableRequest: WireOperation {
    static let name = OperationName.deleteTable

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
        [AccessClaim(action: "DeleteTable", tableName: try context.tableName(tableName))]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let name = try context.tableName(tableName)
        // The words of the control plane name the table.
        _ = try context.table(name)
        var table: TableDescription
        do throws(StoreError) {
            table = try await context.store.run(DeleteTable(tableName: name))
        } catch {
            throw WireError(error)
        }
        table.tableStatus = .deleting
        return ResponseWriter.table("TableDescription", table, in: context)
    }
}
