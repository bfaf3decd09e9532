#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A file that is read or written from front to end by the system's own calls.
///
/// Foundation's file handles lose the number of the error, and a full disk must be told from other
/// failures. One of the three files of this target with `unsafe` code: each use lends memory to C for
/// the length of one call.
struct SystemFile: ~Copyable {
    /// The path, for messages.
    let path: String

    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a file for reading; `-` is standard input.
    static func reading(_ path: String) throws(TransferError) -> SystemFile {
        if path == "-" { return SystemFile(path: "standard input", descriptor: dup(0)) }
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw failure(path, "opening", errno) }
        return SystemFile(path: path, descriptor: opened)
    }

    /// Opens a file for writing: a new one, or in place of what is there when `replacing`; `-` is
    /// standard output.
    static func writing(
        _ path: String, replacing: Bool = false
    ) throws(TransferError) -> SystemFile {
        if path == "-" { return SystemFile(path: "standard output", descriptor: dup(1)) }
        let opened = unsafe open(
            path, O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL),
            S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
        guard opened >= 0 else { throw failure(path, "opening", errno) }
        return SystemFile(path: path, descriptor: opened)
    }

    /// Opens or makes a file, and locks it for as long as it is open; `nil` when somebody has it.
    static func locking(_ path: String) throws(TransferError) -> SystemFile? {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard opened >= 0 else { throw failure(path, "opening", errno) }
        let file = SystemFile(path: path, descriptor: opened)
        while flock(opened, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return nil }
            guard errno == EINTR else { throw failure(path, "locking", errno) }
        }
        return file
    }

    /// Replaces what `chunk` holds by the next bytes, `limit` at most; by none at the end of the file.
    mutating func read(into chunk: inout [UInt8], limit: Int) throws(TransferError) {
        let descriptor = descriptor
        var count = 0
        repeat {
            chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
                count = unsafe Self.read(descriptor, buffer.baseAddress, buffer.count)
                length = max(0, count)
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw Self.failure(path, "reading", errno) }
    }

    /// Appends the next bytes to `block`, `limit` at most; none at the end of the file.
    mutating func append(to block: inout [UInt8], limit: Int) throws(TransferError) {
        let descriptor = descriptor
        var count = 0
        repeat {
            block.append(addingCapacity: limit) { output in
                // Safe: there is room for `limit` bytes, and the system tells how many it wrote.
                unsafe output.withUnsafeMutableBufferPointer { buffer, length in
                    guard let start = buffer.baseAddress else { return }
                    count = unsafe Self.read(descriptor, start + length, limit)
                    length += max(0, count)
                }
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw Self.failure(path, "reading", errno) }
    }

    /// Writes all of `bytes`.
    mutating func write(_ bytes: Span<UInt8>) throws(TransferError) {
        var offset = 0
        while offset < bytes.count {
            let rest = bytes.extracting(droppingFirst: offset)
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Self.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count > 0 {
                offset += count
            } else if errno == EPIPE {
                throw .closedPipe
            } else if errno != EINTR && errno != EAGAIN {
                throw Self.failure(path, "writing", errno)
            }
        }
    }

    /// Asks the system to begin writing bytes of the file to the disk, and does not wait for it.
    ///
    /// ``sync()`` at the end of a large file would else find all of it still to be written.
    func beginWritingBack(from offset: Int, byteCount: Int) {
        #if !canImport(Darwin)
            // What is not on the disk yet stays in the cache: the advice is to write it.
            _ = posix_fadvise(
                descriptor, off_t(offset), off_t(byteCount), POSIX_FADV_DONTNEED)
        #endif
    }

    /// Sees to it that what was written survives a power cut; a pipe has nothing to sync.
    mutating func sync() throws(TransferError) {
        guard fsync(descriptor) != 0, errno != EINVAL, errno != EROFS else { return }
        throw Self.failure(path, "syncing", errno)
    }

    /// The length of the file; `nil` for what is no file, such as a pipe.
    var byteCount: Int? {
        var found = stat()
        guard unsafe fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(found.st_size)
    }

    private static func read(
        _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.read(descriptor, bytes, count)
        #elseif canImport(Musl)
            unsafe Musl.read(descriptor, bytes, count)
        #else
            unsafe Glibc.read(descriptor, bytes, count)
        #endif
    }

    private static func write(
        _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, bytes, count)
        #else
            unsafe Glibc.write(descriptor, bytes, count)
        #endif
    }

    private static func failure(_ path: String, _ action: String, _ code: Int32) -> TransferError {
        .init(path: path, action: action, code: code)
    }
}

extension SystemFile {
    /// The system's words for an error number.
    static func message(forError number: Int32) -> String {
        // The text belongs to the C library and is copied at once.
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Makes a directory, which may be there already unless `isNew`.
    static func makeDirectory(_ path: String, isNew: Bool = false) throws(TransferError) {
        guard unsafe mkdir(path, S_IRWXU) != 0 else { return }
        if errno == EEXIST, !isNew { return }
        throw failure(path, "making the directory", errno)
    }

    /// Renames a file or directory; what is at `new` must be a file or an empty directory.
    static func rename(_ old: String, to new: String) throws(TransferError) {
        #if canImport(Darwin)
            let status = unsafe Darwin.rename(old, new)
        #elseif canImport(Musl)
            let status = unsafe Musl.rename(old, new)
        #else
            let status = unsafe Glibc.rename(old, new)
        #endif
        guard status != 0 else { return }
        throw failure(new, "renaming", errno)
    }

    /// Sees to it that names made or removed in a directory survive a power cut.
    static func syncDirectory(_ path: String) throws(TransferError) {
        var directory = try reading(path)
        try directory.sync()
    }
}

extension TransferError {
    /// The error for a number of the system's.
    init(path: String, action: String, code: Int32) {
        self =
            code == ENOSPC || code == EDQUOT
            ? .diskFull(path: path) : .system(path: path, action: action, code: code)
    }

    /// The error for a copy of the store that failed.
    init(copying path: String, _ error: StoreError) {
        if case .storageFull = error {
            self = .diskFull(path: path)
        } else if let failure = error.systemFailure {
            self.init(path: path, action: failure.function, code: failure.code)
        } else {
            self = .store(error)
        }
    }
}
