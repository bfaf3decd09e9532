/// The request of `RestoreTableFromBackup`: answered when the table has all its items.
///
/// Until then it is described as being created, and items in it are neither read nor written.
///
/// As in the service, time to live, the stream, tags and policies are not restored.
struct RestoreTableFromBackupRequest: WireOperation {
    static let name = OperationName.restoreTableFromBackup

    private var targetTableName: String?
    private var backupARN: String?
    private var settings = TableSettings()
    private var globalIndexes: [IndexRequest]?
    private var localIndexes: [IndexRequest]?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TargetTableName": targetTableName = try reader.string()
        case "BackupArn": backupARN = try reader.string()
        case "BillingModeOverride": return try settings.read("BillingMode", &reader)
        case "ProvisionedThroughputOverride":
            return try settings.read("ProvisionedThroughput", &reader)
        case "OnDemandThroughputOverride":
            return try settings.read("OnDemandThroughput", &reader)
        case "SSESpecificationOverride": return try settings.read("SSESpecification", &reader)
        case "GlobalSecondaryIndexOverride": globalIndexes = try IndexRequest.list(&reader)
        case "LocalSecondaryIndexOverride": localIndexes = try IndexRequest.list(&reader)
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(targetTableName, "targetTableName", length: 3...255)
        constraints.check(
            targetTableName, "targetTableName",
            matches: targetTableName.map(PageParameters.isName) ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
        constraints.require(backupARN, "backupArn", length: 37...1_024)
        settings.check(&constraints)
        for (name, indexes) in [("global", globalIndexes), ("local", localIndexes)] {
            for (position, index) in (indexes ?? []).enumerated() {
                index.check(
                    &constraints, "\(name)SecondaryIndexOverride.\(position + 1).member",
                    keyLimit: name == "global" ? 8 : 2)
            }
        }
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("RestoreTableFromBackup", backupARN: backupARN)
            + [AccessClaim(action: "RestoreTableFromBackup", tableName: targetTableName)]
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        try await OwnThread.run("Restore") { () throws(WireError) in try restore(in: context) }
    }

    private func restore(in context: RequestContext) throws(WireError) -> [UInt8] {
        let backup = try context.backup(arn: backupARN)
        let target = targetTableName ?? ""
        let table = try backup.reading { snapshot throws(WireError) in
            try restore(backup.tableName, of: snapshot, as: target, in: context)
        }
        return ResponseWriter.table("TableDescription", table, in: context)
    }

    private func restore(
        _ source: String, of snapshot: Store, as target: String, in context: RequestContext
    ) throws(WireError) -> TableDescription {
        let store = context.store
        let old = try answering { () throws(StoreError) in
            try snapshot.run(DescribeTable(tableName: source))
        }
        let overrides = RestoreOverrides(
            settings: settings, globalIndexes: globalIndexes, localIndexes: localIndexes)
        try overrides.check(old)
        let create = overrides.creation(
            of: target, like: old, nowMilliseconds: store.nowMilliseconds)
        let exists = WireError("TableAlreadyExistsException", "Table already exists: \(target)")
        // A table that is there is in use, and stays so.
        guard (try? store.run(DescribeTable(tableName: target))) == nil,
            context.state.beginFilling(target)
        else { throw exists }
        defer { context.state.endFilling(target) }
        do throws(StoreError) {
            _ = try store.run(create)
        } catch {
            guard case .tableInUse = error else { throw WireError(error) }
            throw exists
        }
        do {
            var items = try snapshot.table(source).scan().makeIterator()
            try store.table(target).load(
                next: {
                    guard var item = try items.nextItem() else { return nil }
                    // The new table has no schema that this revision could be of.
                    item.schemaVersion = 0
                    return item
                },
                progress: { _ in })
        } catch {
            // No half of a table is left, unless the process ends here.
            _ = try? store.run(DeleteTable(tableName: target))
            if let error = error as? StoreError { throw WireError(error) }
            throw WireError("InternalServerError", "Internal server error")
        }
        return try context.table(target)
    }
}
