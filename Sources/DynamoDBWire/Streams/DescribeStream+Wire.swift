/// The request of `DescribeStream`.
struct DescribeStreamRequest: WireOperation {
    static let name = OperationName.describeStream

    private var streamARN: String?
    private var limit: Int?
    private var exclusiveStartShardID: String?
    private var filterType: String?
    private var filterShardID: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "StreamArn": streamARN = try reader.string()
        case "Limit": limit = try reader.integer()
        case "ExclusiveStartShardId": exclusiveStartShardID = try reader.string()
        case "ShardFilter":
            try reader.members { name, reader throws(WireError) in
                switch name {
                case "Type": filterType = try reader.string()
                case "ShardId": filterShardID = try reader.string()
                default: return false
                }
                return true
            }
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(streamARN, "streamArn", length: 37...1_024)
        constraints.check(limit, "limit", in: 1...100)
        constraints.check(exclusiveStartShardID, "exclusiveStartShardId", length: 28...65)
        constraints.check(filterType, "shardFilter.type", as: ShardFilterWord.self)
        constraints.check(filterShardID, "shardFilter.shardId", length: 28...65)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("DescribeStream", streamARN: streamARN)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let stream = try context.stream(arn: streamARN)
        let log = try answering { () throws(StoreError) in
            try context.store.run(DescribeChanges(tableName: stream.table.tableName))
        }
        // The one shard has no children, and none comes after it.
        let isShown = filterType == nil && (exclusiveStartShardID ?? "") < stream.shardID
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object("StreamDescription") { writer in
                writer.member("StreamArn", stream.arn)
                writer.member("StreamLabel", stream.label)
                writer.member("StreamStatus", stream.isEnabled ? "ENABLED" : "DISABLED")
                writer.member("StreamViewType", stream.viewType.rawValue)
                writer.member("CreationRequestDateTime", milliseconds: stream.createdMilliseconds)
                writer.member("TableName", stream.table.tableName)
                writer.keySchema(of: stream.table)
                writer.array("Shards", isShown ? [stream.shardID] : []) { writer, shard in
                    writer.object { writer in
                        writer.member("ShardId", shard)
                        writer.object("SequenceNumberRange") { writer in
                            writer.member(
                                "StartingSequenceNumber",
                                StreamSequence.text(log.oldestSequenceNumber &+ 1))
                            // A shard that is closed ends, with its last record if it has one.
                            guard !stream.isEnabled else { return }
                            writer.member(
                                "EndingSequenceNumber",
                                StreamSequence.text(
                                    log.newestSequenceNumber ?? log.oldestSequenceNumber &+ 1))
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}

private enum ShardFilterWord: String, WireWord {
    case childShards = "CHILD_SHARDS"
    static var wireOrder: [String] { ["CHILD_SHARDS"] }
}
