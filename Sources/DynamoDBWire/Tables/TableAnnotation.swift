/// What the wire keeps with a table and the engine does not look at, by the names it is kept under.
enum TableAnnotation {
    /// `PROVISIONED` or `PAY_PER_REQUEST`.
    static let billingMode = "billingMode"
    /// A map of `read` and `write` units.
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

/// Read and write units, kept and told and never enforced.
struct Throughput: Sendable, Hashable {
    var read = 0
    var write = 0

    init(read: Int = 0, write: Int = 0) {
        self.read = read
        self.write = write
    }

    /// Reads what was kept.
    init?(_ value: AttributeValue?) {
        guard let map = value?.mapValue, let read = map["read"]?.intValue,
            let write = map["write"]?.intValue
        else { return nil }
        self.init(read: read, write: write)
    }

    /// What is kept.
    var value: AttributeValue {
        .map(["read": .number(Number(read)), "write": .number(Number(write))])
    }
}
