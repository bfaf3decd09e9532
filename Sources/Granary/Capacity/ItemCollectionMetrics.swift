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
    /// - Complexity: O(*n*) in the collection, since it is measured and not estimated.
    func itemCollectionMetrics(
        of effect: WriteEffect, _ form: ReturnItemCollectionMetrics
    ) throws(StoreError) -> ItemCollectionMetrics? {
        guard form == .size, effect.table.hasLocalIndex,
            let item = effect.new ?? effect.old
        else { return nil }
        let prefix = Array(effect.key.collectionPrefix)
        var byteCount = try self.byteCount(ofKeysWith: prefix, in: .items)
        for index in effect.table.indexes where index.definition.kind == .local {
            var entryPrefix: [UInt8] = []
            entryPrefix.appendBigEndian(index.id)
            entryPrefix += prefix[4...]
            byteCount += try self.byteCount(ofKeysWith: entryPrefix, in: .entries)
        }
        let gigabytes = (Double(byteCount) / 1_073_741_824).rounded(.down)
        return ItemCollectionMetrics(
            itemCollectionKey: item.selecting(names: [effect.table.keySchema.partitionKey.name]),
            sizeEstimateRangeGB: gigabytes...(gigabytes + 1))
    }

    private func byteCount(
        ofKeysWith prefix: [UInt8], in database: Database
    ) throws(StoreError) -> Int {
        do throws(StorageError) {
            var cursor = try storage.snapshot.cursor(over: KeyRange(prefix: prefix, in: database))
            var byteCount = 0
            while let entry = try cursor.next() { byteCount += ItemView(entry.value).size }
            return byteCount
        } catch {
            throw StoreError(error)
        }
    }
}
