internal import GranaryItems
internal import GranaryStorage

/// What a write did, for those who account for it.
struct WriteEffect: Sendable {
    let table: CatalogTable
    let key: ItemKey
    let old: Item?
    let new: Item?
    let indexChanges: [IndexChange]
}

extension Transaction {
    /// Puts `new` in place of `old`: the one way in which an item changes.
    ///
    /// Indexes, unique constraints and the change log go with it, so they cannot disagree with it.
    /// Everything that can be refused is refused before the first byte is written.
    ///
    /// - Parameters:
    ///   - key: The item's primary key.
    ///   - table: The item's table.
    ///   - old: The item stored under `key` now.
    ///   - new: What it becomes; `nil` deletes it.
    /// - Returns: What was done, for those who account for it.
    /// - Throws: ``StoreError/uniqueViolation(index:existingKey:)``,
    ///   ``StoreError/validation(_:)`` when an index cannot take the item.
    mutating func replace(
        _ key: ItemKey, in table: CatalogTable, old: Item?, with new: Item?
    ) throws(StoreError) -> WriteEffect {
        let changes = try table.indexChanges(old: old, new: new, key: key)
        for change in changes where change.index.definition.kind == .unique {
            try checkUnique(change, in: table)
        }
        if let new {
            do throws(StorageError) {
                try storage.put(new.encodedBytes.span, forKey: key.bytes.span, in: .items)
            } catch {
                throw StoreError(error)
            }
        } else if old != nil {
            try delete(key.bytes, in: .items)
        }
        for change in changes { try apply(change) }
        if old != nil || new != nil {
            statistics.note(id: table.id, from: old?.size, to: new?.size)
        }
        if table.changeLogEnabled, old != new {
            try appendChange(in: table, old: old, new: new)
        }
        return WriteEffect(table: table, key: key, old: old, new: new, indexChanges: changes)
    }

    private func checkUnique(
        _ change: IndexChange, in table: CatalogTable
    ) throws(StoreError) {
        for (entry, overwritten) in zip(change.added, change.overwritten) where overwritten == 0 {
            guard let holder = try record(entry.key, in: .entries) else { continue }
            let existing = (try? Item(decoding: holder)) ?? Item()
            throw .uniqueViolation(
                index: change.index.definition.name,
                existingKey: existing.selecting(names: table.keySchema.names))
        }
    }

    /// Writes the entries of one index.
    ///
    /// While an index is being built, an old entry may not be there yet; then counts follow what is
    /// really in the store.
    private mutating func apply(_ change: IndexChange) throws(StoreError) {
        let id = change.index.id
        let isBuilding = change.index.status == .creating
        for entry in change.removed {
            let existed = try delete(entry.key, in: .entries)
            if existed { statistics.note(id: id, from: entry.item.size, to: nil) }
        }
        for (entry, overwritten) in zip(change.added, change.overwritten) {
            var oldSize = overwritten == 0 ? nil : overwritten
            if isBuilding, oldSize != nil, try record(entry.key, in: .entries) == nil {
                oldSize = nil
            }
            try put(entry.item.encodedBytes, at: entry.key, in: .entries)
            statistics.note(id: id, from: oldSize, to: entry.item.size)
        }
    }
}
