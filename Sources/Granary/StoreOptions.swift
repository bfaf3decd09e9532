internal import GranaryStorage
public import Logging

/// How durable an acknowledged write is.
public enum Durability: String, Sendable, Hashable, CaseIterable {
    /// Acknowledged means synced: nothing acknowledged is lost, whatever happens. The default.
    case full

    /// Acknowledged before it is synced, which is done up to ten times a second for all writes together.
    ///
    /// A power cut may take what was acknowledged in the last tenth of a second, or in the last second
    /// when the disk does not keep up: the store goes back, whole, to a commit before. The end of the
    /// process loses nothing, unless the power is cut before the store is opened again: what was not
    /// synced then is what that takes. ``Store/sync()`` waits for what there is.
    case relaxed
}

/// How a store is opened.
public struct StoreOptions: Sendable {
    /// What the process may do with the store.
    public enum Access: Sendable, Hashable {
        /// Read and write; one process at a time.
        case readWrite
        /// Only read, also while another process writes.
        case readOnly
    }

    /// What the process may do with the store.
    public var access = Access.readWrite

    /// How durable acknowledged writes are.
    public var durability = Durability.full

    /// Whether to create the store when there is nothing at the path.
    public var createIfMissing = true

    /// Whether the store is a copy that no process writes, such as a snapshot.
    ///
    /// It is then read without a table of readers, and nothing is made in its directory. Only with
    /// ``Access/readOnly``: what another process wrote meanwhile would be read as garbage.
    public var isStillCopy = false

    /// The address space to reserve at first, in bytes; the store grows past it by itself.
    public var initialMapSizeBytes: Int?

    /// Whether a schema may take the place of another one of the same name and version.
    ///
    /// For the time in which a schema is being written.
    public var replacesSchemaOfSameVersion = false

    /// What becomes of writes whose rules in Swift this process does not have.
    public var missingRules = MissingRules.refuse

    /// Where the store says what an operator should know.
    public var logger = Logger(label: "granary")

    /// What time it is, in milliseconds since 1970; a test may say another.
    package var nowMilliseconds: @Sendable () -> UInt64 = {
        UInt64(clamping: WallClock.nowMilliseconds)
    }

    /// Creates the default options: read and write, fully durable, created when missing.
    public init(
        access: Access = .readWrite, durability: Durability = .full, createIfMissing: Bool = true
    ) {
        self.access = access
        self.durability = durability
        self.createIfMissing = createIfMissing
    }
}
