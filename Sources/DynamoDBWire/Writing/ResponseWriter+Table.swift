extension ResponseWriter {
    /// The answer that describes a table, under `name`.
    static func table(
        _ name: StaticString, _ table: TableDescription, in context: RequestContext
    ) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.object(name) { $0.members(of: table, in: context) }
        }
        return writer.bytes
    }

    /// Writes the members of a table's description.
    mutating func members(of table: TableDescription, in context: RequestContext) {
        let arn = context.tableARN(table.tableName)
        attributeDefinitions(of: table)
        member("TableName", table.tableName)
        keySchema(of: table)
        member("TableStatus", table.tableStatus.rawValue)
        member("CreationDateTime", milliseconds: table.creationMilliseconds)
        let units = Throughput(table.annotations[TableAnnotation.throughput]) ?? Throughput()
        throughput(units, in: context)
        member("TableSizeBytes", table.tableSizeBytes)
        member("ItemCount", table.itemCount)
        member("TableArn", arn)
        member("TableId", table.tableID)
        if let mode = table.annotations[TableAnnotation.billingMode]?.stringValue {
            object("BillingModeSummary") { writer in
                writer.member("BillingMode", mode)
                if let since = table.annotations[TableAnnotation.onDemandSince]?.intValue {
                    writer.member(
                        "LastUpdateToPayPerRequestDateTime",
                        milliseconds: UInt64(clamping: since))
                }
            }
        }
        indexes("LocalSecondaryIndexes", of: table, in: context) { $0 == .local }
        indexes("GlobalSecondaryIndexes", of: table, in: context) { $0 != .local }
        stream(of: table, arn)
        encryption(of: table, in: context)
        onDemand(table.annotations[TableAnnotation.onDemand])
        if let tableClass = table.annotations[TableAnnotation.tableClass]?.stringValue {
            object("TableClassSummary") { $0.member("TableClass", tableClass) }
        }
        member("DeletionProtectionEnabled", table.deletionProtectionEnabled)
    }

    /// Writes the key schema of a table.
    mutating func keySchema(of table: TableDescription) {
        keySchema([table.keySchema.partitionKey], table.keySchema.sortKey.map { [$0] } ?? [])
    }

    private mutating func attributeDefinitions(of table: TableDescription) {
        var attributes: [KeyAttribute] = []
        let all = table.keySchema.attributes + table.indexes.flatMap(\.definition.keyAttributes)
        for attribute in all where !attributes.contains(attribute) { attributes.append(attribute) }
        array("AttributeDefinitions", attributes) { writer, attribute in
            writer.object { writer in
                writer.member("AttributeName", attribute.name)
                writer.member("AttributeType", attribute.type.kind.code)
            }
        }
    }

    private mutating func keySchema(_ partition: [KeyAttribute], _ sort: [KeyAttribute]) {
        array("KeySchema", partition.map { ($0, "HASH") } + sort.map { ($0, "RANGE") }) {
            writer, element in
            writer.object { writer in
                writer.member("AttributeName", element.0.name)
                writer.member("KeyType", element.1)
            }
        }
    }

    private mutating func throughput(_ units: Throughput, in context: RequestContext) {
        object("ProvisionedThroughput") { writer in
            if let moment = units.lastIncrease {
                writer.member("LastIncreaseDateTime", milliseconds: moment)
            }
            if let moment = units.lastDecrease {
                writer.member("LastDecreaseDateTime", milliseconds: moment)
            }
            writer.member(
                "NumberOfDecreasesToday",
                units.decreaseCount(nowMilliseconds: context.store.nowMilliseconds))
            writer.member("ReadCapacityUnits", units.read)
            writer.member("WriteCapacityUnits", units.write)
        }
    }

    private mutating func onDemand(_ kept: AttributeValue?) {
        guard let limits = OnDemandThroughput(kept) else { return }
        object("OnDemandThroughput") { writer in
            if let read = limits.read { writer.member("MaxReadRequestUnits", read) }
            if let write = limits.write { writer.member("MaxWriteRequestUnits", write) }
        }
    }

    private mutating func indexes(
        _ name: StaticString, of table: TableDescription, in context: RequestContext,
        _ isOfKind: (IndexDefinition.Kind) -> Bool
    ) {
        let indexes = table.indexes.filter { isOfKind($0.definition.kind) }
        guard !indexes.isEmpty else { return }
        let arn = context.tableARN(table.tableName)
        let units = table.annotations[TableAnnotation.indexThroughput]?.mapValue
        let limits = table.annotations[TableAnnotation.indexOnDemand]?.mapValue
        array(name, indexes) { writer, index in
            let definition = index.definition
            writer.object { writer in
                writer.member("IndexName", definition.name)
                writer.keySchema(definition.partitionKey, definition.sortKey)
                writer.projection(definition.projection)
                if definition.kind != .local {
                    writer.member("IndexStatus", index.indexStatus.rawValue)
                    if index.indexStatus == .creating { writer.member("Backfilling", true) }
                    writer.throughput(
                        Throughput(units?[definition.name]) ?? Throughput(), in: context)
                    writer.onDemand(limits?[definition.name])
                }
                writer.member("IndexSizeBytes", index.indexSizeBytes)
                writer.member("ItemCount", index.itemCount)
                writer.member("IndexArn", "\(arn)/index/\(definition.name)")
            }
        }
    }

    private mutating func projection(_ projection: IndexProjection) {
        object("Projection") { writer in
            switch projection {
            case .all: writer.member("ProjectionType", "ALL")
            case .keysOnly: writer.member("ProjectionType", "KEYS_ONLY")
            case .include(let names):
                writer.member("ProjectionType", "INCLUDE")
                writer.array("NonKeyAttributes", names) { $0.string($1) }
            }
        }
    }

    private mutating func stream(of table: TableDescription, _ arn: String) {
        guard let viewType = table.annotations[TableAnnotation.streamViewType]?.stringValue,
            let label = table.annotations[TableAnnotation.streamLabel]?.stringValue
        else { return }
        if table.changeLogEnabled {
            object("StreamSpecification") { writer in
                writer.member("StreamEnabled", true)
                writer.member("StreamViewType", viewType)
            }
        }
        member("LatestStreamLabel", label)
        member("LatestStreamArn", "\(arn)/stream/\(label)")
    }
}
