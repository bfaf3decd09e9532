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
    ///   - isMadeFromOld: Whether it is the old item with some of it changed.
    /// - Returns: What was done, for those who account for it.
    /// - Throws: ``StoreError/schemaViolation(_:)``,
    ///   ``StoreError/uniqueViolation(index:existingKey:)``, ``StoreError/validation(_:)`` when an
    ///   index cannot take the item.
    mutating func replace(
        _ key: ItemKey, in table: CatalogTable, old: Item?, with new: Item?,
        isMadeFromOld: Bool = false
    ) throws(StoreError) -> WriteEffect {
        guard let schema = table.schema, let new else {
            return try replaceJudged(key, in: table, old: old, with: new)
        }
        let judged = try judged(
            new, over: old, in: table, by: schema, isMadeFromOld: isMadeFromOld)
        return try replaceJudged(key, in: table, old: old, with: judged)
    }

    /// The same for an item that its table's schema allows; `isExpiry` says that it is deleted because
    /// its time to live is over.
    mutating func replaceJudged(
        _ key: ItemKey, in table: CatalogTable, old: Item?, with new: Item?,
        isExpiry: Bool = false
    ) throws(StoreError) -> WriteEffect {
        let changes = try checkedChanges(key, in: table, old: old, with: new)
        if let new {
            do throws(StorageError) {
                try storage.put(new.encodedBytes.span, forKey: key.bytes.span, in: .items)
            } catch {
                throw failed(error)
            }
        } else if old != nil {
            try delete(key.bytes, in: .items)
        }
        try finish(changes, of: key, in: table, old: old, with: new, isExpiry: isExpiry)
        return WriteEffect(table: table, key: key, old: old, new: new, indexChanges: changes)
    }

    /// What a write does to the indexes, after everything that may refuse it.
    ///
    /// Of an item that is stored under the same key, `old` may be left out: its own entries do not
    /// stand in its way.
    func checkedChanges(
        _ key: ItemKey, in table: CatalogTable, old: Item?, with new: Item?
    ) throws(StoreError) -> [IndexChange] {
        let changes = try table.indexChanges(old: old, new: new, key: key)
        for change in changes where change.index.definition.kind == .unique {
            try checkUnique(change, in: table)
        }
        return changes
    }

    /// Writes what goes with an item that was just written: index entries, expiry, counts, the
    /// change log.
    mutating func finish(
        _ changes: [IndexChange], of key: ItemKey, in table: CatalogTable, old: Item?,
        with new: Item?, isExpiry: Bool = false
    ) throws(StoreError) {
        for change in changes { try apply(change, in: table) }
        if let expiry = table.expiry { try moveExpiry(expiry, of: key, old: old, new: new) }
        if old != nil || new != nil {
            statistics.note(id: table.id, from: old?.size, to: new?.size)
        }
        if table.changeLogEnabled, old != new {
            try appendChange(in: table, old: old, new: new, isExpiry: isExpiry)
        }
    }

    /// Refuses entries of a unique index whose place another item has.
    ///
    /// An entry that the item has already needs no look, unless the index is being built: then the
    /// item may not have been reached, and another may stand there.
    private func checkUnique(
        _ change: IndexChange, in table: CatalogTable
    ) throws(StoreError) {
        for (entry, overwritten) in zip(change.added, change.overwritten) {
            guard overwritten == 0 || change.index.status == .creating,
                let held = try heldEntry(at: entry.key)
            else { continue }
            let names = table.keySchema.names
            let holder = held.naming(names)
            if holder == entry.item.naming(names) { continue }
            throw .uniqueViolation(index: change.index.definition.name, existingKey: holder)
        }
    }

    /// Writes the entries of one index.
    private mutating func apply(
        _ change: IndexChange, in table: CatalogTable
    ) throws(StoreError) {
        guard change.index.status == .active else {
            return try applyWhileBuilding(change, in: table)
        }
        let id = change.index.id
        for entry in change.removed {
            try delete(entry.key, in: .entries)
            statistics.note(id: id, from: entry.item.size, to: nil)
        }
        for (entry, overwritten) in zip(change.added, change.overwritten) {
            try put(entry.item.encodedBytes, at: entry.key, in: .entries)
            statistics.note(
                id: id, from: overwritten == 0 ? nil : overwritten, to: entry.item.size)
        }
    }

    /// Writes the entries of an index that is being built: what is there decides, since the item may
    /// not have been reached yet, and in a unique index another item may stand in its place.
    private mutating func applyWhileBuilding(
        _ change: IndexChange, in table: CatalogTable
    ) throws(StoreError) {
        let id = change.index.id
        let names = table.keySchema.names
        for entry in change.removed {
            guard let held = try heldEntry(at: entry.key),
                held.naming(names) == entry.item.naming(names)
            else { continue }
            try delete(entry.key, in: .entries)
            statistics.note(id: id, from: held.size, to: nil)
        }
        for entry in change.added {
            let held = try heldEntry(at: entry.key)
            try put(entry.item.encodedBytes, at: entry.key, in: .entries)
            statistics.note(id: id, from: held?.size, to: entry.item.size)
        }
    }

    private func heldEntry(at key: [UInt8]) throws(StoreError) -> Item? {
        guard let bytes = try record(key, in: .entries) else { return nil }
        do throws(CodingError) {
            return try Item(decoding: bytes)
        } catch {
            throw .corrupted(detail: "an index entry: \(error)")
        }
    }
}
