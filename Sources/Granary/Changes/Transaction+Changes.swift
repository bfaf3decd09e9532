internal import GranaryItems
internal import GranaryStorage

extension Transaction {
    /// Appends a change to the log, in the commit of the change itself.
    mutating func appendChange(
        in table: CatalogTable, old: Item?, new: Item?, isExpiry: Bool
    ) throws(StoreError) {
        guard let either = new ?? old else { return }
        meta.changeSequence &+= 1
        let record = ChangeRecord(
            sequenceNumber: meta.changeSequence, milliseconds: nowMilliseconds,
            kind: old == nil ? .insert : new == nil ? .remove : .modify, isExpiry: isExpiry,
            tableName: table.name,
            keys: either.selecting(names: table.keySchema.names), oldImage: old, newImage: new)
        try put(
            ChangeEncoding.encode(record), at: Keyspace.change(table.id, meta.changeSequence),
            in: .changes)
    }
}
