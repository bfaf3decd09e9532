internal import GranaryExpressions
internal import GranaryItems

/// What one page of a query or scan is to read and return.
struct PageRequest: Sendable {
    let target: ReadTarget
    var range: KeyRange
    var isReversed = false
    var filter: Condition?
    var shape: PageShape
    /// How many items to examine at most, before the filter.
    var limit: Int?
    var segment: ScanSegment?

    /// Continues after the last evaluated key of the page before.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when this request cannot have returned it.
    mutating func resume(after startKey: Item) throws(StoreError) {
        let key = try validating { () throws(ValidationError) in
            try target.key(ofStartKey: startKey.view)
        }
        guard range.contains(key.bytes) else {
            // A query's range lies in one collection, whose key it begins with.
            let isInCollection = range.lower.starts(with: key.collectionPrefix)
            throw .validation(isInCollection ? .startKeyOutsideRange : .startKeyOutsideCollection)
        }
        if let segment, !segment.contains(startKey.view), target.hasOneEntryForEachItem {
            throw .validation(
                .startKeyOfOtherSegment(segment.segment, total: segment.totalSegments))
        }
        range.resume(after: key.bytes, reversed: isReversed)
    }
}

/// What is returned of each item that passes the filter.
enum PageShape: Sendable {
    /// Nothing but their number.
    case count

    /// What is stored where the page reads: whole items, or what the index projects.
    case stored

    /// The parts the projection expression names.
    case projected(Projection)

    /// The whole item, or a projection of it, fetched from the table for an index entry.
    case fetched(Projection?)
}

/// One of the parts of a parallel scan.
///
/// An item belongs to a segment by a hash of its partition key, which never changes: pages of one
/// segment neither miss nor repeat an item, whatever is written meanwhile, and an item collection is
/// never split.
struct ScanSegment: Sendable, Hashable {
    let segment: Int
    let totalSegments: Int
    let attributes: [String]

    /// Whether the item is in this segment.
    func contains(_ item: borrowing ItemView) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
        for name in attributes {
            guard let value = item.value(named: name) else { continue }
            for byte in [UInt8](copying: value.payload) {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        hash ^= hash >> 32  // The low bits of FNV alone spread badly over small totals.
        return Int(hash % UInt64(totalSegments)) == segment
    }
}
