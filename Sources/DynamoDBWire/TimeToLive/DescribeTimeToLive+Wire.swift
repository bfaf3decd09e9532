/// The request of `DescribeTimeToLive`.
struct DescribeTimeToLiveRequest: TableOperation {
    static let name = OperationName.describeTimeToLive

    var tableName: String?

    func check(_ constraints: inout Constraints) {
        constraints.requireTable(tableName, "tableName")
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(try context.tableName(tableName)).tableName
        let description = try answering { () throws(StoreError) in
            try context.store.run(DescribeTimeToLive(tableName: table))
        }
        var writer = ResponseWriter()
        writer.object { $0.timeToLive(description) }
        return writer.bytes
    }
}

extension ResponseWriter {
    /// Writes whether items of a table expire.
    mutating func timeToLive(_ description: TimeToLiveDescription) {
        object("TimeToLiveDescription") { writer in
            writer.member("TimeToLiveStatus", description.status.rawValue)
            if let name = description.attributeName { writer.member("AttributeName", name) }
        }
    }
}
