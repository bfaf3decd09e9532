#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Puts a store's directory in the place of another's, which is kept beside it.
    ///
    /// The directory changes and never a file in it: who still reads the old store goes on with the
    /// old files, reader table included. Between the two renames a crash leaves nothing at `path`;
    /// both directories are whole then, and a rename puts either back.
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
            // Held until both renames are done, so that nobody begins to write what is moved away.
            let lock = try OwnerLock(StoreDirectory(path: path))
            defer { withExtendedLifetime(lock) {} }
            if try FileIdentity(path: old) != nil { throw .lmdb(EEXIST, "rename") }
            try checkSystem(unsafe rename(path, old), "rename")
            do throws(StorageError) {
                try checkSystem(unsafe rename(source, path), "rename")
            } catch {
                _ = unsafe rename(old, path)
                throw error
            }
            try StoreDirectory.sync(path + "/..")
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
