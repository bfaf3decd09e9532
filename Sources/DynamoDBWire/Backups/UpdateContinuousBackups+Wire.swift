/// The request of `UpdateContinuousBackups`: recovery to a point in time can be left off, not switched
/// on.
struct UpdateContinuousBackupsRequest: TableOperation {
    static let name = OperationName.updateContinuousBackups

    var tableName: String?
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
        constraints.requireTable(tableName, "tableName")
        guard hasSpecification else {
            constraints.require(nil as String?, "pointInTimeRecoverySpecification")
            return
        }
        constraints.require(
            isEnabled, "pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled")
        constraints.check(
            days, "pointInTimeRecoverySpecification.recoveryPeriodInDays", in: 1...35)
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
