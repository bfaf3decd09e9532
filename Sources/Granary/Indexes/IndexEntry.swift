internal import GranaryItems

/// One entry of a secondary index: the key it is stored under and the projected item.
struct IndexEntry: Sendable, Hashable {
    var key: [UInt8]
    var item: Item
}

extension CatalogIndex {
    /// The entries that `item` has in this index: none, one, or one for each element.
    ///
    /// - Parameters:
    ///   - item: A whole item of the table.
    ///   - key: The item's primary key, which every non-unique entry's key ends with.
    ///   - table: The index's table.
    /// - Returns: The entries, in key order.
    /// - Throws: ``ValidationError`` when an index key attribute has the wrong type, is empty or is
    ///   too long: such an item is refused, as in DynamoDB, and not left out.
    func entries(
        of item: borrowing Item, key: ItemKey, in table: CatalogTable
    ) throws(ValidationError) -> [IndexEntry] {
        let view = item.view
        guard try hasKeyAttributes(view) else { return [] }
        if definition.kind == .multiValue {
            return try multiValueEntries(of: view, key: key, item: item, in: table)
        }
        let bytes = entryKey(of: view, element: nil, key: key)
        return [IndexEntry(key: bytes, item: projected(item, in: table))]
    }

    /// Whether the item has every attribute of the index key.
    ///
    /// Those it has are checked also when another is missing, as DynamoDB does: the item may get it
    /// any time.
    private func hasKeyAttributes(
        _ item: borrowing ItemView
    ) throws(ValidationError) -> Bool {
        var isComplete = true
        for (position, attribute) in definition.keyAttributes.enumerated() {
            guard let value = item.value(named: attribute.name) else {
                isComplete = false
                continue
            }
            if position == 0, definition.kind == .multiValue, value.kind.hasElements { continue }
            try check(value, of: attribute, isPartition: position < definition.partitionKey.count)
        }
        return isComplete
    }

    /// The key of the entry of an item that has every attribute.
    ///
    /// For a multi-value index the `element`'s bytes stand in place of the first attribute's.
    private func entryKey(
        of item: borrowing ItemView, element: [UInt8]?, key: ItemKey
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160)
        bytes.appendBigEndian(id)
        for (position, attribute) in definition.keyAttributes.enumerated() {
            if position == 0, let element {
                bytes += element
                continue
            }
            if let value = item.value(named: attribute.name) {
                KeyEncoding.append(value, to: &bytes)
            }
        }
        if appendsTableKey { bytes += key.withoutTable }
        return bytes
    }

    private func check(
        _ value: borrowing ValueView, of attribute: KeyAttribute, isPartition: Bool
    ) throws(ValidationError) {
        let name = definition.name
        guard value.kind == attribute.type.kind else {
            throw .indexKeyTypeMismatch(
                index: name, attribute: attribute.name, expected: attribute.type,
                actual: value.kind)
        }
        guard value.payload.byteCount > 0 else {
            throw .emptyIndexKey(index: name, attribute: attribute.name, type: attribute.type)
        }
        let limit = isPartition ? Limits.partitionKeyByteCount : Limits.sortKeyByteCount
        guard value.payload.byteCount <= limit else {
            throw .indexKeyTooLong(index: name, attribute: attribute.name, limit: limit)
        }
    }

    private func multiValueEntries(
        of view: borrowing ItemView, key: ItemKey, item: borrowing Item, in table: CatalogTable
    ) throws(ValidationError) -> [IndexEntry] {
        guard let attribute = definition.partitionKey.first,
            let value = view.value(named: attribute.name)
        else { return [] }
        let elements: [[UInt8]]
        if value.kind.hasElements {
            elements = try distinctElements(of: value, attribute: attribute)
        } else {
            var bytes: [UInt8] = []
            KeyEncoding.append(value, to: &bytes)
            elements = [bytes]
        }
        guard !elements.isEmpty else { return [] }
        let projected = projected(item, in: table)
        guard elements.count * projected.encodedBytes.count <= Limits.multiValueByteCount else {
            throw .definition(
                "One or more parameter values were invalid: the entries of this item in the "
                    + "multi-value index \(definition.name) would have more than "
                    + "\(Limits.multiValueByteCount) bytes: project less, or index fewer elements")
        }
        var entries: [IndexEntry] = []
        entries.reserveCapacity(elements.count)
        for element in elements {
            let bytes = entryKey(of: view, element: element, key: key)
            entries.append(IndexEntry(key: bytes, item: projected))
        }
        return entries
    }

    /// The elements that can be keys, encoded, each once, in order.
    private func distinctElements(
        of value: borrowing ValueView, attribute: KeyAttribute
    ) throws(ValidationError) -> [[UInt8]] {
        guard value.count <= Limits.multiValueCount else {
            throw .definition(
                "One or more parameter values were invalid: \(attribute.name) has \(value.count) "
                    + "elements, and the multi-value index \(definition.name) takes at most "
                    + "\(Limits.multiValueCount)")
        }
        var elements: [[UInt8]] = []
        for position in 0..<value.count {
            guard let element = value.element(at: position),
                element.kind == attribute.type.kind, element.payload.byteCount > 0
            else { continue }
            guard element.payload.byteCount <= Limits.partitionKeyByteCount else {
                throw .indexKeyTooLong(
                    index: definition.name, attribute: attribute.name,
                    limit: Limits.partitionKeyByteCount)
            }
            var bytes: [UInt8] = []
            KeyEncoding.append(element, to: &bytes)
            elements.append(bytes)
        }
        return Set(elements).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What the index stores of an item.
    private func projected(_ item: borrowing Item, in table: CatalogTable) -> Item {
        switch definition.projection {
        case .all: copy item
        case .keysOnly, .include: item.selecting(names: projectedNames)
        }
    }

    /// The index as part of a table with this key.
    func resolved(in keySchema: KeySchema) -> CatalogIndex {
        var index = self
        index.projectedNames = projectedKeyNames(with: keySchema)
        if case .include(let names) = definition.projection { index.projectedNames += names }
        return index
    }

    /// The table's key attributes and the index's.
    func projectedKeyNames(in table: CatalogTable) -> [String] {
        projectedKeyNames(with: table.keySchema)
    }

    private func projectedKeyNames(with keySchema: KeySchema) -> [String] {
        var names = keySchema.names
        for name in definition.keyAttributes.map(\.name)
        where !names.contains(where: name.hasSameBytes) {
            names.append(name)
        }
        return names
    }
}

extension AttributeKind {
    /// Whether values of this kind hold elements, each of which can have an entry.
    fileprivate var hasElements: Bool {
        switch self {
        case .list, .stringSet, .numberSet, .binarySet: true
        default: false
        }
    }
}
