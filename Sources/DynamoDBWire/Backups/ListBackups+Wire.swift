internal import GranaryTransfer

/// The request of `ListBackups`: oldest first.
struct ListBackupsRequest: WireOperation {
    static let name = OperationName.listBackups

    private var tableName: String?
    private var limit: Int?
    private var lowerBound: Double?
    private var upperBound: Double?
    private var exclusiveStartBackupARN: String?
    private var backupType: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "Limit": limit = try reader.integer()
        case "TimeRangeLowerBound": lowerBound = try reader.double()
        case "TimeRangeUpperBound": upperBound = try reader.double()
        case "ExclusiveStartBackupArn": exclusiveStartBackupARN = try reader.string()
        case "BackupType": backupType = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.checkTable(tableName, "tableName")
        constraints.check(limit, "limit", in: 1...100)
        constraints.check(
            exclusiveStartBackupARN, "exclusiveStartBackupArn", length: 37...1_024)
        constraints.check(backupType, "backupType", as: BackupTypeWord.self)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        var claim = AccessClaim(action: "ListBackups")
        if let tableName { claim.tableName = try context.tableName(tableName) }
        return [claim]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        var backups = try context.backups()
        if let tableName {
            let name = try context.tableName(tableName)
            backups.removeAll { $0.tableName != name }
        }
        if let lowerBound { backups.removeAll { $0.seconds < lowerBound } }
        if let upperBound { backups.removeAll { $0.seconds >= upperBound } }
        if let backupType, backupType != "USER", backupType != "ALL" { backups = [] }
        if let exclusiveStartBackupARN {
            let start = String(exclusiveStartBackupARN.split(separator: "/").last ?? "")
            backups.removeAll { $0.id <= start }
        }
        let page = backups.prefix(limit ?? 100)
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("BackupSummaries", page) { writer, backup in
                writer.summary(of: backup, in: context)
            }
            if page.count < backups.count, let last = page.last {
                writer.member("LastEvaluatedBackupArn", last.arn(in: context))
            }
        }
        return writer.bytes
    }
}

extension TableBackup {
    /// When it was made, in seconds since 1970.
    fileprivate var seconds: Double { Double(createdMilliseconds) / 1_000 }
}

private enum BackupTypeWord: String, WireWord {
    case user = "USER"
    case system = "SYSTEM"
    case service = "AWS_BACKUP"
    case all = "ALL"
    static var wireOrder: [String] { ["SYSTEM", "USER", "AWS_BACKUP", "ALL"] }
}
