internal import CLMDB

/// One read transaction with what it reuses, parked between uses.
@safe struct Reader {
    let transaction: RawTransaction

    /// Parked cursors, a list through ``CursorState/next``.
    private var cursors: UnsafeMutablePointer<CursorState>?
    private var cursorCount = 0

    /// Key bytes of the layer above, kept so that reads allocate nothing.
    var scratch: [UInt8] = []

    init(_ transaction: RawTransaction) { self.transaction = transaction }

    /// More than this many cursors are not kept.
    private static let cursorLimit = 8

    /// Takes out a parked cursor of `database`, if there is one.
    mutating func takeCursor(_ database: Database) -> UnsafeMutablePointer<CursorState>? {
        var previous: UnsafeMutablePointer<CursorState>?
        var candidate = unsafe cursors
        while let found = unsafe candidate {
            if unsafe found.pointee.database == database {
                if let previous = unsafe previous {
                    unsafe previous.pointee.next = found.pointee.next
                } else {
                    unsafe cursors = found.pointee.next
                }
                unsafe found.pointee.next = nil
                cursorCount -= 1
                return unsafe found
            }
            unsafe previous = found
            unsafe candidate = found.pointee.next
        }
        return nil
    }

    /// Parks a cursor, or closes it when there are enough.
    mutating func park(_ cursor: UnsafeMutablePointer<CursorState>) {
        if cursorCount >= Self.cursorLimit {
            unsafe CursorState.destroy(cursor)
            return
        }
        unsafe cursor.pointee.next = cursors
        unsafe cursors = cursor
        cursorCount += 1
    }

    /// Closes the cursors and the transaction, and gives the reader slot back to LMDB.
    static func destroy(_ reader: UnsafeMutablePointer<Reader>) {
        while let cursor = unsafe reader.pointee.cursors {
            unsafe reader.pointee.cursors = cursor.pointee.next
            unsafe CursorState.destroy(cursor)
        }
        unsafe mdb_txn_abort(reader.pointee.transaction.pointer)
        unsafe reader.deinitialize(count: 1)
        unsafe reader.deallocate()
    }
}
