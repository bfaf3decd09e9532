internal import CGranaryChecksum

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Puts a store's directory in the place of another's, which is kept beside it.
    ///
    /// The directory changes and never a file in it: who still reads the old store goes on with the
    /// old files, reader table included. Where the file system can exchange two directories, a crash
    /// leaves one of the stores at `path`, whole. Where it cannot there is a moment, between two renames,
    /// in which it leaves nothing there; both directories are whole then, and a rename puts either back.
    ///
    /// - Parameters:
    ///   - path: The store that is replaced. It may be damaged, since it is not opened.
    ///   - source: The directory that takes its place, on the same file system.
    ///   - old: Where the replaced directory goes; nothing may be there.
    /// - Throws: ``StorageError/alreadyOwned(path:processID:)`` when this process has the store open,
    ///   or another one writes it; ``StorageError/lmdb(_:)`` with the system's number.
    public static func replace(
        _ path: String, with source: String, movingOldTo old: String
    ) throws(StorageError) {
        try EnvironmentRegistry.shared.whileClosed(path) { () throws(StorageError) in
            // Held until all is done, so that nobody begins to write what is moved away.
            let lock = try OwnerLock(StoreDirectory(path: path))
            defer { withExtendedLifetime(lock) {} }
            if try FileIdentity(path: old) != nil { throw .lmdb(EEXIST, "rename") }
            if try !exchange(path, with: source, movingOldTo: old) {
                try move(path, to: old) { () throws(StorageError) in
                    try checkSystem(unsafe rename(source, path), "rename")
                }
            }
            try StoreDirectory.sync(path + "/..")
        }
    }

    /// Does it in one step, after the new directory has gone to where the old one is wanted.
    ///
    /// - Returns: Whether it could be done; otherwise everything is as it was.
    private static func exchange(
        _ path: String, with source: String, movingOldTo old: String
    ) throws(StorageError) -> Bool {
        do throws(StorageError) {
            try move(source, to: old) { () throws(StorageError) in
                try checkSystem(unsafe granary_exchange(path, old), "renameat2")
            }
            return true
        } catch {
            guard case .lmdb(let failure) = error,
                [EINVAL, ENOSYS, ENOTSUP].contains(failure.code.rawValue)
            else { throw error }
            return false
        }
    }

    /// Moves a directory, and moves it back when what comes then fails.
    private static func move(
        _ path: String, to other: String, then next: () throws(StorageError) -> Void
    ) throws(StorageError) {
        try checkSystem(unsafe rename(path, other), "rename")
        do throws(StorageError) {
            try next()
        } catch {
            _ = unsafe rename(other, path)
            throw error
        }
    }
}

extension EnvironmentRegistry {
    /// Runs `body` while nobody in this process has the store open, or opens it.
    fileprivate func whileClosed(
        _ path: String, _ body: () throws(StorageError) -> Void
    ) throws(StorageError) {
        try whileLocked { isOpen throws(StorageError) in
            if let file = try FileIdentity(path: StoreDirectory(path: path).dataPath), isOpen(file)
            {
                throw .alreadyOwned(path: path, processID: getpid())
            }
            try body()
        }
    }
}
