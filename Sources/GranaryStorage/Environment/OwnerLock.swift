#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Our own lock on a store, which says that this process is the one that writes.
///
/// LMDB's locks do not keep a second process from writing, only from writing at the same moment,
/// and they cannot be trusted across containers that share a volume. This one is an `flock` on the
/// file `OWNER`, taken before LMDB is touched and held until the environment is closed. The file
/// holds the owner's process id as text, for people and for the error message only.
final class OwnerLock: Sendable {
    private let descriptor: CInt

    /// Takes the lock, or says who has it.
    ///
    /// - Throws: ``StorageError/alreadyOwned(path:processID:)``.
    init(_ directory: StoreDirectory) throws(StorageError) {
        let opened = unsafe open(
            directory.ownerPath, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
        try checkSystem(opened, "open")
        descriptor = opened
        guard Self.lock(opened) else {
            let failure = errno
            let owner = Self.readProcessID(opened)
            guard failure == EWOULDBLOCK else { throw .lmdb(failure, "flock") }
            throw .alreadyOwned(path: directory.path, processID: owner)
        }
        let text = Array("\(getpid())\n".utf8)
        if ftruncate(opened, 0) == 0 {
            // Only for people: a full disk must not keep the store closed.
            _ = unsafe text.withUnsafeBytes { unsafe pwrite(opened, $0.baseAddress, $0.count, 0) }
        }
    }

    deinit { close(descriptor) }

    /// Takes the lock, and tries for a tenth of a second: a program that another thread of the last
    /// owner is starting holds it from its fork to its exec.
    private static func lock(_ descriptor: CInt) -> Bool {
        for _ in 0..<50 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(2_000)
        }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    private static func readProcessID(_ descriptor: CInt) -> Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        let count = unsafe text.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
        }
        guard count > 0 else { return nil }
        let digits = text.prefix(count).prefix { (0x30...0x39).contains($0) }
        return Int32(String(decoding: digits, as: UTF8.self))
    }
}
