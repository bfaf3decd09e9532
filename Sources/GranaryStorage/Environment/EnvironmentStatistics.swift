/// What a store holds, and what it costs, at one moment.
public struct EnvironmentStatistics: Equatable, Sendable {
    /// One database of the store.
    public struct DatabaseStatistics: Equatable, Sendable {
        /// LMDB records, with links and the store's own.
        public let recordCount: Int

        /// The height of the tree.
        public let depth: Int

        /// Pages that lead to other pages.
        public let branchPages: Int

        /// Pages that hold records.
        public let leafPages: Int

        /// Pages of values too large for a leaf.
        public let overflowPages: Int
    }

    /// The bytes of a page.
    public let pageBytes: Int

    /// The address space reserved for the file.
    public let mapBytes: Int

    /// What is used of the map, free pages included: what the file has grown to.
    public let usedBytes: Int

    /// The length of the data file.
    public let fileBytes: Int

    /// Pages that were in use once, and will be reused before the file grows.
    public let freePages: Int

    /// LMDB's number of the last commit, which a compacting copy begins anew.
    public let lastTransactionID: Int

    /// Reader slots in use by all processes, parked readers included.
    public let readerSlots: Int

    /// The slots there are.
    public let maximumReaders: Int

    /// Snapshots open now, in all processes.
    public let activeReaders: Int

    /// How many commits ago the oldest open snapshot began; its pages cannot be reused.
    public let oldestReaderLag: Int

    /// Each database.
    public let databases: [Database: DatabaseStatistics]
}
