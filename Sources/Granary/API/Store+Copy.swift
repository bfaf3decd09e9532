internal import GranaryStorage

extension Store {
    /// 16 random bytes that were made with the store, and go with every copy of it.
    public var storeID: [UInt8] { environment.storeID }

    /// Copies the store, while it is in use, to a new directory.
    ///
    /// The copy is of one moment and is synced; it appears whole or not at all. While it is made it is
    /// a reader, so the file grows by what is written meanwhile.
    ///
    /// - Parameters:
    ///   - path: Where the copy goes; nothing may be there, and the parent must exist.
    ///   - compacting: Whether free pages are left out.
    /// - Throws: ``StoreError``; ``StoreError/storage(_:)`` with `ENOSPC` when the disk is full, after
    ///   which nothing is left behind.
    public func copy(to path: String, compacting: Bool = true) throws(StoreError) {
        if isClosed { throw .closed }
        try storing { () throws(StorageError) in
            try environment.copy(to: path, compacting: compacting)
        }
    }

    /// Puts a store's directory in the place of another's, which is kept beside it.
    ///
    /// Neither is opened, so that a damaged store can be replaced. Nobody may have it open to write;
    /// other processes that only read it go on with the old files.
    ///
    /// - Parameters:
    ///   - path: The store that is replaced.
    ///   - source: The directory that takes its place, on the same file system.
    ///   - old: Where the replaced directory goes; nothing may be there.
    /// - Throws: ``StoreError/storeInUse(path:)``, also when this process has it open;
    ///   ``StoreError/storage(_:)`` when the system refuses.
    public static func replace(
        _ path: String, with source: String, movingOldTo old: String
    ) throws(StoreError) {
        try storing { () throws(StorageError) in
            try Environment.replace(path, with: source, movingOldTo: old)
        }
    }
}
