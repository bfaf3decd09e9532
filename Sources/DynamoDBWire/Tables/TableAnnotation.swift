/// What the wire keeps with a table and the engine does not look at, by the names it is kept under.
enum TableAnnotation {
    /// `PROVISIONED` or `PAY_PER_REQUEST`.
    static let billingMode = "billingMode"
    /// When its billing mode last became `PAY_PER_REQUEST`, in milliseconds since 1970.
    static let onDemandSince = "onDemandSince"
    /// What ``Throughput`` keeps.
    static let throughput = "throughput"
    /// A map of such maps by the index's name.
    static let indexThroughput = "indexThroughput"
    /// A map of the most `read` and `write` units by request, of the table and by the index's name.
    static let onDemand = "onDemandThroughput"
    static let indexOnDemand = "indexOnDemandThroughput"
    /// What a stream's records hold.
    static let streamViewType = "streamViewType"
    /// The label of the latest stream: a moment.
    static let streamLabel = "streamLabel"
    /// When the latest stream was switched off, in milliseconds since 1970; absent while it is on.
    static let streamEnd = "streamEnd"
    /// A map of the tags.
    static let tags = "tags"
    /// `STANDARD` or `STANDARD_INFREQUENT_ACCESS`.
    static let tableClass = "tableClass"
    /// The resource policy's text, and an id of its revision.
    static let policy = "policy"
    static let policyRevision = "policyRevision"
    /// The key that encryption was asked for with; `true` when the request named none.
    static let encryption = "encryption"
    /// Which process is filling the table from a backup; absent once it has all its items.
    static let restoring = "restoring"
}
