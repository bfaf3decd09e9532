internal import GranaryItems

/// The primary key of one item, encoded: what it is stored under.
struct ItemKey: Sendable, Hashable {
    /// Table id, partition key, sort key.
    var bytes: [UInt8]

    /// The table id and partition key: what every item of the collection begins with.
    var collectionPrefix: ArraySlice<UInt8> { bytes[..<partitionEnd] }

    /// Where the sort key begins.
    let partitionEnd: Int

    /// The key without the table id: what index entries end with.
    var withoutTable: ArraySlice<UInt8> { bytes[4...] }
}

extension CatalogTable {
    /// Reads the key out of a whole item that is to be stored.
    func key(ofItem item: borrowing ItemView) throws(ValidationError) -> ItemKey {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(96)
        let partitionEnd = try appendKey(ofItem: item, to: &bytes)
        return ItemKey(bytes: bytes, partitionEnd: partitionEnd)
    }

    /// Appends the key of a whole item that is to be stored; after an error, some of it may be there.
    ///
    /// - Returns: Where the sort key begins.
    func appendKey(
        ofItem item: borrowing ItemView, to bytes: inout [UInt8]
    ) throws(ValidationError) -> Int {
        try appendKey(of: item, to: &bytes) {
            (name, expected, actual) throws(ValidationError) in
            guard let actual else { throw .missingKey(attribute: name) }
            throw .keyTypeMismatch(attribute: name, expected: expected, actual: actual)
        }
    }

    /// Reads a key that names an item: exactly the key attributes, nothing more.
    func key(_ key: borrowing ItemView) throws(ValidationError) -> ItemKey {
        var bytes: [UInt8] = []
        let partitionEnd = try appendKey(key, to: &bytes)
        return ItemKey(bytes: bytes, partitionEnd: partitionEnd)
    }

    /// Appends a key that names an item: exactly the key attributes, nothing more.
    ///
    /// - Returns: Where the sort key begins.
    @discardableResult
    func appendKey(
        _ key: borrowing ItemView, to bytes: inout [UInt8]
    ) throws(ValidationError) -> Int {
        guard key.count == (keySchema.sortKey == nil ? 1 : 2) else {
            throw .keyDoesNotMatchSchema
        }
        return try appendKey(of: key, to: &bytes) { (_, _, _) throws(ValidationError) in
            throw .keyDoesNotMatchSchema
        }
    }

    /// Appends a key given by its parts, without an item round it.
    ///
    /// - Returns: Where the sort key begins.
    func appendKey(
        partition: AttributeValue, sort: AttributeValue?, to bytes: inout [UInt8]
    ) throws(StoreError) -> Int {
        guard (sort == nil) == (keySchema.sortKey == nil),
            partition.kind == keySchema.partitionKey.type.kind
        else { throw .validation(.keyDoesNotMatchSchema) }
        return try validating { () throws(ValidationError) in
            try keySchema.partitionKey.checkPartition(byteCount: partition.keyByteCount)
            bytes.appendBigEndian(id)
            KeyEncoding.append(partition, to: &bytes)
            let partitionEnd = bytes.count
            if let sort, let sortKey = keySchema.sortKey {
                guard sort.kind == sortKey.type.kind else {
                    throw .keyDoesNotMatchSchema
                }
                try sortKey.checkSort(byteCount: sort.keyByteCount)
                KeyEncoding.appendLast(sort, to: &bytes)
            }
            return partitionEnd
        }
    }

    private func appendKey(
        of item: borrowing ItemView, to bytes: inout [UInt8],
        mismatch: (String, KeyType, AttributeKind?) throws(ValidationError) -> Never
    ) throws(ValidationError) -> Int {
        bytes.appendBigEndian(id)
        let partitionKey = keySchema.partitionKey
        // Short names in capitals come first, as key attributes are often called.
        var position = 0
        guard let partition = item.value(named: partitionKey.name, near: &position) else {
            try mismatch(partitionKey.name, partitionKey.type, nil)
        }
        guard partition.kind == partitionKey.type.kind else {
            try mismatch(partitionKey.name, partitionKey.type, partition.kind)
        }
        try partitionKey.checkPartition(byteCount: partition.payload.byteCount)
        KeyEncoding.append(partition, to: &bytes)
        let partitionEnd = bytes.count
        if let sortKey = keySchema.sortKey {
            guard let sort = item.value(named: sortKey.name, near: &position) else {
                try mismatch(sortKey.name, sortKey.type, nil)
            }
            guard sort.kind == sortKey.type.kind else {
                try mismatch(sortKey.name, sortKey.type, sort.kind)
            }
            try sortKey.checkSort(byteCount: sort.payload.byteCount)
            KeyEncoding.appendLast(sort, to: &bytes)
        }
        return partitionEnd
    }
}

extension KeyAttribute {
    /// Refuses what is empty or too long for a partition key.
    func checkPartition(byteCount: Int) throws(ValidationError) {
        guard byteCount > 0 else { throw .emptyKey(attribute: name, type: type) }
        guard byteCount <= Limits.partitionKeyByteCount else { throw .partitionKeyTooLong }
    }

    /// Refuses what is empty or too long for a sort key.
    func checkSort(byteCount: Int) throws(ValidationError) {
        guard byteCount > 0 else { throw .emptyKey(attribute: name, type: type) }
        guard byteCount <= Limits.sortKeyByteCount else { throw .sortKeyTooLong }
    }
}

extension AttributeValue {
    /// The length that key limits count: of a string or binary its bytes, of a number never too many.
    var keyByteCount: Int {
        switch self {
        case .string(let value): value.utf8.count
        case .binary(let value): value.count
        default: 1
        }
    }
}
