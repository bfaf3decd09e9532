internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The file that tells a relaxed store where to go back to.
///
/// It is there while the store is open for writing, and after a crash. It has room for two points, which
/// are written in turns: whatever happens to the one that is being written, the other is whole.
final class SyncPointFile: Sendable {
    private static let slotByteCount = 4_096

    private let directory: StoreDirectory
    private let descriptor: CInt
    private let latest: Mutex<SyncPoint>

    /// Makes the file with its first point, durably.
    init(
        _ directory: StoreDirectory, meta: MetaPage, pageByteCount: Int
    ) throws(StorageError) {
        self.directory = directory
        let point = SyncPoint(
            pageByteCount: pageByteCount, sequence: 0, run: .current, meta: meta)
        latest = Mutex(point)
        let temporary = directory.syncPointPath + ".new"
        unsafe unlink(temporary)
        descriptor = try StoreDirectory.makeFile(temporary)
        try write(point)
        try checkSystem(unsafe rename(temporary, directory.syncPointPath), "rename")
        try StoreDirectory.sync(directory.path)
    }

    deinit { close(descriptor) }

    /// Writes a point, durably, when all it refers to is on the disk.
    func write(_ meta: MetaPage) throws(StorageError) {
        let point = latest.withLock { $0.following(meta, run: .current) }
        try write(point)
        latest.withLock { $0 = point }
    }

    /// Has the next owner go back to the last point, also in this run of the system.
    ///
    /// After a sync that failed the system's memory cannot be trusted. The disk may refuse this, too.
    func distrustMemory() {
        try? write(latest.withLock { $0.following($0.meta, run: .unknown) })
    }

    private func write(_ point: SyncPoint) throws(StorageError) {
        let slot = Int(point.sequence & 1)
        try FileBytes.write(point.encoded, at: slot * Self.slotByteCount, of: descriptor)
        // And not `fdatasync`: the second slot makes the file longer.
        try checkSystem(fsync(descriptor), "fsync")
    }

    /// Takes the file away, durably: all of the store is on the disk.
    func remove() throws(StorageError) { try Self.remove(from: directory) }
}

extension SyncPointFile {
    /// Takes the file away, if there is one.
    static func remove(from directory: StoreDirectory) throws(StorageError) {
        unsafe unlink(directory.syncPointPath + ".new")
        if unsafe unlink(directory.syncPointPath) == 0 {
            try StoreDirectory.sync(directory.path)
        } else if errno != ENOENT {
            throw .lmdb(errno, "unlink")
        }
    }

    /// The later of the points in a store's directory; `nil` when there is no such file.
    ///
    /// - Throws: ``StorageError/syncPointDamaged(path:)`` when neither can be read.
    static func read(in directory: StoreDirectory) throws(StorageError) -> SyncPoint? {
        let path = directory.syncPointPath
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        try checkSystem(descriptor, "open")
        defer { close(descriptor) }
        var points: [SyncPoint] = []
        for slot in 0..<2 {
            let bytes = try FileBytes.read(
                SyncPoint.byteCount, at: slot * slotByteCount, of: descriptor)
            if let point = SyncPoint(bytes) { points.append(point) }
        }
        guard let latest = points.max(by: { $0.sequence < $1.sequence }) else {
            throw .syncPointDamaged(path: path)
        }
        return latest
    }
}

extension SyncPoint {
    fileprivate func following(_ meta: MetaPage, run: SystemRun) -> SyncPoint {
        SyncPoint(
            pageByteCount: pageByteCount, sequence: sequence + 1, run: run, meta: meta)
    }
}
