extension ResponseWriter {
    /// Writes a record of a stream, with the images that its view type asks for.
    mutating func record(
        _ record: ChangeRecord, of stream: TableStream, in context: RequestContext
    ) {
        let sequence = StreamSequence.text(record.sequenceNumber)
        let newImage = stream.viewType.hasNewImage ? record.newImage : nil
        let oldImage = stream.viewType.hasOldImage ? record.oldImage : nil
        object { writer in
            // The same whenever it is read, and of no other record.
            writer.member("eventID", stream.table.tableID.filter { $0 != "-" } + sequence)
            writer.member("eventName", record.kind.eventName)
            writer.member("eventVersion", "1.1")
            writer.member("eventSource", "aws:dynamodb")
            writer.member("awsRegion", context.options.region)
            writer.object("dynamodb") { writer in
                // To the second, as the service has it.
                writer.member(
                    "ApproximateCreationDateTime",
                    milliseconds: record.milliseconds / 1_000 * 1_000)
                writer.member("Keys", record.keys)
                if let newImage { writer.member("NewImage", newImage) }
                if let oldImage { writer.member("OldImage", oldImage) }
                writer.member("SequenceNumber", sequence)
                writer.member(
                    "SizeBytes",
                    record.keys.size + (newImage?.size ?? 0) + (oldImage?.size ?? 0))
                writer.member("StreamViewType", stream.viewType.rawValue)
            }
            if record.isExpiry { writer.timeToLiveIdentity() }
        }
    }

    /// Writes who removed an item whose time to live was over.
    ///
    /// The service writes the members in small letters, and its model has them in capitals, which is
    /// how SDKs read them: both are there, so that every reader finds its own.
    private mutating func timeToLiveIdentity() {
        let principal = "dynamodb.amazonaws.com"
        object("userIdentity") { writer in
            writer.member("principalId", principal)
            writer.member("type", "Service")
            writer.member("PrincipalId", principal)
            writer.member("Type", "Service")
        }
    }
}

extension ChangeRecord.Kind {
    /// The word for it in a stream's records.
    fileprivate var eventName: String {
        switch self {
        case .insert: "INSERT"
        case .modify: "MODIFY"
        case .remove: "REMOVE"
        }
    }
}

extension StreamViewTypeWord {
    /// Whether records hold the item as it became.
    fileprivate var hasNewImage: Bool { self == .newImage || self == .newAndOldImages }

    /// Whether records hold the item as it was.
    fileprivate var hasOldImage: Bool { self == .oldImage || self == .newAndOldImages }
}
