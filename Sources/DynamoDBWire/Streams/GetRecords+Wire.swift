/// The request of `GetRecords`.
struct GetRecordsRequest: WireOperation {
    static let name = OperationName.getRecords

    private var shardIterator: String?
    private var limit: Int?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ShardIterator": shardIterator = try reader.string()
        case "Limit": limit = try reader.integer()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(shardIterator, "shardIterator", length: 1...2_048)
        constraints.check(limit, "limit", in: 1...1_000)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        let arn = shardIterator.flatMap { ShardIterator.streamARN(in: $0) }
        return context.claim("GetRecords", streamARN: arn)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let now = context.store.nowMilliseconds
        var iterator = try ShardIterator(shardIterator ?? "", nowMilliseconds: now)
        let stream = try context.stream(arn: iterator.streamARN)
        let page = try answering { () throws(StoreError) in
            try context.store.run(
                ReadChanges(
                    tableName: stream.table.tableName, after: iterator.after,
                    limit: limit ?? 1_000))
        }
        let isOver = try isLast(page, of: stream, in: context)
        (iterator.after, iterator.madeMilliseconds) = (page.lastSequenceNumber, now)
        let next = iterator.text
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Records", page.records) { writer, record in
                writer.record(record, of: stream, in: context)
            }
            // A closed shard has no page after its last.
            if !isOver { writer.member("NextShardIterator", next) }
        }
        return writer.bytes
    }

    /// Whether nothing can come after a page: of a closed shard, when it has the last record.
    private func isLast(
        _ page: ReadChanges.Output, of stream: TableStream, in context: RequestContext
    ) throws(WireError) -> Bool {
        if stream.isEnabled { return false }
        let log = try answering { () throws(StoreError) in
            try context.store.run(DescribeChanges(tableName: stream.table.tableName))
        }
        return page.lastSequenceNumber >= log.newestSequenceNumber ?? 0
    }
}
