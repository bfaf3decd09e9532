internal import GranaryItems
internal import GranaryStorage

extension StoreCheck {
    /// Verifies the change log of a table.
    ///
    /// The last record of an item, since the log was switched on, must hold the item as it is now.
    /// Remembers eight bytes for each item in the log.
    mutating func checkChanges(of table: CatalogTable) {
        let range = KeyRange(prefix: Keyspace.prefix(table.id), in: .changes)
        var count = 0
        var seen: Set<Int> = []
        let last = (try? StoreMeta(reading: snapshot.reader.snapshot))?.changeSequence ?? 0
        walk(range, "change log of \(table.name)", reversed: true) {
            (reader, key, value, problems) throws(StorageError) in
            count += 1
            let sequence = key.bigEndian(UInt64.self, at: 4) ?? 0
            let subject = "change \(sequence) of \(table.name)"
            guard
                let record = ChangeEncoding.decode(
                    [UInt8](copying: value), sequenceNumber: sequence, tableName: table.name)
            else {
                problems.append(CheckProblem(.changeLog, subject, "is not a change record"))
                return
            }
            if sequence > last {
                problems.append(
                    CheckProblem(.changeLog, subject, "is newer than the store itself"))
            }
            let isLatest = seen.insert(record.keys.hashValue).inserted
            if let detail = try Self.problem(
                of: record, isLatest: isLatest && sequence > table.changeLogStart, in: table,
                reader)
            {
                problems.append(CheckProblem(.changeLog, subject, detail))
            }
        }
        report.changeCount += count
    }

    private static func problem(
        of record: ChangeRecord, isLatest: Bool, in table: CatalogTable,
        _ reader: borrowing Reader
    ) throws(StorageError) -> String? {
        let hasOld = record.oldImage != nil
        let hasNew = record.newImage != nil
        let fits =
            switch record.kind {
            case .insert: !hasOld && hasNew
            case .modify: hasOld && hasNew
            case .remove: hasOld && !hasNew
            }
        guard fits else { return "its images do not fit its kind" }
        let names = table.keySchema.names
        for image in [record.oldImage, record.newImage] {
            if let image, image.selecting(names: names) != record.keys {
                return "an image has another key"
            }
        }
        guard isLatest, table.changeLogEnabled else { return nil }
        guard let key = try? table.key(record.keys.view) else { return "its key is no key" }
        let bytes = try reader.snapshot.value(forKey: key.bytes.span, in: .items)
        let current: Item?
        if let bytes { current = Item(copying: ItemView(bytes)) } else { current = nil }
        return current == record.newImage ? nil : "the item is not what its last change made it"
    }
}
