internal import CLMDB

/// The only place where Swift memory becomes an `MDB_val`.
extension MDB_val {
    /// Points at `bytes`, which must stay alive for the call that uses this value.
    ///
    /// LMDB never writes through a key or a value it is given.
    @inline(__always)
    init(pointingAt bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }

    /// The bytes this value points at, for as long as LMDB keeps them there.
    @inline(__always)
    var buffer: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: mv_data, count: mv_size)
    }
}
