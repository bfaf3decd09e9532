/// The request of `DescribeContinuousBackups`: there are none, which the service puts as follows.
struct DescribeContinuousBackupsRequest: WireOperation {
    static let name = OperationName.describeContinuousBackups

    private var tableName: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "TableName" else { return false }
        tableName = try reader.string()
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(tableName, "tableName", length: 1...1_024)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            AccessClaim(
                action: "DescribeContinuousBackups",
                tableName: try context.tableName(tableName))
        ]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        _ = try context.tableToBackUp(tableName)
        return ResponseWriter.continuousBackups
    }
}

/// The request of `UpdateContinuousBackups`: recovery to a point in time can be left off, not switched
/// on.
struct UpdateContinuousBackupsRequest: WireOperation {
    static let name = OperationName.updateContinuousBackups

    private var tableName: String?
    private var hasSpecification = false
    private var isEnabled: Bool?
    private var days: Int?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "PointInTimeRecoverySpecification":
            hasSpecification = true
            try reader.members { name, reader throws(WireError) in
                switch name {
                case "PointInTimeRecoveryEnabled": isEnabled = try reader.bool()
                case "RecoveryPeriodInDays": days = try reader.integer()
                default: return false
                }
                return true
            }
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(tableName, "tableName", length: 1...1_024)
        guard hasSpecification else {
            constraints.require(nil as String?, "pointInTimeRecoverySpecification")
            return
        }
        constraints.require(
            isEnabled, "pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled")
        constraints.check(
            days, "pointInTimeRecoverySpecification.recoveryPeriodInDays", in: 1...35)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            AccessClaim(
                action: "UpdateContinuousBackups", tableName: try context.tableName(tableName))
        ]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.tableToBackUp(tableName)
        guard isEnabled != true else {
            throw WireError(
                "ContinuousBackupsUnavailableException",
                "Backups are not available for the table: \(table.tableName)")
        }
        return ResponseWriter.continuousBackups
    }
}

/// The request of `RestoreTableToPointInTime`, which no table here has switched on.
struct RestoreTableToPointInTimeRequest: WireOperation {
    static let name = OperationName.restoreTableToPointInTime

    private var sourceTableName: String?
    private var targetTableName: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "SourceTableName", "SourceTableArn": sourceTableName = try reader.string()
        case "TargetTableName": targetTableName = try reader.string()
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(targetTableName, "targetTableName", length: 3...255)
    }

    func claims(in context: RequestContext) throws(WireError) -> [AccessClaim] {
        [
            AccessClaim(
                action: "RestoreTableToPointInTime",
                tableName: try context.tableName(sourceTableName))
        ]
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.tableToBackUp(sourceTableName)
        throw WireError(
            "PointInTimeRecoveryUnavailableException",
            "Point in time recovery is not enabled for table '\(table.tableName)'")
    }
}

extension ResponseWriter {
    /// What every table here has: backups on demand, and no recovery to a point in time.
    fileprivate static var continuousBackups: [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object("ContinuousBackupsDescription") { writer in
                writer.member("ContinuousBackupsStatus", "ENABLED")
                writer.object("PointInTimeRecoveryDescription") {
                    $0.member("PointInTimeRecoveryStatus", "DISABLED")
                }
            }
        }
        return writer.bytes
    }
}
