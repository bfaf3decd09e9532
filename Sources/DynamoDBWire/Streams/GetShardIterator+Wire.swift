/// The request of `GetShardIterator`.
struct GetShardIteratorRequest: WireOperation {
    static let name = OperationName.getShardIterator

    private var streamARN: String?
    private var shardID: String?
    private var iteratorType: String?
    private var sequenceNumber: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "StreamArn": streamARN = try reader.string()
        case "ShardId": shardID = try reader.string()
        case "ShardIteratorType": iteratorType = try reader.string()
        case "SequenceNumber": sequenceNumber = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(streamARN, "streamArn", length: 37...1_024)
        constraints.require(shardID, "shardId", length: 28...65)
        constraints.require(iteratorType, "shardIteratorType")
        constraints.check(iteratorType, "shardIteratorType", as: ShardIteratorWord.self)
        constraints.check(sequenceNumber, "sequenceNumber", length: 21...40)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("GetShardIterator", streamARN: streamARN)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let stream = try context.stream(arn: streamARN)
        guard let shardID, shardID == stream.shardID else {
            throw WireError(
                "ResourceNotFoundException",
                "Requested resource not found: Shard: \(shardID ?? "") in Stream: \(stream.arn) "
                    + "not found")
        }
        let log = try answering { () throws(StoreError) in
            try context.store.run(DescribeChanges(tableName: stream.table.tableName))
        }
        let iterator = ShardIterator(
            streamARN: stream.arn, after: try place(in: log),
            madeMilliseconds: context.store.nowMilliseconds)
        var writer = ResponseWriter()
        writer.object { $0.member("ShardIterator", iterator.text) }
        return writer.bytes
    }

    /// The sequence number after which the iterator reads.
    private func place(in log: DescribeChanges.Output) throws(WireError) -> UInt64 {
        let type = iteratorType.flatMap { ShardIteratorWord(rawValue: $0) }
        guard sequenceNumber == nil || type == .atSequenceNumber || type == .afterSequenceNumber
        else {
            throw .invalidValues(
                "SequenceNumber cannot be specified with \(iteratorType ?? "this type")")
        }
        switch type {
        // Whatever is oldest when it is read.
        case .trimHorizon, nil: return 0
        case .latest: return log.currentSequenceNumber
        case .atSequenceNumber: return try number(in: log) &- 1
        case .afterSequenceNumber: return try number(in: log)
        }
    }

    private func number(in log: DescribeChanges.Output) throws(WireError) -> UInt64 {
        guard let sequenceNumber else {
            throw .validation(
                "One or more parameter values were invalid: Missing required parameter in input: "
                    + "\"SequenceNumber\"")
        }
        guard let number = StreamSequence.number(sequenceNumber),
            number <= log.currentSequenceNumber
        else {
            throw .validation(
                "One or more parameter values were invalid: Invalid SequenceNumber: "
                    + sequenceNumber)
        }
        guard number > log.oldestSequenceNumber else {
            throw WireError(.changesTrimmed(oldest: log.oldestSequenceNumber &+ 1))
        }
        return number
    }
}

private enum ShardIteratorWord: String, WireWord {
    case trimHorizon = "TRIM_HORIZON"
    case latest = "LATEST"
    case atSequenceNumber = "AT_SEQUENCE_NUMBER"
    case afterSequenceNumber = "AFTER_SEQUENCE_NUMBER"
    static var wireOrder: [String] {
        ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"]
    }
}
