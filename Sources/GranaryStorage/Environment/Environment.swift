/// A store, open in this process.
///
/// ```swift
/// let environment = try Environment.open("orders", EnvironmentOptions())
/// var transaction = try environment.write()
/// try transaction.put(value, forKey: key, in: .items)
/// try transaction.commit()
/// ```
///
/// Opening the same file again, by whatever path, gives another handle on the same environment;
/// the release of the last one closes it.
public final class Environment: Sendable {
    let core: EnvironmentCore

    /// What this handle may do.
    public let access: EnvironmentOptions.Access

    private init(_ core: EnvironmentCore, _ access: EnvironmentOptions.Access) {
        self.core = core
        self.access = access
    }

    deinit {
        // A child leaves what its parent had open alone: the locks are the parent's.
        if core.forkCount == ForkCount.current { EnvironmentRegistry.shared.release(core) }
    }

    /// Opens the store in the directory `path`, and makes it when there is none and it may.
    ///
    /// A file that is already open in this process keeps the map size and reader limit of its first
    /// opening; its durability must be the same.
    ///
    /// - Throws: ``StorageError``: among others `alreadyOwned` when another process writes it,
    ///   `notFound`, `notAStore`, `truncated`, `formatTooNew`, `unsupportedFileSystem`.
    public static func open(
        _ path: String, _ options: EnvironmentOptions = EnvironmentOptions()
    ) throws(StorageError) -> Environment {
        Environment(try EnvironmentRegistry.shared.open(path, options), options.access)
    }

    /// The path by which the environment was first opened.
    public var path: String { core.path }

    /// The version of the format the store is written in.
    public var formatVersion: UInt32 { core.format.version }

    /// When the store was made, in milliseconds since 1970.
    public var creationMilliseconds: Int64 { core.format.creationMilliseconds }

    /// 16 random bytes, made with the store.
    public var storeID: [UInt8] { core.format.storeID }

    /// What a commit means.
    public var durability: EnvironmentOptions.Durability { core.options.durability }

    /// Waits until all that was committed is on the disk; at once unless it is relaxed.
    ///
    /// - Throws: ``StorageError`` when the disk failed: what is there then is a commit before.
    public func sync() throws(StorageError) {
        try core.checkUsable()
        try core.syncer?.sync()
    }

    /// Begins a snapshot of the last commit.
    ///
    /// - Throws: ``StorageError``; ``LMDBError/Code/readersFull`` when too many are open.
    /// - Complexity: O(1), and no heap allocation when a parked reader can be reused.
    public func read() throws(StorageError) -> ReadTransaction {
        try ReadTransaction.begin(in: core)
    }

    /// Waits for the writer before it, then begins the one write transaction.
    ///
    /// Not for async code: LMDB's writer belongs to the thread that began it, and an `await` may
    /// resume on another.
    ///
    /// - Throws: ``StorageError/readOnly``, ``StorageError/nestedWrite`` when this thread has one
    ///   open, ``StorageError/writingStopped(_:)`` after a failed commit.
    @available(*, noasync)
    public func write() throws(StorageError) -> WriteTransaction {
        try WriteTransaction.begin(in: self)
    }
}
