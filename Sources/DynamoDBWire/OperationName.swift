/// The operations of DynamoDB and of DynamoDB Streams, as the protocol names them.
enum OperationName: String, CaseIterable, Sendable {
    // Items
    case batchGetItem = "BatchGetItem"
    case batchWriteItem = "BatchWriteItem"
    case deleteItem = "DeleteItem"
    case getItem = "GetItem"
    case putItem = "PutItem"
    case query = "Query"
    case scan = "Scan"
    case transactGetItems = "TransactGetItems"
    case transactWriteItems = "TransactWriteItems"
    case updateItem = "UpdateItem"

    // PartiQL
    case batchExecuteStatement = "BatchExecuteStatement"
    case executeStatement = "ExecuteStatement"
    case executeTransaction = "ExecuteTransaction"

    // Tables
    case createTable = "CreateTable"
    case deleteTable = "DeleteTable"
    case describeTable = "DescribeTable"
    case listTables = "ListTables"
    case updateTable = "UpdateTable"
    case listTagsOfResource = "ListTagsOfResource"
    case tagResource = "TagResource"
    case untagResource = "UntagResource"
    case describeTimeToLive = "DescribeTimeToLive"
    case updateTimeToLive = "UpdateTimeToLive"
    case deleteResourcePolicy = "DeleteResourcePolicy"
    case getResourcePolicy = "GetResourcePolicy"
    case putResourcePolicy = "PutResourcePolicy"

    // The service
    case describeEndpoints = "DescribeEndpoints"
    case describeLimits = "DescribeLimits"

    // Backups
    case createBackup = "CreateBackup"
    case deleteBackup = "DeleteBackup"
    case describeBackup = "DescribeBackup"
    case describeContinuousBackups = "DescribeContinuousBackups"
    case listBackups = "ListBackups"
    case restoreTableFromBackup = "RestoreTableFromBackup"
    case restoreTableToPointInTime = "RestoreTableToPointInTime"
    case updateContinuousBackups = "UpdateContinuousBackups"

    // Other services and other machines
    case createGlobalTable = "CreateGlobalTable"
    case describeContributorInsights = "DescribeContributorInsights"
    case describeExport = "DescribeExport"
    case describeGlobalTable = "DescribeGlobalTable"
    case describeGlobalTableSettings = "DescribeGlobalTableSettings"
    case describeImport = "DescribeImport"
    case describeKinesisStreamingDestination = "DescribeKinesisStreamingDestination"
    case describeTableReplicaAutoScaling = "DescribeTableReplicaAutoScaling"
    case disableKinesisStreamingDestination = "DisableKinesisStreamingDestination"
    case enableKinesisStreamingDestination = "EnableKinesisStreamingDestination"
    case exportTableToPointInTime = "ExportTableToPointInTime"
    case importTable = "ImportTable"
    case listContributorInsights = "ListContributorInsights"
    case listExports = "ListExports"
    case listGlobalTables = "ListGlobalTables"
    case listImports = "ListImports"
    case searchVectors = "SearchVectors"
    case updateContributorInsights = "UpdateContributorInsights"
    case updateGlobalTable = "UpdateGlobalTable"
    case updateGlobalTableSettings = "UpdateGlobalTableSettings"
    case updateKinesisStreamingDestination = "UpdateKinesisStreamingDestination"
    case updateTableReplicaAutoScaling = "UpdateTableReplicaAutoScaling"

    // Streams
    case describeStream = "DescribeStream"
    case getRecords = "GetRecords"
    case getShardIterator = "GetShardIterator"
    case listStreams = "ListStreams"

    /// Whether it is one of DynamoDB Streams, which has a prefix of its own in targets.
    var isOfStreams: Bool {
        switch self {
        case .describeStream, .getRecords, .getShardIterator, .listStreams: true
        default: false
        }
    }

    /// The operation of a target, `DynamoDB_20120810.GetItem`; `nil` when there is none.
    init?(target: String) {
        guard let name = Self.targets[target] else { return nil }
        self = name
    }

    /// All targets: one look for each request, in place of a comparison with each name.
    private static let targets = Dictionary(
        uniqueKeysWithValues: allCases.map { name in
            let service = name.isOfStreams ? "DynamoDBStreams_20120810" : "DynamoDB_20120810"
            return ("\(service).\(name.rawValue)", name)
        })
}
