/// The request of `DescribeContinuousBackups`: there are none, which the service puts as follows.
struct DescribeContinuousBackupsRequest: TableOperation {
    static let name = OperationName.describeContinuousBackups

    var tableName: String?

    func check(_ constraints: inout Constraints) {
        constraints.requireTable(tableName, "tableName")
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        _ = try context.tableToBackUp(tableName)
        return ResponseWriter.continuousBackups
    }
}

extension ResponseWriter {
    /// What every table here has: backups on demand, and no recovery to a point in time.
    static var continuousBackups: [UInt8] {
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
