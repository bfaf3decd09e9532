internal import CLMDB

extension WriteTransaction {
    /// Stores `value` under `key`, over any value already there.
    ///
    /// - Parameters:
    ///   - value: The bytes to store, of any number.
    ///   - key: 1 byte to 32 KiB, not beginning with `FF FF FF FF`.
    ///   - database: Where to store it.
    ///   - append: Promises that `key` is greater than every key of the database, which fills the
    ///     pages of a sorted load better. A false promise costs a second try and nothing else.
    /// - Throws: ``StorageError``; when ``StorageError/isMapFull``, abort, grow the map and repeat.
    public mutating func put(
        _ value: RawSpan, forKey key: Span<UInt8>, in database: Database, append: Bool = false
    ) throws(StorageError) {
        let transaction = try current()
        dirtyByteEstimate &+= Self.dirtyBytes(of: value.byteCount)
        do throws(StorageError) {
            try unsafe key.withUnsafeBytes { key throws(StorageError) in
                try unsafe value.withUnsafeBytes { value throws(StorageError) in
                    unsafe try LayeredKey.validate(key)
                    if key.count > LayeredKey.pieceByteCount {
                        unsafe try transaction.putLong(value, forKey: key, in: database)
                    } else if append {
                        unsafe try transaction.append(value, forKey: key, in: database)
                    } else {
                        unsafe try transaction.put(value, forKey: key, in: database)
                    }
                }
            }
        } catch {
            poison()
            throw error
        }
    }

    /// Stores `value` under `key`, over any value already there.
    public mutating func put(
        _ value: Span<UInt8>, forKey key: Span<UInt8>, in database: Database, append: Bool = false
    ) throws(StorageError) {
        try put(unsafe value.bytes, forKey: key, in: database, append: append)
    }

    /// Stores `value` under `key` unless there is a value already, in one descent of the tree.
    ///
    /// - Parameters:
    ///   - value: The bytes to store, of any number.
    ///   - key: 1 byte to 32 KiB, not beginning with `FF FF FF FF`.
    ///   - database: Where to store it.
    ///   - append: Store it only if `key` is greater than every key of the database, which is found
    ///     out without a search.
    /// - Returns: Whether it was stored; nothing has changed otherwise.
    /// - Throws: ``StorageError``; when ``StorageError/isMapFull``, abort, grow the map and repeat.
    public mutating func insert(
        _ value: Span<UInt8>, forKey key: Span<UInt8>, in database: Database, append: Bool = false
    ) throws(StorageError) -> Bool {
        let transaction = try current()
        dirtyByteEstimate &+= Self.dirtyBytes(of: value.count)
        do throws(StorageError) {
            return try unsafe key.withUnsafeBytes { key throws(StorageError) in
                try unsafe value.withUnsafeBytes { value throws(StorageError) in
                    unsafe try LayeredKey.validate(key)
                    if key.count > LayeredKey.pieceByteCount {
                        if append { return false }
                        if unsafe try transaction.getLogical(key, in: database) != nil {
                            return false
                        }
                        unsafe try transaction.putLong(value, forKey: key, in: database)
                        return true
                    }
                    return unsafe try transaction.insert(
                        value, forKey: key, in: database,
                        flags: append ? MDB_APPEND : MDB_NOOVERWRITE)
                }
            }
        } catch {
            poison()
            throw error
        }
    }

    /// Deletes the record under `key`; false when there was none.
    ///
    /// - Throws: ``StorageError``.
    @discardableResult
    public mutating func delete(
        forKey key: Span<UInt8>, in database: Database
    ) throws(StorageError) -> Bool {
        let transaction = try current()
        dirtyByteEstimate &+= Self.dirtyBytes(of: 0)
        do throws(StorageError) {
            return try unsafe key.withUnsafeBytes { key throws(StorageError) in
                unsafe try LayeredKey.validate(key)
                if key.count > LayeredKey.pieceByteCount {
                    return unsafe try transaction.deleteLong(key, in: database)
                }
                return unsafe try transaction.delete(key, in: database)
            }
        } catch {
            poison()
            throw error
        }
    }

    /// Forbids the commit of what has failed.
    mutating func poison() {
        if poisonedDepth == nil { poisonedDepth = outer.count }
    }

    /// The pages that one change may touch: a leaf, a split, and the value's own pages when it is
    /// too large for a leaf.
    static func dirtyBytes(of valueByteCount: Int) -> Int {
        valueByteCount > 2_000 ? 8_192 &+ valueByteCount : 8_192
    }
}

extension RawTransaction {
    /// Stores at the end of the database, or wherever the key belongs when that is not the end.
    func append(
        _ payload: UnsafeRawBufferPointer, forKey key: UnsafeRawBufferPointer,
        in database: Database
    ) throws(StorageError) {
        if unsafe try insert(payload, forKey: key, in: database, flags: MDB_APPEND) { return }
        // Out of order: LMDB has changed nothing, and the transaction is usable.
        unsafe try put(payload, forKey: key, in: database)
    }
}
