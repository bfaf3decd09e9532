internal import CLMDB

extension RawTransaction {
    /// Stores under a logical key of more than one piece, and makes the layers it lacks.
    @inline(never)
    func putLong(
        _ payload: UnsafeRawBufferPointer, forKey key: UnsafeRawBufferPointer,
        in database: Database
    ) throws(StorageError) {
        var buffer = KeyBuffer()
        var last = unsafe LastPiece(layer: nil, piece: key)
        while unsafe last.piece.count > LayeredKey.pieceByteCount {
            let (piece, rest) = unsafe last.split()
            unsafe buffer.setLink(layer: last.layer, piece: piece)
            let layer: UInt64
            if let link = unsafe try get(buffer.bytes, in: database) {
                layer = unsafe try LayeredKey.layer(in: link, database: database)
            } else {
                layer = try makeLayer()
                try unsafe withUnsafeBytes(of: layer.littleEndian) { id throws(StorageError) in
                    unsafe try put(id, forKey: buffer.bytes, in: database)
                }
            }
            unsafe last = LastPiece(layer: layer, piece: rest)
        }
        unsafe buffer.set(layer: last.layer, piece: last.piece)
        unsafe try put(payload, forKey: buffer.bytes, in: database)
    }

    /// Returns an id that no layer has had.
    ///
    /// The counter is the catalog's record `FF FF FF FF`, eight `00`, `layer`: the last id given
    /// out, as 8 bytes little-endian.
    private func makeLayer() throws(StorageError) -> UInt64 {
        try unsafe FormatRecord.key("layer").span.withUnsafeBytes { key throws(StorageError) in
            var last: UInt64 = 0
            if let found = unsafe try get(key, in: .catalog) {
                last = unsafe try LayeredKey.layer(in: found, database: .catalog)
            }
            let next = last &+ 1
            try unsafe withUnsafeBytes(of: next.littleEndian) { bytes throws(StorageError) in
                unsafe try put(bytes, forKey: key, in: .catalog)
            }
            return next
        }
    }

    /// Deletes under a logical key of more than one piece, and the layers that it leaves empty.
    @inline(never)
    func deleteLong(
        _ key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> Bool {
        var buffer = KeyBuffer()
        // The layer of each piece in turn, the root first.
        var layers: [UInt64?] = [nil]
        var last = unsafe LastPiece(layer: nil, piece: key)
        while unsafe last.piece.count > LayeredKey.pieceByteCount {
            let (piece, rest) = unsafe last.split()
            unsafe buffer.setLink(layer: last.layer, piece: piece)
            guard let link = unsafe try get(buffer.bytes, in: database) else { return false }
            let layer = unsafe try LayeredKey.layer(in: link, database: database)
            layers.append(layer)
            unsafe last = LastPiece(layer: layer, piece: rest)
        }
        unsafe buffer.set(layer: last.layer, piece: last.piece)
        guard unsafe try delete(buffer.bytes, in: database) else { return false }

        while let layer = layers.popLast(), let emptied = layer,
            try isEmpty(layer: emptied, in: database)
        {
            let depth = layers.count - 1
            let start = depth * LayeredKey.pieceByteCount
            let piece = unsafe UnsafeRawBufferPointer(
                rebasing: key[start..<start + LayeredKey.pieceByteCount])
            unsafe buffer.setLink(layer: layers[depth], piece: piece)
            _ = unsafe try delete(buffer.bytes, in: database)
        }
        return true
    }

    /// Whether nothing stands in a layer.
    func isEmpty(layer: UInt64, in database: Database) throws(StorageError) -> Bool {
        var header = KeyBuffer()
        header.setHeader(of: layer)
        guard let first = unsafe try firstKey(from: header.bytes, in: database) else {
            return true
        }
        return unsafe !KeyOrder.has(first, prefix: header.bytes)
    }

    /// Returns the first LMDB key not less than `bound`; valid until the next change.
    func firstKey(
        from bound: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> UnsafeRawBufferPointer? {
        var opened: OpaquePointer?
        try check(unsafe mdb_cursor_open(pointer, database.handle, &opened), "mdb_cursor_open")
        guard let cursor = unsafe opened else { return nil }
        defer { unsafe mdb_cursor_close(cursor) }
        var key = unsafe MDB_val(pointingAt: bound)
        var value = unsafe MDB_val()
        let status = unsafe mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE)
        if status == MDB_NOTFOUND { return nil }
        try check(status, "mdb_cursor_get")
        return unsafe key.buffer
    }
}
