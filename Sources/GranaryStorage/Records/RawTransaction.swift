internal import CLMDB

/// An `MDB_txn` that someone else owns, with the few calls that read and write records.
///
/// Keys here are LMDB keys unless the name says otherwise.
@safe struct RawTransaction {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

    /// Returns the verified payload under an LMDB key, or `nil`.
    @inline(__always)
    func get(
        _ key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> UnsafeRawBufferPointer? {
        var wanted = unsafe MDB_val(pointingAt: key)
        var found = unsafe MDB_val()
        let status = unsafe mdb_get(pointer, database.handle, &wanted, &found)
        if status == MDB_NOTFOUND { return nil }
        try check(status, "mdb_get")
        return unsafe try Record.payload(of: found.buffer, key: key, in: database)
    }

    /// Returns the verified payload under a logical key, or `nil`.
    @inline(__always)
    func getLogical(
        _ key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> UnsafeRawBufferPointer? {
        unsafe try LayeredKey.validate(key)
        if key.count <= LayeredKey.pieceByteCount {
            return unsafe try get(key, in: database)
        }
        return unsafe try getLong(key, in: database)
    }

    @inline(never)
    private func getLong(
        _ key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> UnsafeRawBufferPointer? {
        var buffer = KeyBuffer()
        guard let last = unsafe try followLinks(of: key, in: database, buffer: &buffer) else {
            return nil
        }
        unsafe buffer.set(layer: last.layer, piece: last.piece)
        return unsafe try get(buffer.bytes, in: database)
    }

    /// Follows the links of a logical key to the layer of its last piece; `nil` when one is absent.
    func followLinks(
        of key: UnsafeRawBufferPointer, in database: Database, buffer: inout KeyBuffer
    ) throws(StorageError) -> LastPiece? {
        var last = unsafe LastPiece(layer: nil, piece: key)
        while unsafe last.piece.count > LayeredKey.pieceByteCount {
            let (piece, rest) = unsafe last.split()
            unsafe buffer.setLink(layer: last.layer, piece: piece)
            guard let link = unsafe try get(buffer.bytes, in: database) else { return nil }
            let layer = unsafe try LayeredKey.layer(in: link, database: database)
            unsafe last = LastPiece(layer: layer, piece: rest)
        }
        return last
    }

    /// Stores a payload under an LMDB key.
    @inline(__always)
    func put(
        _ payload: UnsafeRawBufferPointer, forKey key: UnsafeRawBufferPointer,
        in database: Database
    ) throws(StorageError) {
        let isStored = unsafe try insert(payload, forKey: key, in: database, flags: 0)
        if !isStored { throw .lmdb(MDB_KEYEXIST, "mdb_put") }
    }

    /// Stores a payload under an LMDB key, written straight into the page with its checksum.
    ///
    /// The `flags` are `MDB_NOOVERWRITE` or `MDB_APPEND`, either of which may refuse the key: then
    /// LMDB has changed nothing, and this is false.
    @inline(__always)
    func insert(
        _ payload: UnsafeRawBufferPointer, forKey key: UnsafeRawBufferPointer,
        in database: Database, flags: CInt
    ) throws(StorageError) -> Bool {
        var keyVal = unsafe MDB_val(pointingAt: key)
        var reserved = unsafe MDB_val(mv_size: payload.count + Record.overhead, mv_data: nil)
        let status = unsafe mdb_put(
            pointer, database.handle, &keyVal, &reserved, UInt32(MDB_RESERVE | flags))
        if status == MDB_KEYEXIST { return false }
        try check(status, "mdb_put")
        let sum = unsafe Record.checksum(key: key, payload: payload)
        guard let target = unsafe reserved.mv_data else { return true }
        unsafe target.storeBytes(of: sum.littleEndian, as: UInt32.self)
        unsafe UnsafeMutableRawBufferPointer(
            start: target + Record.overhead, count: payload.count
        ).copyMemory(from: payload)
        return true
    }

    /// Deletes the record under an LMDB key; false when there was none.
    func delete(
        _ key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> Bool {
        var keyVal = unsafe MDB_val(pointingAt: key)
        let status = unsafe mdb_del(pointer, database.handle, &keyVal, nil)
        if status == MDB_NOTFOUND { return false }
        try check(status, "mdb_del")
        return true
    }
}

/// What is left of a logical key in one layer; `nil` is the root.
@safe struct LastPiece {
    let layer: UInt64?
    let piece: UnsafeRawBufferPointer

    /// Cuts off the piece of a link.
    func split() -> (piece: UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer) {
        let count = LayeredKey.pieceByteCount
        return unsafe (
            UnsafeRawBufferPointer(rebasing: piece.prefix(count)),
            UnsafeRawBufferPointer(rebasing: piece.dropFirst(count))
        )
    }
}
