/// An operation on one table, which its request names.
protocol TableOperation: WireOperation {
    /// The table's name, or its ARN.
    var tableName: String? { get set }
}

extension TableOperation {
    /// Reads the name, which is all that some requests have.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "TableName" else { return false }
        tableName = try reader.string()
        return true
    }

    /// The operation itself on the table: an action of a policy has the operation's name.
    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [AccessClaim(action: Self.name.rawValue, tableName: try context.tableName(tableName))]
    }
}
