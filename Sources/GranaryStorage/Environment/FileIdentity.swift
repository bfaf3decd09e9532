#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What tells two files apart, whatever paths lead to them.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64

    /// The size at the time of asking.
    let byteCount: Int

    let isDirectory: Bool

    /// Looks at the file or directory at `path`; `nil` when there is none.
    init?(path: String) throws(StorageError) {
        var found = stat()
        if unsafe stat(path, &found) != 0 {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .lmdb(errno, "stat")
        }
        self.init(found)
    }

    /// Looks at an open file.
    init(descriptor: CInt) throws(StorageError) {
        var found = stat()
        try checkSystem(unsafe fstat(descriptor, &found), "fstat")
        self.init(found)
    }

    private init(_ found: stat) {
        device = UInt64(truncatingIfNeeded: found.st_dev)
        inode = UInt64(truncatingIfNeeded: found.st_ino)
        byteCount = Int(found.st_size)
        isDirectory = found.st_mode & S_IFMT == S_IFDIR
    }

    static func == (left: Self, right: Self) -> Bool {
        left.device == right.device && left.inode == right.inode
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(device)
        hasher.combine(inode)
    }
}
