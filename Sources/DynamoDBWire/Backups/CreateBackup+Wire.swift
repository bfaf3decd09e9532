internal import GranaryTransfer

/// The request of `CreateBackup`: answered when the backup is made, or after some seconds, when it is
/// described as being created; the store is in use meanwhile.
struct CreateBackupRequest: TableOperation {
    static let name = OperationName.createBackup

    var tableName: String?
    private var backupName: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "BackupName": backupName = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.requireTable(tableName, "tableName")
        constraints.require(backupName, "backupName", length: 3...255)
        constraints.check(
            backupName, "backupName", matches: backupName.map(PageParameters.isName) ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        let backup = try await LongWork.run(
            "CreateBackup", whenLate: { context.note($0, late: Self.name) }
        ) { show throws(WireError) in
            try make(in: context, show)
        }
        var writer = ResponseWriter()
        writer.object { $0.details(of: backup, in: context) }
        return writer.bytes
    }

    private func make(
        in context: RequestContext, _ show: (TableBackup) -> Void
    ) throws(WireError) -> TableBackup {
        let table = try context.tableToBackUp(tableName)
        let name = backupName ?? ""
        var begun: TableBackup?
        defer { if let begun { context.state.endBackup(begun) } }
        let snapshot: Snapshot
        do throws(TransferError) {
            snapshot = try context.snapshots.create(
                of: context.store, reason: TableBackup.reason(name, of: table),
                whenBegun: { id, milliseconds in
                    let backup = TableBackup(
                        making: id, name: name, of: table, createdMilliseconds: milliseconds)
                    begun = backup
                    context.state.beginBackup(backup)
                    show(backup)
                })
        } catch {
            throw WireError(error)
        }
        guard let backup = TableBackup(snapshot) else {
            throw WireError("InternalServerError", "Internal server error")
        }
        return backup
    }
}
