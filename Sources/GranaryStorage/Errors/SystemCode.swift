#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The system's error numbers that this layer names.
enum SystemCode {
    static let noSpace = ENOSPC
    static let ioError = EIO
    static let noSuchFile = ENOENT
    static let permissionDenied = EACCES
    static let outOfMemory = ENOMEM
}

/// Turns the failure of a system call into a thrown error, with `errno` as its code.
func checkSystem(_ status: CInt, _ function: StaticString) throws(StorageError) {
    if status == -1 { throw .lmdb(errno, function) }
}
