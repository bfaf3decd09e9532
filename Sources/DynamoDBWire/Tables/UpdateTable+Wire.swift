/// The request of `UpdateTable`.
struct UpdateTableRequest: TableOperation {
    static let name = OperationName.updateTable

    /// One change of an index.
    private struct IndexChange: Sendable {
        var created: IndexRequest?
        var deleted: String?
        var updated: (name: String, throughput: ThroughputRequest?)?
    }

    var tableName: String?
    private var attributeDefinitions: [AttributeDefinition]?
    private var changes: [IndexChange] = []
    private var settings = TableSettings()
    private var isReplicated = false

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "AttributeDefinitions":
            attributeDefinitions = try AttributeDefinition.list(&reader)
        case "ReplicaUpdates":
            isReplicated = true
            return false
        case "GlobalSecondaryIndexUpdates":
            try reader.elements { reader throws(WireError) in
                changes.append(try Self.readChange(&reader))
            }
        default: return try settings.read(member, &reader)
        }
        return true
    }

    private static func readChange(
        _ reader: inout RequestReader
    ) throws(WireError) -> IndexChange {
        var change = IndexChange()
        try reader.members { name, reader throws(WireError) in
            switch name {
            case "Create": change.created = try IndexRequest(reading: &reader)
            case "Delete":
                try reader.members { name, reader throws(WireError) in
                    guard name == "IndexName" else { return false }
                    change.deleted = try reader.string()
                    return true
                }
            case "Update":
                let index = try IndexRequest(reading: &reader)
                change.updated = (index.indexName ?? "", index.throughput)
            default: return false
            }
            return true
        }
        return change
    }

    func checkFirst() throws(WireError) { try TableName.check(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.check(tableName, "tableName", length: 1...1_024)
        AttributeDefinition.check(attributeDefinitions, &constraints)
        settings.check(&constraints)
        for (position, change) in changes.enumerated() {
            change.created?.check(
                &constraints, "globalSecondaryIndexUpdates.\(position + 1).member.create",
                keyLimit: 8)
        }
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        if isReplicated { throw .validation("This store has one machine, and no replicas") }
        let name = try context.tableName(tableName)
        let current = try context.table(name)
        try settings.checkThroughput(isNew: false)
        if settings.streamEnabled != nil { try settings.checkStream() }
        try checkStreamChange(current)
        var operation = UpdateTable(tableName: name)
        operation.indexUpdate = try indexUpdate(current)
        operation.changeLogEnabled = settings.streamEnabled
        if settings.streamEnabled == true {
            operation.changeLogRetentionSeconds = TableSettings.streamRetentionSeconds
        }
        operation.deletionProtectionEnabled = settings.isProtected
        operation.annotations = settings.annotations(label: StreamLabel.now)
        addThroughputs(to: &operation, current)
        let table = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(operation)
        }
        return ResponseWriter.table("TableDescription", table, in: context)
    }

    private func checkStreamChange(_ table: TableDescription) throws(WireError) {
        switch (settings.streamEnabled, table.changeLogEnabled) {
        case (true?, true) where table.annotations[TableAnnotation.streamViewType] != nil:
            throw .validation("Table already has an enabled stream: TableName: \(table.tableName)")
        case (false?, false):
            throw .validation(
                "Table is already disabled for streams: TableName: \(table.tableName)")
        default: break
        }
    }

    private func indexUpdate(
        _ table: TableDescription
    ) throws(WireError) -> UpdateTable.IndexUpdate? {
        let rebuilding = changes.filter { $0.created != nil || $0.deleted != nil }
        guard rebuilding.count < 2 else {
            throw WireError(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted "
                    + "simultaneously per table")
        }
        guard let change = rebuilding.first else { return nil }
        if let name = change.deleted {
            guard table.indexes.contains(where: { $0.definition.name == name }) else {
                throw WireError(
                    "ResourceNotFoundException",
                    "Requested resource not found: Index: \(name) not found")
            }
            return .delete(name)
        }
        guard let created = change.created else { return nil }
        guard !table.indexes.contains(where: { $0.definition.name == created.indexName }) else {
            throw .validation("Attempting to create an index which already exists")
        }
        let known = table.keySchema.attributes + table.indexes.flatMap(\.definition.keyAttributes)
        var keys = try KeyDefinitions(attributeDefinitions ?? [], known: known)
        return .create(try keys.index(created, kind: .global))
    }

    private func addThroughputs(to operation: inout UpdateTable, _ table: TableDescription) {
        var units = table.annotations[TableAnnotation.indexThroughput]?.mapValue ?? AttributeMap()
        let before = units
        for change in changes {
            if let name = change.deleted { units[name] = nil }
            if let index = change.created, let name = index.indexName {
                units[name] = index.throughput?.throughput.value
            }
            if let (name, throughput) = change.updated {
                units[name] = throughput?.throughput.value
            }
        }
        guard units != before else { return }
        operation.annotations[TableAnnotation.indexThroughput] = .some(.map(units))
    }
}
