internal import GranaryItems

/// What a write must do to one index.
///
/// Computed from the old item and the new one before anything is written, so that an unchanged entry
/// is never rewritten (most updates touch no index key).
///
/// Invariant: deleting `removed` and putting `added` turns exactly the entries of the old item into
/// those of the new. `StoreCheck` verifies the same from the other side, by rebuilding.
struct IndexChange: Sendable {
    let index: CatalogIndex

    /// Entries of the old item that the new one does not have.
    var removed: [IndexEntry] = []

    /// Entries of the new item that are new, or whose projected item changed.
    var added: [IndexEntry] = []

    /// Sizes of the old entries that `added` overwrites in place, by position; 0 where it is new.
    var overwritten: [Int] = []

    /// The difference between the entries of two states of one item.
    init(index: CatalogIndex, old: [IndexEntry], new: [IndexEntry]) {
        self.index = index
        if old.isEmpty {
            added = new
            overwritten = [Int](repeating: 0, count: new.count)
            return
        }
        // Entries come in key order, so one walk over both pairs them.
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if right == new.count {
                removed.append(old[left])
                left += 1
            } else if left == old.count {
                add(new[right], overwriting: 0)
                right += 1
            } else if old[left].key == new[right].key {
                if old[left].item != new[right].item {
                    add(new[right], overwriting: old[left].item.size)
                }
                left += 1
                right += 1
            } else if old[left].key.lexicographicallyPrecedes(new[right].key) {
                removed.append(old[left])
                left += 1
            } else {
                add(new[right], overwriting: 0)
                right += 1
            }
        }
    }

    private mutating func add(_ entry: IndexEntry, overwriting byteCount: Int) {
        added.append(entry)
        overwritten.append(byteCount)
    }

    /// Nothing to do.
    var isEmpty: Bool { removed.isEmpty && added.isEmpty }
}

extension CatalogTable {
    /// What a write from `old` to `new` does to each index that is kept.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when `new` cannot be indexed.
    func indexChanges(
        old: Item?, new: Item?, key: ItemKey
    ) throws(StoreError) -> [IndexChange] {
        guard !indexes.isEmpty else { return [] }
        var changes: [IndexChange] = []
        do throws(ValidationError) {
            for index in indexes where index.status != .deleting {
                // An item from before the index may be one it cannot hold: it has no entry.
                let before = old.flatMap { try? index.entries(of: $0, key: key, in: self) }
                let after = try new.map { item throws(ValidationError) in
                    try index.entries(of: item, key: key, in: self)
                }
                let change = IndexChange(index: index, old: before ?? [], new: after ?? [])
                if !change.isEmpty { changes.append(change) }
            }
        } catch {
            throw .validation(error)
        }
        return changes
    }
}
