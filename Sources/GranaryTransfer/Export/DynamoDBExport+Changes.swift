extension DynamoDBExport {
    /// Which images an incremental export has.
    public enum View: String, Sendable, Hashable, CaseIterable {
        /// The items as they are.
        case newImage = "NEW_IMAGE"
        /// The items as they are, and as they were.
        case newAndOldImages = "NEW_AND_OLD_IMAGES"
    }
}

extension Table {
    /// Exports what became of the table's items, by its change log, as DynamoDB's incremental export
    /// does.
    ///
    /// A line for each item that changed, with what it was before the first change and is after the last;
    /// one that came and went in between is left out. Items that other changes follow while this runs
    /// are exported as they were at `through`.
    ///
    /// - Parameters:
    ///   - folder: Where the folder `AWSDynamoDB` is to be.
    ///   - after: The sequence number of the last change that was exported before; 0 for the beginning
    ///     of the log.
    ///   - through: The last change that is exported; all there are when `nil`.
    ///   - view: Which images.
    ///   - options: How.
    /// - Returns: The export, and the sequence number that the next one begins after.
    /// - Throws: ``TransferError/noChangeLog(table:)``; ``TransferError/noSuchChange(after:last:)`` when
    ///   `after` is none that was ever given out; ``StoreError/changesTrimmed(oldest:)`` when changes
    ///   were removed from the log before they were exported, in ``TransferError/store(_:)``. Nothing is
    ///   written then.
    /// - Complexity: O(*n*) in the changes, and memory for the key of each changed item.
    public func exportChangesForDynamoDB(
        to folder: String, after: UInt64 = 0, through: UInt64? = nil,
        view: DynamoDBExport.View = .newAndOldImages, _ options: ExportOptions = ExportOptions()
    ) throws(TransferError) -> (export: DynamoDBExport, lastSequenceNumber: UInt64) {
        let writer = try DynamoDBExportWriter(self, in: folder, isIncremental: true)
        let limit = try lastChange(after: after, through: through)
        // First where each item's last change stands, then the log again for the images.
        var spans: [Item: ChangeSpan] = [:]
        var last = after
        try forEachChange(after: after, through: limit) { record throws(TransferError) in
            spans[record.keys, default: ChangeSpan(first: record.sequenceNumber)].last =
                record.sequenceNumber
            last = record.sequenceNumber
        }
        var firstImages: [Item: Item] = [:]
        var times: ClosedRange<UInt64>?
        let export = try writer.writing { () throws(TransferError) in
            var count = 0
            try forEachChange(after: after, through: limit) { record throws(TransferError) in
                let time = record.milliseconds
                times =
                    times.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
                guard let span = spans[record.keys] else { return }
                if span.first == record.sequenceNumber, span.last != record.sequenceNumber {
                    firstImages[record.keys] = record.oldImage
                }
                guard span.last == record.sequenceNumber else { return }
                let old =
                    span.first == span.last
                    ? record.oldImage
                    : firstImages.removeValue(
                        forKey: record.keys)
                if old == nil, record.newImage == nil { return }
                let change = DynamoDBExportChange(
                    writeMicroseconds: Int64(clamping: record.milliseconds) * 1_000,
                    keys: record.keys, newImage: record.newImage,
                    oldImage: view == .newAndOldImages ? old : nil)
                let line = try change.changed(by: options)
                try writer.append { line.append(to: &$0) }
                count += 1
                if count.isMultiple(of: 256) {
                    options.progress(count, Double(count) / Double(spans.count))
                    if options.shouldStop() { throw .interrupted }
                }
            }
            let end = times.map { Int64(clamping: $0.upperBound) + 1 } ?? UTCTime.nowMilliseconds
            let start = times.map { Int64(clamping: $0.lowerBound) } ?? end
            return [
                "exportFromTime": .string(UTCTime.text(milliseconds: start)),
                "exportToTime": .string(UTCTime.text(milliseconds: end)),
                "outputView": .string(view.rawValue), "exportType": "INCREMENTAL_EXPORT",
            ]
        }
        return (export, last)
    }

    /// The last change to export.
    ///
    /// An export of nothing must mean that nothing changed, never that nobody took notes.
    private func lastChange(
        after: UInt64, through: UInt64?
    ) throws(TransferError) -> UInt64 {
        let (hasLog, last) = try TableExporter(self, ExportOptions()).reading {
            snapshot throws(TransferError) -> (Bool, UInt64) in
            try transferring { () throws(StoreError) in
                let description = try snapshot.run(DescribeTable(tableName: name))
                return (description.changeLogEnabled, try snapshot.changeSequence())
            }
        }
        guard hasLog else { throw .noChangeLog(table: name) }
        let limit = min(through ?? last, last)
        guard after <= limit else { throw .noSuchChange(after: after, last: limit) }
        return limit
    }

    private func forEachChange(
        after: UInt64, through: UInt64,
        _ body: (ChangeRecord) throws(TransferError) -> Void
    ) throws(TransferError) {
        var reader = changes(after: after)
        while true {
            let next = try transferring { () throws(StoreError) in try reader.next() }
            guard let record = next, record.sequenceNumber <= through else { return }
            try body(record)
        }
    }
}

/// Where in the log the changes of one item stand.
private struct ChangeSpan {
    let first: UInt64
    var last: UInt64

    init(first: UInt64) {
        self.first = first
        last = first
    }
}

extension DynamoDBExportChange {
    /// The change with its images changed as the options ask.
    fileprivate func changed(by options: ExportOptions) throws(TransferError) -> Self {
        guard let transform = options.transform else { return self }
        var change = self
        let names = keys.attributeNames
        do throws(RecordProblem) {
            if let newImage { change.newImage = try transform(newImage) }
            if let oldImage { change.oldImage = try transform(oldImage) }
        } catch {
            throw .item(key: keys.dynamoDBJSON, reasons: error.reasons)
        }
        guard let image = change.newImage ?? change.oldImage else {
            throw .item(
                key: "an item that was deleted",
                reasons: [
                    "its key alone cannot be changed: export with the view NEW_AND_OLD_IMAGES"
                ])
        }
        change.keys = image.selecting(names: names)
        return change
    }

    /// Appends the line of an incremental export.
    fileprivate func append(to bytes: inout [UInt8]) {
        bytes += Array(#"{"Metadata":{"WriteTimestampMicros":{"N":""#.utf8)
        bytes += Array("\(writeMicroseconds)".utf8)
        bytes += Array(#""}},"Keys":"#.utf8)
        keys.view.appendDynamoDBJSON(to: &bytes)
        for (name, image) in [("NewImage", newImage), ("OldImage", oldImage)] {
            guard let image else { continue }
            bytes += Array(",\"\(name)\":".utf8)
            image.view.appendDynamoDBJSON(to: &bytes, leading: keys.attributeNames)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
