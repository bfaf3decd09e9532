/// How far an operation is answered.
enum OperationSupport: Sendable {
    /// All of it.
    case full(any WireOperation.Type)
    /// All but what the text says.
    case partial(any WireOperation.Type, missing: String)
    /// `UnknownOperationException`, for the reason in the text.
    case refused(String)

    /// What answers the operation, if anything does.
    var operation: (any WireOperation.Type)? {
        switch self {
        case .full(let operation), .partial(let operation, _): operation
        case .refused: nil
        }
    }
}

extension OperationName {
    /// What answers the operation: the one place where operations are dispatched.
    ///
    /// No `default`: an operation that is added has an answer here, and a line in
    /// `docs/compatibility.md`, which is written from this.
    var support: OperationSupport {
        switch self {
        case .batchGetItem: .full(BatchGetItemRequest.self)
        case .batchWriteItem: .full(BatchWriteItemRequest.self)
        case .deleteItem: .full(DeleteItemRequest.self)
        case .getItem: .full(GetItemRequest.self)
        case .putItem: .full(PutItemRequest.self)
        case .query: .full(QueryRequest.self)
        case .scan: .full(ScanRequest.self)
        case .transactGetItems: .full(TransactGetItemsRequest.self)
        case .transactWriteItems: .full(TransactWriteItemsRequest.self)
        case .updateItem: .full(UpdateItemRequest.self)
        case .batchExecuteStatement: .full(BatchExecuteStatementRequest.self)
        case .executeStatement: .full(ExecuteStatementRequest.self)
        case .executeTransaction: .full(ExecuteTransactionRequest.self)
        case .createTable: .partial(CreateTableRequest.self, missing: Self.ofTables)
        case .deleteTable: .full(DeleteTableRequest.self)
        case .describeTable:
            .partial(DescribeTableRequest.self, missing: "warm throughput is not told")
        case .listTables: .full(ListTablesRequest.self)
        case .updateTable: .partial(UpdateTableRequest.self, missing: Self.ofTables)
        case .listTagsOfResource: .full(ListTagsOfResourceRequest.self)
        case .tagResource: .full(TagResourceRequest.self)
        case .untagResource: .full(UntagResourceRequest.self)
        case .describeTimeToLive: .full(DescribeTimeToLiveRequest.self)
        case .updateTimeToLive:
            .partial(
                UpdateTimeToLiveRequest.self,
                missing: "two changes need no time between them; the service wants about an hour")
        case .deleteResourcePolicy: .full(DeleteResourcePolicyRequest.self)
        case .getResourcePolicy: .full(GetResourcePolicyRequest.self)
        case .putResourcePolicy: .full(PutResourcePolicyRequest.self)
        case .describeEndpoints: .full(DescribeEndpointsRequest.self)
        case .describeLimits: .full(DescribeLimitsRequest.self)
        case .createBackup: .partial(CreateBackupRequest.self, missing: Self.ofBackups)
        case .deleteBackup: .full(DeleteBackupRequest.self)
        case .describeBackup:
            .partial(DescribeBackupRequest.self, missing: "the source table's features")
        case .describeContinuousBackups: .full(DescribeContinuousBackupsRequest.self)
        case .listBackups: .full(ListBackupsRequest.self)
        case .restoreTableFromBackup:
            .partial(RestoreTableFromBackupRequest.self, missing: Self.ofRestores)
        case .restoreTableToPointInTime:
            .partial(RestoreTableToPointInTimeRequest.self, missing: Self.ofRecovery)
        case .updateContinuousBackups:
            .partial(UpdateContinuousBackupsRequest.self, missing: Self.ofRecovery)
        case .createGlobalTable, .describeGlobalTable, .describeGlobalTableSettings,
            .listGlobalTables, .updateGlobalTable, .updateGlobalTableSettings,
            .describeTableReplicaAutoScaling, .updateTableReplicaAutoScaling:
            .refused("needs several machines")
        case .describeKinesisStreamingDestination, .disableKinesisStreamingDestination,
            .enableKinesisStreamingDestination, .updateKinesisStreamingDestination:
            .refused("needs Kinesis")
        case .describeContributorInsights, .listContributorInsights, .updateContributorInsights:
            .refused("needs CloudWatch")
        case .describeExport, .exportTableToPointInTime, .listExports:
            .refused("needs S3: `granary export` writes the same files")
        case .describeImport, .importTable, .listImports:
            .refused("needs S3: `granary import` reads the same files")
        case .searchVectors: .refused("there are no vector indexes yet")
        case .describeStream:
            .partial(DescribeStreamRequest.self, missing: Self.ofStreams)
        case .getRecords: .partial(GetRecordsRequest.self, missing: Self.ofStreams)
        case .getShardIterator:
            .partial(GetShardIteratorRequest.self, missing: Self.ofStreams)
        case .listStreams: .partial(ListStreamsRequest.self, missing: Self.ofStreams)
        }
    }

    private static let ofStreams = "the stream of a deleted table, and the one before the last"

    private static let ofTables =
        "replicas are refused; warm throughput is taken and not told; nothing is throttled"

    private static let ofBackups =
        "a backup is a snapshot of the whole store; one that is made within 5 s is `AVAILABLE` in the answer"

    private static let ofRestores =
        "no `RestoreSummary`; a table that is filled within 5 s is `ACTIVE` in the answer"

    private static let ofRecovery = "recovery to a point in time cannot be switched on"
}
