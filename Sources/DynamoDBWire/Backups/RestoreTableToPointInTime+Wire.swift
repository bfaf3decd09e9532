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

    func checkFirst() throws(WireError) {
        guard sourceTableName != nil else {
            throw .validation("SourceTableName or SourceTableArn must be specified")
        }
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
