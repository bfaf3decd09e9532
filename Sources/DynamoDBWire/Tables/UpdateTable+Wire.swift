/// The request of `UpdateTable`.
struct UpdateTableRequest: TableOperation {
    static let name = OperationName.updateTable

    var tableName: String?
    private var attributeDefinitions: [AttributeDefinition]?
    private var changes: [IndexChange]?
    private var settings = TableSettings()

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "AttributeDefinitions":
            attributeDefinitions = try AttributeDefinition.list(&reader)
        case "GlobalSecondaryIndexUpdates":
            changes = try IndexChange.list(&reader)
        default: return try settings.read(member, &reader)
        }
        return true
    }

    func checkFirst() throws(WireError) { try TableName.check(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.checkTable(tableName, "tableName")
        AttributeDefinition.check(attributeDefinitions, &constraints)
        settings.check(&constraints)
        for (position, change) in (changes ?? []).enumerated() {
            change.check(&constraints, "globalSecondaryIndexUpdates.\(position + 1).member")
        }
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        try settings.checkReplicas()
        let name = try context.tableName(tableName)
        let rules = TableUpdateRules(settings: settings, changes: changes ?? [])
        try rules.checkRequest(hasChanges: changes != nil)
        _ = try context.table(name)
        let table = try await context.update(name) { current, update throws(WireError) in
            try rules.checkThroughput(of: current)
            try settings.encryption?.checkChange(
                of: current.annotations[TableAnnotation.encryption])
            try checkStreamChange(current)
            update.indexUpdate = try indexUpdate(current)
            update.changeLogEnabled = settings.streamEnabled
            if settings.streamEnabled == true {
                update.changeLogRetentionSeconds = TableSettings.streamRetentionSeconds
            }
            update.deletionProtectionEnabled = settings.isProtected
            // Of warm throughput nothing is kept.
            update.annotations = settings.annotations(
                nowMilliseconds: context.store.nowMilliseconds, of: current)
            addThroughputs(
                to: &update, current, nowMilliseconds: context.store.nowMilliseconds)
        }.table
        return ResponseWriter.table("TableDescription", table, in: context)
    }

    private func checkStreamChange(_ table: TableDescription) throws(WireError) {
        switch (settings.streamEnabled, table.changeLogEnabled) {
        case (true?, true) where table.annotations[TableAnnotation.streamViewType] != nil:
            throw .validation("Table already has an enabled stream: TableName: \(table.tableName)")
        case (false?, false):
            throw .validation(
                "Table has no stream to disable: TableName: \(table.tableName)")
        default: break
        }
    }

    private func indexUpdate(
        _ table: TableDescription
    ) throws(WireError) -> UpdateTable.IndexUpdate? {
        let rebuilding = (changes ?? []).filter { $0.created != nil || $0.deleted != nil }
        guard rebuilding.count < 2 else {
            throw WireError(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted "
                    + "simultaneously per table")
        }
        guard let change = rebuilding.first else { return nil }
        if change.deleted != nil {
            try table.checkGlobalIndex(change.indexName, "delete")
            return .delete(change.indexName)
        }
        guard let created = change.created else { return nil }
        guard !table.indexes.contains(where: { $0.definition.name == created.indexName }) else {
            throw .validation("Attempting to create an index which already exists")
        }
        guard table.indexes.count(where: { $0.definition.kind != .local }) < 20 else {
            throw WireError(
                "LimitExceededException",
                "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the "
                    + "per-table limit of 20")
        }
        guard let attributeDefinitions, !attributeDefinitions.isEmpty else {
            throw .invalidValues(
                "AttributeDefinitions is not specified for index: \(change.indexName)")
        }
        let known = table.keySchema.attributes + table.indexes.flatMap(\.definition.keyAttributes)
        var keys = try KeyDefinitions(attributeDefinitions, known: known)
        return .create(try keys.index(created, kind: .global))
    }

    /// Adds what is to be kept of the indexes' units and limits.
    private func addThroughputs(
        to operation: inout UpdateTable, _ table: TableDescription, nowMilliseconds now: UInt64
    ) {
        keep(
            TableAnnotation.indexThroughput, in: &operation, table,
            isOver: settings.billingMode == BillingModeWord.payPerRequest.rawValue
        ) { request, kept in
            request.throughput?.throughput.replacing(Throughput(kept), nowMilliseconds: now).value
                ?? kept
        }
        keep(
            TableAnnotation.indexOnDemand, in: &operation, table,
            isOver: settings.billingMode == BillingModeWord.provisioned.rawValue
        ) { request, kept in request.onDemand.map { $0.merged(into: kept) } ?? kept }
    }

    /// Changes a map by index name; `isOver` says that its values have no meaning any more.
    private func keep(
        _ name: String, in operation: inout UpdateTable, _ table: TableDescription, isOver: Bool,
        _ value: (IndexRequest, AttributeValue?) -> AttributeValue?
    ) {
        let before = table.annotations[name]?.mapValue ?? AttributeMap()
        var map = isOver ? AttributeMap() : before
        for change in changes ?? [] {
            if change.deleted != nil { map[change.indexName] = nil }
            guard let request = change.created ?? change.updated else { continue }
            map[change.indexName] = value(request, map[change.indexName])
        }
        guard map != before else { return }
        let kept: AttributeValue? = .map(map)
        operation.annotations[name] = .some(map.isEmpty ? .none : kept)
    }
}
