internal import GranaryExpressions
internal import GranaryItems
internal import GranaryStorage

/// What a query or scan reads: a table or one of its indexes.
struct ReadTarget: Sendable {
    let table: CatalogTable
    let index: CatalogIndex?

    init(
        tableName: String, indexName: String?, in catalog: Catalog
    ) throws(StoreError) {
        let table = try catalog.table(named: tableName)
        self.table = table
        index = try indexName.map { name throws(StoreError) in
            try table.readableIndex(named: name)
        }
    }

    /// Checks that what it reads is still there in a later snapshot's catalog.
    ///
    /// - Throws: ``StoreError/tableNotFound(_:)`` or ``ValidationError/noSuchIndex(table:index:)``
    ///   when it was dropped; its keys may be half gone.
    func checkStillThere(in catalog: Catalog) throws(StoreError) {
        guard let current = catalog.tables[table.name], current.id == table.id else {
            throw .tableNotFound(table.name)
        }
        guard let index, !current.indexes.contains(where: { $0.id == index.id }) else { return }
        throw .validation(.noSuchIndex(table: table.name, index: index.definition.name))
    }

    var database: Database { index == nil ? .items : .entries }

    /// The id that its keys begin with, encoded.
    var prefix: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(index?.id ?? table.id)
        return bytes
    }

    var partitionKey: [KeyAttribute] {
        index?.definition.partitionKey ?? [table.keySchema.partitionKey]
    }

    var sortKey: [KeyAttribute] {
        index?.definition.sortKey ?? (table.keySchema.sortKey.map { [$0] } ?? [])
    }

    /// The names in a LastEvaluatedKey: the table's key and the index's.
    var startKeyNames: [String] {
        index?.projectedKeyNames(in: table) ?? table.keySchema.names
    }

    /// Those of these attributes that it does not hold.
    func missing(of names: [String]) -> [String] {
        guard let index, index.definition.projection != .all else { return [] }
        var held = index.projectedKeyNames(in: table)
        if case .include(let included) = index.definition.projection { held += included }
        return names.filter { !held.contains(where: $0.hasSameBytes) }
    }

    /// Whether an ExclusiveStartKey meets the sort key's part of a key condition, in its own collection.
    func contains(_ startKey: Item, _ condition: KeyCondition) -> Bool {
        var own = condition
        for (place, term) in condition.terms.enumerated()
        where partitionKey.contains(where: { $0.name.hasSameBytes(as: term.attribute) }) {
            guard let value = startKey[term.attribute] else { return false }
            own.terms[place].comparison = .equal(value)
        }
        guard let range = try? range(for: own), let key = try? key(ofStartKey: startKey.view)
        else { return false }
        return range.contains(key.bytes)
    }

    /// Whether an item is there once at most; in a multi-value index it has an entry for each element.
    var hasOneEntryForEachItem: Bool { index?.definition.kind != .multiValue }

    /// Whether reads are charged as strongly consistent ones, or refused for asking.
    func check(consistentRead: Bool) throws(StoreError) {
        if consistentRead, let index, index.definition.kind != .local {
            throw .validation(.consistentReadOnGlobalIndex)
        }
    }

    /// The key that a given ExclusiveStartKey stands for.
    ///
    /// - Throws: ``ValidationError/invalidStartKey`` unless it has exactly the attributes that this
    ///   target's LastEvaluatedKey has, with their types and within their limits.
    func key(ofStartKey item: borrowing ItemView) throws(ValidationError) -> ItemKey {
        guard item.count == startKeyNames.count else { throw .startKeyCount }
        do throws(ValidationError) {
            let tableKey = try table.key(ofItem: item)
            return try index.map { index throws(ValidationError) in
                try index.startKey(of: item, tableKey: tableKey)
            } ?? tableKey
        } catch {
            throw .invalidStartKey
        }
    }
}

extension CatalogIndex {
    /// The key of the entry that an ExclusiveStartKey names.
    fileprivate func startKey(
        of item: borrowing ItemView, tableKey: ItemKey
    ) throws(ValidationError) -> ItemKey {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(id)
        var partitionEnd = bytes.count
        for (position, attribute) in definition.keyAttributes.enumerated() {
            guard let value = item.value(named: attribute.name),
                value.kind == attribute.type.kind
            else { throw .invalidStartKey }
            let isPartition = position < definition.partitionKey.count
            if isPartition {
                try attribute.checkPartition(byteCount: value.payload.byteCount)
            } else {
                try attribute.checkSort(byteCount: value.payload.byteCount)
            }
            KeyEncoding.append(value, to: &bytes)
            if isPartition { partitionEnd = bytes.count }
        }
        if appendsTableKey { bytes += tableKey.withoutTable }
        return ItemKey(bytes: bytes, partitionEnd: partitionEnd)
    }
}
