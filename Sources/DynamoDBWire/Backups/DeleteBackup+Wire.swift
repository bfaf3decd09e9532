internal import GranaryTransfer

/// The request of `DeleteBackup`.
struct DeleteBackupRequest: BackupOperation {
    static let name = OperationName.deleteBackup

    var backupARN: String?

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let backup = try context.backup(arn: backupARN)
        // One whose data is damaged can be deleted too, and is told of without its table.
        let table = try await LongWork.run("DeleteBackup") { _ throws(WireError) in
            try? backup.table()
        }
        let snapshot = try backup.made()
        do throws(TransferError) {
            try context.snapshots.delete(snapshot.id)
        } catch {
            throw WireError(error)
        }
        var writer = ResponseWriter()
        writer.object { writer in
            guard let table else {
                writer.object("BackupDescription") {
                    $0.details(of: backup, status: "DELETED", in: context)
                }
                return
            }
            writer.description(of: backup, table, status: "DELETED", in: context)
        }
        return writer.bytes
    }
}
