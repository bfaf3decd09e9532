/// The request of `DescribeBackup`.
struct DescribeBackupRequest: BackupOperation {
    static let name = OperationName.describeBackup

    var backupARN: String?

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
