internal import CLMDB

/// Walks records in the order of their logical keys, in and out of layers.
///
/// One LMDB cursor does it: it stands in the innermost layer, and goes back to the link by its key
/// when the layer is at its end.
extension CursorState {
    /// Moves to the first record whose logical key is not less than `bound`.
    mutating func seek(to bound: UnsafeRawBufferPointer) throws(StorageError) -> Bool {
        let (rest, found) = unsafe try descend(along: bound)
        // Without the link, the cursor already stands at the first greater key.
        guard let rest = unsafe rest else { return try settleForward(found) }
        unsafe target.set(layer: layers.last, piece: rest)
        return try settleForward(unsafe try move(to: target.bytes))
    }

    /// Moves to the last record whose logical key is less than `bound`; empty is no bound.
    mutating func seek(before bound: UnsafeRawBufferPointer) throws(StorageError) -> Bool {
        if bound.count == 0 {
            resetLayers()
            // What begins so is in layers, behind every logical key.
            target.truncate(to: 0)
            for _ in 0..<4 { target.append(0xFF) }
            return try settleBackward(unsafe try move(before: target.bytes))
        }
        let (rest, _) = unsafe try descend(along: bound)
        // Without the link, the target is still the link's key, and its place is where to go.
        if let rest = unsafe rest { unsafe target.set(layer: layers.last, piece: rest) }
        return try settleBackward(unsafe try move(before: target.bytes))
    }

    /// Moves to the next record.
    @inline(__always)
    mutating func advance() throws(StorageError) -> Bool {
        try settleForward(try move(MDB_NEXT))
    }

    /// Moves to the record before.
    @inline(__always)
    mutating func retreat() throws(StorageError) -> Bool {
        try settleBackward(try move(MDB_PREV))
    }

    /// Steps into layers as far as `bound` leads.
    ///
    /// - Returns: What is left of `bound` in the innermost layer; or `nil` when a link is absent,
    ///   and whether the cursor stands at a key, the first that is greater than the link.
    private mutating func descend(
        along bound: UnsafeRawBufferPointer
    ) throws(StorageError) -> (rest: UnsafeRawBufferPointer?, found: Bool) {
        resetLayers()
        var last = unsafe LastPiece(layer: nil, piece: bound)
        while unsafe last.piece.count > LayeredKey.pieceByteCount {
            let (piece, rest) = unsafe last.split()
            unsafe target.setLink(layer: layers.last, piece: piece)
            let found = unsafe try move(to: target.bytes)
            guard found, unsafe KeyOrder.equals(key, target.bytes) else {
                return (nil, found)
            }
            try enterLayer()
            unsafe last = LastPiece(layer: layers.last, piece: rest)
        }
        return unsafe (last.piece, true)
    }

    /// Goes on until the cursor stands at a record, forward.
    @inline(__always)
    private mutating func settleForward(_ found: Bool) throws(StorageError) -> Bool {
        if found, layers.isEmpty, unsafe key.count != LayeredKey.linkByteCount {
            return unsafe !LayeredKey.isReserved(key)
        }
        return try settleForwardSlowly(found)
    }

    @inline(never)
    private mutating func settleForwardSlowly(_ found: Bool) throws(StorageError) -> Bool {
        var found = found
        while true {
            if found, standsInLayer {
                if !standsAtLink { return true }
                try enterLayer()
                target.setHeader(of: layers.last ?? 0)
                found = unsafe try move(to: target.bytes)
            } else {
                if layers.isEmpty { return false }
                found = try leaveLayer(MDB_NEXT)
            }
        }
    }

    /// Goes on until the cursor stands at a record, backward.
    @inline(__always)
    private mutating func settleBackward(_ found: Bool) throws(StorageError) -> Bool {
        if found, layers.isEmpty, unsafe key.count != LayeredKey.linkByteCount {
            return unsafe !LayeredKey.isReserved(key)
        }
        return try settleBackwardSlowly(found)
    }

    @inline(never)
    private mutating func settleBackwardSlowly(_ found: Bool) throws(StorageError) -> Bool {
        var found = found
        while true {
            if found, standsInLayer {
                if !standsAtLink { return true }
                try enterLayer()
                target.setHeader(of: (layers.last ?? 0) &+ 1)
                found = unsafe try move(before: target.bytes)
            } else {
                if layers.isEmpty { return false }
                found = try leaveLayer(MDB_PREV)
            }
        }
    }

    /// Whether the LMDB key belongs to the innermost layer.
    private var standsInLayer: Bool {
        guard let layer = layers.last else { return unsafe !LayeredKey.isReserved(key) }
        guard unsafe key.count >= LayeredKey.headerByteCount, unsafe LayeredKey.isReserved(key)
        else {
            return false
        }
        let id = unsafe key.loadUnaligned(fromByteOffset: 4, as: UInt64.self)
        return UInt64(bigEndian: id) == layer
    }

    /// Whether the LMDB key is a link's.
    private var standsAtLink: Bool { unsafe piece.count == LayeredKey.linkByteCount }

    /// The LMDB key without the layer's header.
    var piece: UnsafeRawBufferPointer {
        let start = layers.isEmpty ? 0 : LayeredKey.headerByteCount
        return unsafe UnsafeRawBufferPointer(rebasing: key.dropFirst(start))
    }

    private var prefixByteCount: Int { layers.count * LayeredKey.pieceByteCount }

    private mutating func resetLayers() {
        layers.removeAll(keepingCapacity: true)
        logicalKey.truncate(to: 0)
    }

    /// Steps into the link the cursor stands at.
    private mutating func enterLayer() throws(StorageError) {
        guard layers.count < LayeredKey.maximumDepth else {
            throw .corrupted(database: database, detail: "links run in a circle")
        }
        let payload = unsafe try Record.payload(of: value, key: key, in: database)
        let layer = unsafe try LayeredKey.layer(in: payload, database: database)
        logicalKey.truncate(to: prefixByteCount)
        unsafe logicalKey.append(UnsafeRawBufferPointer(rebasing: piece.dropLast()))
        layers.append(layer)
    }

    /// Goes back to the link of the innermost layer, and on from there.
    private mutating func leaveLayer(_ operation: MDB_cursor_op) throws(StorageError) -> Bool {
        layers.removeLast()
        let link = unsafe UnsafeRawBufferPointer(
            rebasing: logicalKey.bytes[
                prefixByteCount..<prefixByteCount + LayeredKey.pieceByteCount])
        unsafe target.setLink(layer: layers.last, piece: link)
        logicalKey.truncate(to: prefixByteCount)
        let found = unsafe try move(to: target.bytes)
        guard found, unsafe KeyOrder.equals(key, target.bytes) else {
            throw .corrupted(database: database, detail: "a layer without its link")
        }
        return try move(operation)
    }

    /// The logical key of the record under the cursor; valid until the cursor moves.
    @inline(__always)
    mutating func currentLogicalKey() -> UnsafeRawBufferPointer {
        if layers.isEmpty { return unsafe key }
        logicalKey.truncate(to: prefixByteCount)
        unsafe logicalKey.append(piece)
        return unsafe logicalKey.bytes
    }
}
