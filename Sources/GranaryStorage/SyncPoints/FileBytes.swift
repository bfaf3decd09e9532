#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Bytes of an open file at a place, whole or not at all.
enum FileBytes {
    /// Reads as many bytes as there are, up to `count`.
    static func read(
        _ count: Int, at offset: Int, of descriptor: CInt
    ) throws(StorageError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(
                    descriptor, $0.baseAddress?.advanced(by: done), count - done,
                    off_t(offset + done))
            }
            if read == 0 { break }
            if read < 0 {
                if errno == EINTR { continue }
                throw .lmdb(errno, "pread")
            }
            done += read
        }
        return Array(bytes.prefix(done))
    }

    /// Writes all bytes.
    static func write(
        _ bytes: [UInt8], at offset: Int, of descriptor: CInt
    ) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(
                    descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done,
                    off_t(offset + done))
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .lmdb(errno, "pwrite")
            }
            done += written
        }
    }
}
