internal import CLMDB

/// Walks the records of a snapshot whose keys are in a range, in key order or against it.
///
/// A pull cursor and not a closure: the caller's loop can stop, throw its own error, or keep state,
/// and this type knows nothing of that.
///
/// ```swift
/// var cursor = try snapshot.cursor(in: .items, from: lower, to: upper)
/// while let entry = try cursor.next() { ... }
/// ```
@safe
public struct RangeCursor: ~Copyable, ~Escapable {
    /// Which way a cursor walks.
    public enum Direction: Sendable {
        /// From the lower bound up.
        case forward
        /// From the upper bound down.
        case backward
    }

    /// One key and its value.
    public struct Entry: ~Escapable {
        /// The logical key.
        public let key: RawSpan
        /// The stored bytes, unaligned, straight from the memory map.
        public let value: RawSpan

        @_lifetime(copy key, copy value)
        init(key: RawSpan, value: RawSpan) {
            self.key = key
            self.value = value
        }
    }

    private enum Progress { case atStart, walking, ended }

    private let state: UnsafeMutablePointer<CursorState>
    private let reader: UnsafeMutablePointer<Reader>?
    private let direction: Direction
    private var progress = Progress.atStart
    private var isAtDamage = false

    @_lifetime(copy snapshot)
    init(
        _ snapshot: Snapshot, in database: Database, direction: Direction
    ) throws(StorageError) {
        self.direction = direction
        unsafe reader = snapshot.reader
        if let reader = unsafe snapshot.reader,
            let parked = unsafe reader.pointee.takeCursor(database)
        {
            let status = unsafe mdb_cursor_renew(
                snapshot.transaction.pointer, parked.pointee.cursor)
            if status != MDB_SUCCESS {
                unsafe CursorState.destroy(parked)
                throw .lmdb(status, "mdb_cursor_renew")
            }
            unsafe state = parked
            return
        }
        var opened: OpaquePointer?
        let status = unsafe mdb_cursor_open(
            snapshot.transaction.pointer, database.handle, &opened)
        try check(status, "mdb_cursor_open")
        guard let cursor = unsafe opened else { throw .lmdb(MDB_PANIC, "mdb_cursor_open") }
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: CursorState(database: database, cursor: cursor))
    }

    deinit {
        if let reader = unsafe reader {
            unsafe reader.pointee.park(state)
        } else {
            unsafe CursorState.destroy(state)
        }
    }

    /// Copies the bounds.
    mutating func setBounds(
        _ lower: Span<UInt8>, excludingLower: Bool, _ upper: Span<UInt8>, includingUpper: Bool
    ) {
        let state = unsafe self.state
        // The successor of a key is the key and a zero byte.
        unsafe lower.withUnsafeBytes { unsafe state.pointee.lower.set($0) }
        if excludingLower, !lower.isEmpty { unsafe state.pointee.lower.append(0) }
        unsafe upper.withUnsafeBytes { unsafe state.pointee.upper.set($0) }
        if includingUpper, !upper.isEmpty { unsafe state.pointee.upper.append(0) }
    }

    /// Returns the next entry, or `nil` after the last.
    ///
    /// The entry ends at the next call: the compiler holds the caller to it.
    ///
    /// - Throws: ``StorageError``. The cursor is then at its end.
    /// - Complexity: Amortised O(1) and a checksum; no heap allocation.
    @_lifetime(&self)
    public mutating func next() throws(StorageError) -> Entry? {
        if progress == .ended { return nil }
        let state = unsafe self.state
        let isFirst = progress == .atStart
        progress = .ended
        let found =
            switch direction {
            case .forward where isFirst:
                unsafe try state.pointee.seek(to: state.pointee.lower.bytes)
            case .forward: unsafe try state.pointee.advance()
            case .backward where isFirst:
                unsafe try state.pointee.seek(before: state.pointee.upper.bytes)
            case .backward: unsafe try state.pointee.retreat()
            }
        guard found else { return nil }
        let key = unsafe state.pointee.currentLogicalKey()
        switch direction {
        case .forward:
            let bound = unsafe state.pointee.upper.bytes
            if bound.count > 0, unsafe !KeyOrder.precedes(key, bound) { return nil }
        case .backward:
            if unsafe KeyOrder.precedes(key, state.pointee.lower.bytes) { return nil }
        }
        isAtDamage = true
        let payload = unsafe try Record.payload(
            of: state.pointee.value, key: state.pointee.key, in: state.pointee.database)
        isAtDamage = false
        progress = .walking
        let entry = unsafe Entry(key: key.bytes, value: payload.bytes)
        return unsafe _overrideLifetime(entry, mutating: &self)
    }

    /// Goes on behind a record that ``next()`` threw for, where the failure was its checksum.
    ///
    /// For those who look for all damage there is; a second failure at the same place ends the walk.
    public mutating func skipDamagedRecord() {
        if progress == .ended, isAtDamage { progress = .walking }
        isAtDamage = false
    }

    /// Skips ahead: the next entry is the first whose key is not less than `key` when walking
    /// forward, and the last whose key is less than `key` when walking backward.
    ///
    /// A key behind the cursor, or outside its bounds, changes nothing: it never goes back.
    public mutating func seek(to key: Span<UInt8>) {
        let isMoved = unsafe key.withUnsafeBytes { [state, direction, progress] key in
            if progress == .ended || key.count == 0 { return false }
            if progress == .walking {
                let here = unsafe state.pointee.currentLogicalKey()
                let isAhead = unsafe KeyOrder.precedes(here, key)
                if isAhead != (direction == .forward) { return false }
            }
            switch direction {
            case .forward:
                guard unsafe KeyOrder.precedes(state.pointee.lower.bytes, key) else { return false }
                unsafe state.pointee.lower.set(key)
            case .backward:
                let bound = unsafe state.pointee.upper.bytes
                guard unsafe bound.count == 0 || KeyOrder.precedes(key, bound) else { return false }
                unsafe state.pointee.upper.set(key)
            }
            return true
        }
        if isMoved { progress = .atStart }
    }
}

@available(*, unavailable)
extension RangeCursor: Sendable {}

extension Snapshot {
    /// Returns a cursor over the records with `lower` <= key < `upper`.
    ///
    /// - Parameters:
    ///   - database: What to walk.
    ///   - lower: The lower bound, of any length; no bytes for none.
    ///   - upper: The upper bound, of any length; no bytes for none.
    ///   - direction: Which way to walk.
    ///   - excludingLower: Whether `lower` itself is outside the range.
    ///   - includingUpper: Whether `upper` itself is inside the range.
    /// - Returns: A cursor before the first entry on its way.
    /// - Throws: ``StorageError``.
    /// - Complexity: O(1); the seek is made by the first ``RangeCursor/next()``. Allocates nothing
    ///   when the transaction's reader has a parked cursor.
    @_lifetime(copy self)
    public func cursor(
        in database: Database, from lower: Span<UInt8> = Span(), to upper: Span<UInt8> = Span(),
        direction: RangeCursor.Direction = .forward, excludingLower: Bool = false,
        includingUpper: Bool = false
    ) throws(StorageError) -> RangeCursor {
        var cursor = try RangeCursor(self, in: database, direction: direction)
        cursor.setBounds(
            lower, excludingLower: excludingLower, upper, includingUpper: includingUpper)
        return cursor
    }
}
