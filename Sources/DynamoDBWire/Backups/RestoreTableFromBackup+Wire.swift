/// The request of `RestoreTableFromBackup`: answered when the table has all its items, or after some
/// seconds.
///
/// Until it has them it is described as being created, and items in it are neither read nor written.
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
        settings.check(&constraints, suffix: "Override")
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
        let target = targetTableName ?? ""
        try await LongWork.run(
            "Restore", whenLate: { context.note($0, late: Self.name) }
        ) { show throws(WireError) in
            let backup = try context.backup(arn: backupARN)
            try backup.reading { snapshot throws(WireError) in
                try fill(target, from: backup.tableName, of: snapshot, show, in: context)
            }
        }
        var context = context
        context.filling = context.state.filling
        return ResponseWriter.table("TableDescription", try context.table(target), in: context)
    }

    private func fill(
        _ target: String, from source: String, of snapshot: Store, _ show: (()) -> Void,
        in context: RequestContext
    ) throws(WireError) {
        let store = context.store
        let old = try answering { () throws(StoreError) in
            try snapshot.run(DescribeTable(tableName: source))
        }
        let overrides = RestoreOverrides(
            settings: settings, globalIndexes: globalIndexes, localIndexes: localIndexes)
        try overrides.check(old)
        var create = overrides.creation(
            of: target, like: old, nowMilliseconds: store.nowMilliseconds)
        create.annotations[TableAnnotation.restoring] = TableRestore.mark
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
        show(())
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
            var filled = UpdateTable(tableName: target)
            filled.annotations = [TableAnnotation.restoring: .none]
            _ = try store.run(filled)
        } catch {
            // No half of a table is left; if the process ends here, the next service removes it.
            _ = try? store.run(DeleteTable(tableName: target))
            if let error = error as? StoreError { throw WireError(error) }
            throw WireError("InternalServerError", "Internal server error")
        }
    }
}
