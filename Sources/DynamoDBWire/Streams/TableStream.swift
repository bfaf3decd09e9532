internal import GranaryItems

/// A stream: the change log of a table, as DynamoDB Streams shows it, in one shard that stays open.
///
/// One that is switched off is closed: what it holds can be read for a day. One that is switched on
/// again is another stream, with another label, and what the one before held is gone.
struct TableStream: Sendable {
    let table: TableDescription
    let label: String
    let viewType: StreamViewTypeWord
    let arn: String
    /// Whether writes still add to it.
    var isEnabled: Bool { table.changeLogEnabled }

    /// The stream of a table; `nil` when it has none, or one that was switched off more than a day ago.
    init?(of table: TableDescription, in context: RequestContext) {
        guard table.changeLogEnabled || Self.isKept(table, context.store.nowMilliseconds),
            let label = table.annotations[TableAnnotation.streamLabel]?.stringValue,
            let viewType = table.annotations[TableAnnotation.streamViewType]?.stringValue
                .flatMap({ StreamViewTypeWord(rawValue: $0) })
        else { return nil }
        self.table = table
        self.label = label
        self.viewType = viewType
        arn = "\(context.tableARN(table.tableName))/stream/\(label)"
    }

    private static func isKept(_ table: TableDescription, _ now: UInt64) -> Bool {
        guard let end = table.annotations[TableAnnotation.streamEnd]?.intValue else { return false }
        return now < UInt64(clamping: end + TableSettings.streamRetentionSeconds * 1_000)
    }

    /// The id of its shard: 37 characters, of which clients want 28 at least.
    ///
    /// Made of what no other stream has: the moment it was switched on, and the table's id.
    var shardID: String {
        let digits = label.filter(\.isNumber)
        let zeros = String(repeating: "0", count: max(0, 20 - digits.count))
        return "shardId-\(zeros)\(digits)-\(table.tableID.prefix(8))"
    }

    /// When it was switched on, in milliseconds since 1970.
    var createdMilliseconds: UInt64 {
        let text = Array("\(label)Z".utf8)
        return TimestampParser.milliseconds(of: text.span).flatMap { UInt64(exactly: $0) }
            ?? table.creationMilliseconds
    }
}

extension RequestContext {
    /// The stream that an ARN names.
    func stream(arn: String?) throws(WireError) -> TableStream {
        guard let arn, let name = streamTable(ofARN: arn) else {
            throw .validation("Invalid StreamArn")
        }
        guard let stream = try stream(ofTable: name), stream.arn == arn else {
            throw .streamNotFound(arn)
        }
        return stream
    }

    /// The stream of a table; `nil` when there is no such table, or it has none.
    func stream(ofTable name: String) throws(WireError) -> TableStream? {
        do throws(StoreError) {
            let table = try store.run(DescribeTable(tableName: name))
            return TableStream(of: table, in: self)
        } catch {
            if case .tableNotFound = error { return nil }
            throw WireError(error)
        }
    }

    /// The name of the table in the ARN of a stream, whether or not there is either.
    func streamTable(ofARN arn: String) -> String? {
        let parts = arn.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].hasPrefix("arn:"), parts[2] == "stream",
            !parts[1].isEmpty, !parts[3].isEmpty
        else { return nil }
        return String(parts[1])
    }

    /// The claim of an action on the stream of an ARN: that is the resource, and not its table.
    func claim(_ action: String, streamARN arn: String?) -> [AccessClaim] {
        guard let arn, let table = streamTable(ofARN: arn) else {
            return [AccessClaim(action: action, tableName: arn)]
        }
        let label = arn.split(separator: "/").last.map(String.init) ?? ""
        return [AccessClaim(action: action, tableName: table, part: "stream/\(label)")]
    }
}

extension WireError {
    /// What the service says of a stream that is not there.
    static func streamNotFound(_ arn: String) -> Self {
        Self(
            "ResourceNotFoundException", "Requested resource not found: Stream: \(arn) not found")
    }
}
