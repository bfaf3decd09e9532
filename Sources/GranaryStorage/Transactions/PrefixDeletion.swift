internal import CLMDB

/// Deletes the records whose logical keys begin with a prefix, with the layers they stand in.
///
/// It always deletes the first that is left, so it can stop anywhere and go on in another
/// transaction.
@safe struct PrefixDeletion: ~Copyable {
    private let transaction: RawTransaction
    private let database: Database
    private let cursor: OpaquePointer

    /// How many LMDB records may still be deleted.
    private(set) var left: Int

    private init(
        _ transaction: RawTransaction, _ database: Database, _ cursor: OpaquePointer, limit: Int
    ) {
        self.transaction = transaction
        self.database = database
        unsafe self.cursor = cursor
        left = limit
    }

    deinit { unsafe mdb_cursor_close(cursor) }

    static func begin(
        _ transaction: RawTransaction, in database: Database, limit: Int
    ) throws(StorageError) -> PrefixDeletion {
        var opened: OpaquePointer?
        let status = unsafe mdb_cursor_open(transaction.pointer, database.handle, &opened)
        try check(status, "mdb_cursor_open")
        guard let cursor = unsafe opened else { throw .lmdb(MDB_PANIC, "mdb_cursor_open") }
        return unsafe PrefixDeletion(transaction, database, cursor, limit: limit)
    }

    /// Deletes what begins with `prefix` in one layer and those below it.
    ///
    /// - Parameters:
    ///   - prefix: No bytes for all.
    ///   - layer: The layer; `nil` is the root.
    ///   - depth: How many links led here.
    /// - Returns: Whether nothing is left.
    /// - Throws: ``StorageError``.
    mutating func run(
        _ prefix: UnsafeRawBufferPointer, layer: UInt64? = nil, depth: Int = 0
    ) throws(StorageError) -> Bool {
        guard depth <= LayeredKey.maximumDepth else {
            throw .corrupted(database: database, detail: "links run in a circle")
        }
        if prefix.count > LayeredKey.pieceByteCount {
            return unsafe try runBehindLink(prefix, layer: layer, depth: depth)
        }
        var bound = KeyBuffer()
        var first = KeyBuffer()
        unsafe bound.set(layer: layer, piece: prefix)
        while unsafe try seek(to: bound.bytes, &first) {
            let isInside = unsafe KeyOrder.has(first.bytes, prefix: bound.bytes)
            if !isInside { return true }
            if layer == nil, unsafe LayeredKey.isReserved(first.bytes) { return true }
            if left <= 0 { return false }
            let header = layer == nil ? 0 : LayeredKey.headerByteCount
            if first.count - header == LayeredKey.linkByteCount {
                guard let link = unsafe try transaction.get(first.bytes, in: database) else {
                    continue
                }
                let inner = unsafe try LayeredKey.layer(in: link, database: database)
                let none = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
                guard unsafe try run(none, layer: inner, depth: depth + 1) else { return false }
                _ = unsafe try transaction.delete(first.bytes, in: database)
            } else {
                try check(unsafe mdb_cursor_del(cursor, 0), "mdb_cursor_del")
            }
            left -= 1
        }
        return true
    }

    /// Follows the link of a prefix of more than one piece.
    private mutating func runBehindLink(
        _ prefix: UnsafeRawBufferPointer, layer: UInt64?, depth: Int
    ) throws(StorageError) -> Bool {
        let (piece, rest) = unsafe LastPiece(layer: layer, piece: prefix).split()
        var linkKey = KeyBuffer()
        unsafe linkKey.setLink(layer: layer, piece: piece)
        guard let link = unsafe try transaction.get(linkKey.bytes, in: database) else {
            return true
        }
        let inner = unsafe try LayeredKey.layer(in: link, database: database)
        guard unsafe try run(rest, layer: inner, depth: depth + 1) else { return false }
        if try transaction.isEmpty(layer: inner, in: database) {
            _ = unsafe try transaction.delete(linkKey.bytes, in: database)
            left -= 1
        }
        return true
    }

    /// Stands the cursor at the first LMDB key not less than `bound`, and copies that key.
    private func seek(
        to bound: UnsafeRawBufferPointer, _ first: inout KeyBuffer
    ) throws(StorageError) -> Bool {
        var key = unsafe MDB_val(pointingAt: bound)
        var value = unsafe MDB_val()
        let operation = bound.count == 0 ? MDB_FIRST : MDB_SET_RANGE
        let status = unsafe mdb_cursor_get(cursor, &key, &value, operation)
        if status == MDB_NOTFOUND { return false }
        try check(status, "mdb_cursor_get")
        unsafe first.set(key.buffer)
        return true
    }
}

extension WriteTransaction {
    /// Deletes up to `limit` records whose key begins with `prefix`, and the layers they leave
    /// empty.
    ///
    /// For dropping a table in transactions of bounded size: repeat until it returns true. One
    /// call may exceed the limit by the depth of the last layer.
    ///
    /// - Parameters:
    ///   - prefix: The first bytes of the keys, of any length; no bytes for every record.
    ///   - database: Where they stand.
    ///   - limit: How many to delete at most. Links to layers count.
    /// - Returns: Whether none is left.
    /// - Throws: ``StorageError``.
    /// - Complexity: O(*limit* log *n*). The values are not read.
    public mutating func deletePrefix(
        _ prefix: Span<UInt8>, in database: Database, limit: Int
    ) throws(StorageError) -> Bool {
        let transaction = try current()
        do throws(StorageError) {
            var deletion = try PrefixDeletion.begin(transaction, in: database, limit: limit)
            let finished = try unsafe prefix.withUnsafeBytes { bytes throws(StorageError) in
                unsafe try deletion.run(bytes)
            }
            let deleted = max(0, limit &- deletion.left)
            dirtyByteEstimate &+= deleted &* Self.dirtyBytes(of: 0)
            return finished
        } catch {
            poison()
            throw error
        }
    }
}
