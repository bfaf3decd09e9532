/// The request of `DescribeBackup`.
struct DescribeBackupRequest: WireOperation {
    static let name = OperationName.describeBackup

    private var backupARN: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "BackupArn" else { return false }
        backupARN = try reader.string()
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(backupARN, "backupArn", length: 37...1_024)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("DescribeBackup", backupARN: backupARN)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let backup = try context.backup(arn: backupARN)
        let table = try backup.table()
        var writer = ResponseWriter()
        writer.object {
            $0.description(of: backup, table, status: "AVAILABLE", in: context)
        }
        return writer.bytes
    }
}

extension TableBackup {
    /// The table as it was.
    func table() throws(WireError) -> TableDescription {
        try reading { store throws(WireError) in
            try answering { () throws(StoreError) in
                try store.run(DescribeTable(tableName: tableName))
            }
        }
    }
}
