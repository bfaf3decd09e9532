/// The request of `ListStreams`: those that can be read, by the names of their tables.
struct ListStreamsRequest: WireOperation {
    static let name = OperationName.listStreams

    private var tableName: String?
    private var limit: Int?
    private var exclusiveStartStreamARN: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "Limit": limit = try reader.integer()
        case "ExclusiveStartStreamArn": exclusiveStartStreamARN = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(tableName, "tableName", length: 3...255)
        constraints.check(
            tableName, "tableName", matches: tableName.map(PageParameters.isName) ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
        constraints.check(limit, "limit", in: 1...100)
        constraints.check(
            exclusiveStartStreamARN, "exclusiveStartStreamArn", length: 37...1_024)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        [AccessClaim(action: "ListStreams", tableName: tableName, part: "stream/*")]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let names = try answering { () throws(StoreError) -> [String] in
            if let tableName { return [tableName] }
            return try context.store.tableNames()
        }
        let start = try exclusiveStartStreamARN.map { arn throws(WireError) in
            guard let table = context.streamTable(ofARN: arn) else {
                throw .validation("Invalid StreamArn: \(arn)")
            }
            return table
        }
        let limit = limit ?? 100
        var streams: [TableStream] = []
        for name in names where start.map({ $0 < name }) ?? true {
            guard let stream = try context.stream(ofTable: name) else { continue }
            streams.append(stream)
            // One more than fit tells whether there are more.
            if streams.count > limit { break }
        }
        let page = streams.prefix(limit)
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Streams", page) { writer, stream in
                writer.object { writer in
                    writer.member("StreamArn", stream.arn)
                    writer.member("TableName", stream.table.tableName)
                    writer.member("StreamLabel", stream.label)
                }
            }
            if streams.count > limit, let last = page.last {
                writer.member("LastEvaluatedStreamArn", last.arn)
            }
        }
        return writer.bytes
    }
}
