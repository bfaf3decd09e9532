public import GranaryItems
internal import GranaryStorage

/// How large an item collection is, for tables with a local secondary index.
public struct ItemCollectionMetrics: Sendable, Hashable {
    /// The partition key attribute of the collection.
    public var itemCollectionKey: Item

    /// The lower and upper bound of its size in GB.
    public var sizeEstimateRangeGB: ClosedRange<Double>
}

extension Transaction {
    /// The metrics of the collection that was written to; `nil` when not asked for, or when the table
    /// has no local index.
    ///
    /// The collection is measured, up to 100,000 records; of a longer one the lower bound is what was
    /// measured, and the upper is DynamoDB's limit of 10 GB.
    func itemCollectionMetrics(
        of effect: WriteEffect, _ form: ReturnItemCollectionMetrics
    ) throws(StoreError) -> ItemCollectionMetrics? {
        guard form == .size, effect.table.hasLocalIndex,
            let item = effect.new ?? effect.old
        else { return nil }
        let prefix = Array(effect.key.collectionPrefix)
        var measure = CollectionMeasure()
        try add(keysWith: prefix, in: .items, to: &measure)
        for index in effect.table.indexes where index.definition.kind == .local {
            var entryPrefix: [UInt8] = []
            entryPrefix.appendBigEndian(index.id)
            entryPrefix += prefix[4...]
            try add(keysWith: entryPrefix, in: .entries, to: &measure)
        }
        let gigabytes = (Double(measure.byteCount) / 1_073_741_824).rounded(.down)
        let upper = measure.isComplete ? gigabytes + 1 : max(10, gigabytes + 1)
        return ItemCollectionMetrics(
            itemCollectionKey: item.selecting(names: [effect.table.keySchema.partitionKey.name]),
            sizeEstimateRangeGB: gigabytes...upper)
    }

    private struct CollectionMeasure {
        var byteCount = 0
        var recordsLeft = 100_000
        var isComplete: Bool { recordsLeft > 0 }
    }

    private func add(
        keysWith prefix: [UInt8], in database: Database, to measure: inout CollectionMeasure
    ) throws(StoreError) {
        do throws(StorageError) {
            var cursor = try storage.snapshot.cursor(over: KeyRange(prefix: prefix, in: database))
            while measure.recordsLeft > 0, let entry = try cursor.next() {
                measure.byteCount += ItemView(entry.value).size
                measure.recordsLeft -= 1
            }
        } catch {
            throw StoreError(error)
        }
    }
}
