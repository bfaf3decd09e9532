/// Every bound the engine puts on what it is given, in one place.
///
/// The figures are DynamoDB's (Developer Guide, "Service, account, and table quotas"), so that what
/// is stored here can move there.
public enum Limits {
    /// The largest item in bytes, counted as DynamoDB counts them.
    public static let itemByteCount = 409_600

    /// The longest partition key value in bytes.
    public static let partitionKeyByteCount = 2_048

    /// The longest sort key value in bytes.
    public static let sortKeyByteCount = 1_024

    /// How deep lists and maps may nest in an item.
    public static let nestingLevels = 32

    /// The longest attribute name in bytes.
    public static let attributeNameByteCount = 65_535

    /// The longest name of an attribute that is part of a key or of an index.
    public static let keyAttributeNameByteCount = 255

    /// The lengths a table or index name may have.
    public static let nameByteCount = 3...255

    /// The bytes one page of a query or scan reads, before its filter and projection.
    public static let pageByteCount = 1_048_576

    /// The keys of one BatchGetItem.
    public static let batchGetCount = 100

    /// The bytes one BatchGetItem returns before it leaves keys unprocessed.
    public static let batchGetByteCount = 16_777_216

    /// The requests of one BatchWriteItem.
    public static let batchWriteCount = 25

    /// The bytes of all the items of one BatchWriteItem.
    public static let batchWriteByteCount = 16_777_216

    /// The actions of one TransactGetItems or TransactWriteItems.
    public static let transactionCount = 100

    /// The bytes of all the items of one transaction.
    public static let transactionByteCount = 4_194_304

    /// The lengths a client request token may have.
    public static let clientRequestTokenCount = 1...36

    /// How long a client request token is remembered.
    public static let clientRequestTokenMilliseconds: UInt64 = 600_000

    /// Global secondary indexes of one table; unique and multi-value indexes count as global.
    public static let globalIndexCount = 20

    /// Local secondary indexes of one table.
    public static let localIndexCount = 5

    /// Attributes to each part of a global index key.
    public static let indexKeyAttributeCount = 1...4

    /// Non-key attributes that one index may include.
    public static let includedAttributeCount = 20

    /// Non-key attributes over all the indexes of a table.
    public static let includedAttributeTotal = 100

    /// How long ago an item may have expired and still be deleted for it: five years.
    public static let timeToLivePastSeconds: UInt64 = 5 * 365 * 86_400

    /// The bytes of all the annotations of a table, counted like an item's.
    ///
    /// Not DynamoDB's figure: room for its 50 tags and a policy of 20 KiB several times over.
    public static let annotationByteCount = 307_200

    /// The segments of a parallel scan.
    public static let segmentCount = 1...1_000_000

    /// Entries that one element list or set may add to a multi-value index.
    public static let multiValueCount = 1_000

    /// The bytes of all the entries of one item in a multi-value index.
    public static let multiValueByteCount = 8_388_608

    /// Items that background work (backfill, reclaiming, trimming) touches in one transaction.
    public static let backgroundBatchCount = 1_000
}
