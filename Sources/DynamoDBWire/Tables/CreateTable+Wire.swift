/// The request of `CreateTable`.
struct CreateTableRequest: TableOperation {
    static let name = OperationName.createTable

    var tableName: String?
    private var attributeDefinitions: [AttributeDefinition]?
    private var keySchema: [KeySchemaElement]?
    private var localIndexes: [IndexRequest]?
    private var globalIndexes: [IndexRequest]?
    private var settings = TableSettings()
    private var tags: [ResourceTag]?
    private var resourcePolicy: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "TableName": tableName = try reader.string()
        case "AttributeDefinitions":
            attributeDefinitions = try AttributeDefinition.list(&reader)
        case "KeySchema": keySchema = try KeySchemaElement.list(&reader)
        case "LocalSecondaryIndexes": localIndexes = try IndexRequest.list(&reader)
        case "GlobalSecondaryIndexes": globalIndexes = try IndexRequest.list(&reader)
        case "Tags": tags = try ResourceTag.list(&reader)
        case "ResourcePolicy": resourcePolicy = try reader.string()
        default: return try settings.read(member, &reader)
        }
        return true
    }

    func checkFirst() throws(WireError) { try TableName.require(tableName) }

    func check(_ constraints: inout Constraints) {
        constraints.require(attributeDefinitions, "attributeDefinitions")
        AttributeDefinition.check(attributeDefinitions, &constraints)
        constraints.check(
            tableName, "tableName",
            matches: tableName.map { PageParameters.isName($0) || $0.hasPrefix("arn:") } ?? true,
            pattern: "[a-zA-Z0-9_.-]+")
        if tableName?.hasPrefix("arn:") != true {
            constraints.check(tableName, "tableName", length: 3...255)
        }
        settings.check(&constraints)
        KeySchemaElement.check(keySchema, &constraints, "keySchema", limit: 2)
        for (position, index) in (localIndexes ?? []).enumerated() {
            index.check(
                &constraints, "localSecondaryIndexes.\(position + 1).member", keyLimit: 2)
        }
        for (position, index) in (globalIndexes ?? []).enumerated() {
            index.check(
                &constraints, "globalSecondaryIndexes.\(position + 1).member", keyLimit: 8)
        }
    }

    func run(in context: RequestContext) async throws(WireError) -> [UInt8] {
        try settings.checkReplicas()
        try settings.checkTableClass()
        try settings.checkNewThroughput()
        try settings.checkNewStream()
        try settings.encryption?.checkMembers()
        var keys = try KeyDefinitions(attributeDefinitions ?? [])
        var operation = CreateTable(
            tableName: try context.tableName(tableName), partitionKey: "")
        operation.keySchema = try keys.tableKey(keySchema ?? [])
        operation.indexes = try indexes(&keys)
        try keys.finish(hasIndexes: !operation.indexes.isEmpty)
        operation.changeLogEnabled = settings.streamEnabled ?? false
        if operation.changeLogEnabled {
            operation.changeLogRetentionSeconds = TableSettings.streamRetentionSeconds
        }
        operation.deletionProtectionEnabled = settings.isProtected ?? false
        operation.annotations = try annotations(nowMilliseconds: context.store.nowMilliseconds)
        let table = try await answeringWrite { () async throws(StoreError) in
            try await context.store.run(operation)
        }
        return ResponseWriter.table("TableDescription", table, in: context)
    }

    private func indexes(_ keys: inout KeyDefinitions) throws(WireError) -> [IndexDefinition] {
        var indexes: [IndexDefinition] = []
        if let localIndexes {
            guard !localIndexes.isEmpty else {
                throw .invalidValues("List of LocalSecondaryIndexes is empty")
            }
            for index in localIndexes { indexes.append(try keys.index(index, kind: .local)) }
        }
        if let globalIndexes {
            guard !globalIndexes.isEmpty else {
                throw .invalidValues("List of GlobalSecondaryIndexes is empty")
            }
            for index in globalIndexes {
                indexes.append(try keys.index(index, kind: .global))
                try checkThroughput(of: index)
            }
        }
        return indexes
    }

    private func checkThroughput(of index: IndexRequest) throws(WireError) {
        let (mode, name) = (settings.newBillingMode, index.indexName ?? "")
        try index.onDemand?.check(mode, index: name, isNew: true)
        switch (mode, index.throughput) {
        case (.payPerRequest, nil): break
        case (.payPerRequest, _?):
            throw .invalidValues(
                "ProvisionedThroughput should not be specified for index: \(name) when "
                    + "BillingMode is PAY_PER_REQUEST")
        case (.provisioned, let throughput?): try TableSettings.checkBounds(throughput)
        case (.provisioned, nil):
            throw .invalidValues("ProvisionedThroughput is not specified for index: \(name)")
        }
    }

    private func annotations(
        nowMilliseconds now: UInt64
    ) throws(WireError) -> [String: AttributeValue] {
        var kept = settings.annotations(nowMilliseconds: now).compactMapValues { $0 }
        let indexes = globalIndexes ?? []
        let units = indexes.compactMap { index in
            index.throughput.map { (index.indexName ?? "", $0.throughput.value) }
        }
        if !units.isEmpty { kept[TableAnnotation.indexThroughput] = .map(AttributeMap(units)) }
        let limits = indexes.compactMap { index in
            index.onDemand?.merged(into: nil).map { (index.indexName ?? "", $0) }
        }
        if !limits.isEmpty { kept[TableAnnotation.indexOnDemand] = .map(AttributeMap(limits)) }
        if let tags, !tags.isEmpty {
            kept[TableAnnotation.tags] = try ResourceTag.merged(tags, into: nil)
        }
        if let resourcePolicy {
            try ResourcePolicy.check(resourcePolicy)
            kept[TableAnnotation.policy] = .string(resourcePolicy)
            kept[TableAnnotation.policyRevision] = .string(PolicyRevision.next(after: nil))
        }
        return kept
    }
}
