internal import GranaryTransfer

extension ResponseWriter {
    /// Writes what a backup is called, and how it is.
    mutating func details(
        of backup: TableBackup, status: String? = nil, in context: RequestContext
    ) {
        object("BackupDetails") { writer in
            writer.members(of: backup, status: status, in: context)
        }
    }

    /// Writes a backup as one of a list.
    mutating func summary(of backup: TableBackup, in context: RequestContext) {
        object { writer in
            writer.member("TableName", backup.tableName)
            writer.member("TableId", backup.tableID)
            writer.member("TableArn", context.tableARN(backup.tableName))
            writer.members(of: backup, in: context)
        }
    }

    private mutating func members(
        of backup: TableBackup, status: String? = nil, in context: RequestContext
    ) {
        member("BackupArn", backup.arn(in: context))
        member("BackupName", backup.name)
        member("BackupSizeBytes", backup.byteCount)
        member("BackupStatus", status ?? backup.status)
        member("BackupType", "USER")
        member("BackupCreationDateTime", milliseconds: backup.createdMilliseconds)
    }

    /// Writes all that is known of a backup: also what its table was like.
    mutating func description(
        of backup: TableBackup, _ table: TableDescription, status: String? = nil,
        in context: RequestContext
    ) {
        object("BackupDescription") { writer in
            writer.details(of: backup, status: status, in: context)
            writer.object("SourceTableDetails") { writer in
                writer.member("TableName", table.tableName)
                writer.member("TableId", table.tableID)
                writer.member("TableArn", context.tableARN(table.tableName))
                writer.member("TableSizeBytes", table.tableSizeBytes)
                writer.keySchema(of: table)
                writer.member("TableCreationDateTime", milliseconds: table.creationMilliseconds)
                let units =
                    Throughput(table.annotations[TableAnnotation.throughput]) ?? Throughput()
                writer.object("ProvisionedThroughput") { writer in
                    writer.member("ReadCapacityUnits", units.read)
                    writer.member("WriteCapacityUnits", units.write)
                }
                writer.member("ItemCount", table.itemCount)
                if let mode = table.annotations[TableAnnotation.billingMode]?.stringValue {
                    writer.member("BillingMode", mode)
                }
            }
        }
    }
}
