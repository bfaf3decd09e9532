/// What a restored table has otherwise than the one that was backed up.
struct RestoreOverrides {
    let settings: TableSettings
    let globalIndexes: [IndexRequest]?
    let localIndexes: [IndexRequest]?

    private var mode: BillingModeWord? {
        settings.billingMode.flatMap { BillingModeWord(rawValue: $0) }
    }

    /// Throws when they do not go together, or with the table as it was.
    func check(_ old: TableDescription) throws(WireError) {
        let mode = mode ?? old.billingMode
        switch (mode, settings.throughput) {
        case (.payPerRequest, _?):
            throw .validation(
                self.mode == nil
                    ? "Invalid Request: Cannot override ProvisionedThroughput unless BillingMode is "
                        + "PROVISIONED"
                    : "Invalid Request: Cannot override ProvisionedThroughput if BillingMode is "
                        + "overridden to PAY_PER_REQUEST")
        case (.provisioned, nil) where self.mode == .provisioned:
            throw .validation(
                "Invalid Request: Must override ProvisionedThroughput if BillingMode is overridden "
                    + "to PROVISIONED")
        default: break
        }
        if let limits = settings.onDemand, mode != .payPerRequest {
            let name = limits.read == nil ? "MaxWriteRequestUnits" : "MaxReadRequestUnits"
            throw .validation(
                "Invalid Request: Cannot override \(name) for OnDemandThroughput unless "
                    + "BillingModeOverride is PAY_PER_REQUEST")
        }
        for index in (localIndexes ?? []) + (globalIndexes ?? []) { try check(index, in: old) }
        for index in globalIndexes ?? [] where mode == .payPerRequest && index.throughput != nil {
            throw .validation(
                "Invalid Request: Cannot override ProvisionedThroughput if BillingMode is "
                    + "overridden to PAY_PER_REQUEST for index \(index.indexName ?? "")")
        }
        guard mode == .provisioned, old.billingMode == .payPerRequest else { return }
        for index in kept(of: old) where index.kind != .local {
            let units = globalIndexes?.first { $0.indexName == index.name }?.throughput
            guard units != nil else {
                throw .validation(
                    "Invalid Request: Must specify provisioned throughput for index \(index.name)")
            }
        }
    }

    /// Throws unless the index is one of the table's, as it was.
    private func check(_ request: IndexRequest, in old: TableDescription) throws(WireError) {
        let isLocal = localIndexes?.contains { $0.indexName == request.indexName } ?? false
        let found = old.indexes.map(\.definition).first { $0.name == request.indexName }
        let keys = (request.keySchema ?? []).compactMap(\.attributeName)
        guard let found, (found.kind == .local) == isLocal,
            found.keyAttributes.map(\.name) == keys,
            request.projectionType == found.projection.word
        else {
            throw .validation(
                "Invalid Request: Index \(request.indexName ?? "") does not match a secondary index "
                    + "that existed in the source table and cannot be created during the restore "
                    + "operation")
        }
    }

    /// The indexes that the new table has.
    private func kept(of old: TableDescription) -> [IndexDefinition] {
        old.indexes.map(\.definition).filter { index in
            let kept = index.kind == .local ? localIndexes : globalIndexes
            return kept.map { $0.contains { $0.indexName == index.name } } ?? true
        }
    }

    /// What makes the new table.
    func creation(
        of target: String, like old: TableDescription, nowMilliseconds now: UInt64
    ) -> CreateTable {
        var create = CreateTable(tableName: target, partitionKey: old.keySchema.partitionKey)
        create.keySchema = old.keySchema
        create.indexes = kept(of: old)
        let names = [
            TableAnnotation.billingMode, TableAnnotation.throughput,
            TableAnnotation.indexThroughput, TableAnnotation.onDemand,
            TableAnnotation.indexOnDemand, TableAnnotation.encryption,
        ]
        create.annotations = old.annotations.filter { names.contains($0.key) }
        // The units, and not when they were changed: that was of another table.
        let units = Throughput(create.annotations[TableAnnotation.throughput])
        create.annotations[TableAnnotation.throughput] = units?.fresh.value
        create.annotations[TableAnnotation.indexThroughput] =
            create.annotations[TableAnnotation.indexThroughput]?.mapValue.map { map in
                .map(
                    AttributeMap(
                        map.map { ($0.name, Throughput($0.value)?.fresh.value ?? $0.value) }))
            }
        if create.annotations[TableAnnotation.billingMode]?.stringValue
            == BillingModeWord.payPerRequest.rawValue
        {
            create.annotations[TableAnnotation.onDemandSince] = .number(Number(Int(clamping: now)))
        }
        for (name, value) in settings.annotations(nowMilliseconds: now) {
            create.annotations[name] = value
        }
        if mode == .payPerRequest { create.annotations[TableAnnotation.indexThroughput] = nil }
        if mode == .provisioned { create.annotations[TableAnnotation.indexOnDemand] = nil }
        var kept = create.annotations[TableAnnotation.indexThroughput]?.mapValue ?? AttributeMap()
        for index in globalIndexes ?? [] {
            guard let name = index.indexName, let asked = index.throughput else { continue }
            kept[name] = asked.throughput.value
        }
        if !kept.isEmpty { create.annotations[TableAnnotation.indexThroughput] = .map(kept) }
        return create
    }
}

extension IndexProjection {
    /// The word for it in requests.
    fileprivate var word: String {
        switch self {
        case .all: ProjectionTypeWord.all.rawValue
        case .keysOnly: ProjectionTypeWord.keysOnly.rawValue
        case .include: ProjectionTypeWord.include.rawValue
        }
    }
}
