internal import CLMDB

/// What a ``RangeCursor`` works with; parked in its reader between uses, so that a scan allocates
/// nothing.
@safe struct CursorState: ~Copyable {
    let database: Database
    let cursor: OpaquePointer

    /// The next in the list of parked cursors.
    var next: UnsafeMutablePointer<CursorState>?

    /// The lower bound, included; empty for none.
    var lower = KeyBuffer()

    /// The upper bound, excluded; empty for none.
    var upper = KeyBuffer()

    /// The layers stepped into, innermost last; empty in the root.
    var layers: [UInt64] = []

    /// The pieces that lead to the innermost layer, and behind them room for the last one.
    var logicalKey = KeyBuffer()

    /// The LMDB key to seek.
    var target = KeyBuffer()

    /// The LMDB key and value under the cursor.
    var key = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)

    init(database: Database, cursor: OpaquePointer) {
        self.database = database
        unsafe self.cursor = cursor
    }

    static func destroy(_ state: UnsafeMutablePointer<CursorState>) {
        unsafe mdb_cursor_close(state.pointee.cursor)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Moves LMDB's cursor; false at the end.
    @inline(__always)
    mutating func move(_ operation: MDB_cursor_op) throws(StorageError) -> Bool {
        var keyVal = unsafe MDB_val()
        var valueVal = unsafe MDB_val()
        let status = unsafe mdb_cursor_get(cursor, &keyVal, &valueVal, operation)
        if status == MDB_NOTFOUND { return false }
        try check(status, "mdb_cursor_get")
        unsafe key = keyVal.buffer
        unsafe value = valueVal.buffer
        return true
    }

    /// Moves to the first LMDB key not less than `bound`; false when there is none.
    mutating func move(to bound: UnsafeRawBufferPointer) throws(StorageError) -> Bool {
        if bound.count == 0 { return try move(MDB_FIRST) }
        var keyVal = unsafe MDB_val(pointingAt: bound)
        var valueVal = unsafe MDB_val()
        let status = unsafe mdb_cursor_get(cursor, &keyVal, &valueVal, MDB_SET_RANGE)
        if status == MDB_NOTFOUND { return false }
        try check(status, "mdb_cursor_get")
        unsafe key = keyVal.buffer
        unsafe value = valueVal.buffer
        return true
    }

    /// Moves to the last LMDB key less than `bound`; false when there is none.
    mutating func move(before bound: UnsafeRawBufferPointer) throws(StorageError) -> Bool {
        try unsafe move(to: bound) ? try move(MDB_PREV) : try move(MDB_LAST)
    }
}
