internal import CGranaryChecksum

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The directory of a store.
///
/// | entry | what |
/// | --- | --- |
/// | `data.mdb` | LMDB's file: everything that is stored |
/// | `lock.mdb` | LMDB's reader table; never opened by anyone but LMDB |
/// | `OWNER` | our lock on the store, see ``OwnerLock`` |
/// | `SYNCPOINT` | what a relaxed store goes back to after a power cut, see ``SyncPoint`` |
/// | `creating/` | a store being made; left by a crash, removed by the next owner |
///
/// LMDB makes a new file in steps that a power cut leaves invalid for ever. So the file is made and
/// synced in `creating/`, and renamed to its place: a directory has a whole store or none.
struct StoreDirectory: Sendable {
    let path: String

    var dataPath: String { path + "/data.mdb" }
    var ownerPath: String { path + "/OWNER" }
    var syncPointPath: String { path + "/SYNCPOINT" }
    var creatingPath: String { path + "/creating" }

    /// Refuses file systems whose locks or maps do not hold between machines.
    func checkFileSystem() throws(StorageError) {
        var type: UInt64 = 0
        let status = unsafe granary_is_network_filesystem(path, &type)
        try checkSystem(status, "statfs")
        if status == 1 { throw .unsupportedFileSystem(type: type) }
    }

    /// Makes the directory when it is not there.
    func makeDirectory() throws(StorageError) {
        if unsafe mkdir(path, S_IRWXU) == 0 {
            try Self.sync(path + "/..")
            return
        }
        guard errno == EEXIST else { throw .lmdb(errno, "mkdir") }
    }

    /// Whether the directory has nothing but what a store that was never finished leaves.
    func isVacant() throws(StorageError) -> Bool {
        guard let stream = unsafe opendir(path) else { throw .lmdb(errno, "opendir") }
        defer { unsafe closedir(stream) }
        let known: Set<String> = [".", "..", "OWNER", "creating", "lost+found"]
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !known.contains(name) { return false }
        }
        return true
    }

    /// Removes what a crash has left of a store in the making, for the owner only.
    func removeCreating() {
        for name in ["data.mdb", "lock.mdb"] { unsafe unlink(creatingPath + "/" + name) }
        unsafe rmdir(creatingPath)
    }

    /// Makes a file that must not be there yet, and opens it for writing.
    static func makeFile(_ path: String) throws(StorageError) -> CInt {
        let descriptor = unsafe open(
            path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)
        try checkSystem(descriptor, "open")
        return descriptor
    }

    /// Syncs a file or directory to the disk.
    static func sync(_ path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        try checkSystem(descriptor, "open")
        defer { close(descriptor) }
        try checkSystem(fsync(descriptor), "fsync")
    }
}
