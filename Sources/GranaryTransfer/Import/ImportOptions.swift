/// How an import is done.
public struct ImportOptions {
    /// What becomes of an item whose key is taken by an item with other content.
    ///
    /// An item that is there already just as it is counts as imported under every policy, so that an
    /// import which was interrupted is finished by running it again. The policies are about items that
    /// are put: what a source says was deleted is deleted under every policy.
    public enum ConflictPolicy: String, Sendable, Hashable, CaseIterable {
        /// It is rejected.
        case fail
        /// It is left out, and the one that is there stays.
        case skip
        /// It takes the other's place.
        case replace
    }

    /// What becomes of a key that is taken.
    public var onConflict = ConflictPolicy.replace

    /// Whether everything is judged and nothing written.
    ///
    /// Each batch is judged by the writer and undone: by the schema, the rules in Swift and unique
    /// indexes. What two batches of the same file do to each other is not seen, and so a record that
    /// refers to what is not there counts as stored: it may be in another batch.
    public var isDryRun = false

    /// Whether the import goes on past rejected records; without, it ends at the first one, with
    /// everything before it stored but what waited for other records.
    public var skipsRejected = false

    /// A file for rejected records with their places and reasons.
    ///
    /// It must not be there yet, which is looked at before anything is stored, and is made when there is
    /// such a record. The records are in it as they were read, and not as ``transform`` made them.
    /// Implies ``skipsRejected``.
    public var rejectsPath: String?

    /// Changes each item before it is judged, such as to make its key of other attributes.
    public var transform: ((Item) throws(RecordProblem) -> Item)?

    /// Told how far the import is, after each batch.
    public var progress: (_ recordCount: Int, _ fraction: Double?) -> Void = { _, _ in }

    /// Asked before each batch whether to stop there.
    public var shouldStop: () -> Bool = { false }

    /// Creates the default options.
    public init() {}
}

/// What an import did.
public struct ImportOutcome: Sendable, Hashable {
    /// Records that were read.
    public var recordCount = 0
    /// Items that were written; in a dry run, that would be.
    public var storedCount = 0
    /// Items that were there already just so.
    public var unchangedCount = 0
    /// Items that were left out because their key is taken.
    public var skippedCount = 0
    /// Items that were deleted.
    public var deletedCount = 0
    /// Records that were rejected.
    public var rejectedCount = 0
    /// Whether it was stopped before the end.
    public var isInterrupted = false

    /// Creates an outcome of nothing.
    public init() {}
}
