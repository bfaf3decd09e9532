/// The request of `DescribeBackup`.
struct DescribeBackupRequest: BackupOperation {
    static let name = OperationName.describeBackup

    var backupARN: String?

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let backup = try context.backup(arn: backupARN)
        let table = try await LongWork.run("DescribeBackup") { _ throws(WireError) in
            try backup.table()
        }
        var writer = ResponseWriter()
        writer.object { $0.description(of: backup, table, in: context) }
        return writer.bytes
    }
}
