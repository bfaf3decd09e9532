/// How an environment is opened.
public struct EnvironmentOptions: Sendable {
    /// What the caller means to do.
    public enum Access: Sendable {
        /// Owns the store: no other process may write while this one has it open.
        case readWrite

        /// Reads beside whoever writes.
        case readOnly
    }

    /// What a commit means.
    public enum Durability: Sendable {
        /// A commit that returned survives a power cut.
        case full

        /// A commit that returned survives the end of the process. A power cut may take those of the
        /// last tenth of a second, or of a second when the disk does not keep up: the store goes back,
        /// whole, to a commit before them.
        case relaxed
    }

    /// Whether this environment may write.
    public var access: Access = .readWrite

    /// What a commit means.
    public var durability: Durability = .full

    /// The address space reserved for the file.
    ///
    /// Until used it costs nothing, and it can grow: ``Environment/growIfNeeded()``.
    public var initialMapSizeBytes: Int = 64 << 30

    /// The number of read transactions that all processes together may have at once.
    public var maximumReaders: Int = 2048

    /// Whether to create the store when there is none, which takes ``Access/readWrite``.
    public var createIfMissing: Bool = true

    /// Whether to open a store on NFS, SMB, FUSE and their like, at the caller's risk.
    public var allowsNetworkFileSystem: Bool = false

    /// Whether to keep LMDB's table of readers, which keeps the writer from reusing what they see.
    ///
    /// Without it nothing is made beside the data file. Only for a copy that no process writes.
    public var usesReaderTable: Bool = true

    /// How long growing the map waits for readers to end.
    public var readerDrainMilliseconds: Int = 5_000

    /// How long a relaxed commit waits for others to be synced with it; a test may say another time.
    var syncDelayNanoseconds: UInt64 = 100_000_000

    /// The options that suit nearly every store.
    public init() {}
}
