extension TableUpdateRules {
    /// Throws when the units asked for do not go with the mode, or are those that the table has.
    func checkThroughput(of table: TableDescription) throws(WireError) {
        let before = table.billingMode
        let mode = settings.billingMode.flatMap { BillingModeWord(rawValue: $0) } ?? before
        try checkTable(table, mode, isSwitched: mode != before)
        if settings.hasWarmThroughput, settings.hasAnyButWarmThroughput || !changes.isEmpty {
            throw .invalidValues("WarmThroughput must be the only operation in the request")
        }
        try settings.onDemand?.check(mode, isNew: false)
        if settings.onDemand != nil, settings.hasAnyButOnDemand {
            throw .invalidValues(
                "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"
            )
        }
        for change in changes {
            if let index = change.updated {
                try checkUpdate(index, of: table, mode, isSwitched: mode != before)
            }
            if let index = change.created { try checkCreation(index, mode) }
        }
        if mode == .provisioned, before == .payPerRequest { try checkAllHaveUnits(table) }
    }

    private func checkTable(
        _ table: TableDescription, _ mode: BillingModeWord, isSwitched: Bool
    ) throws(WireError) {
        guard let asked = settings.throughput else {
            guard settings.billingMode != BillingModeWord.provisioned.rawValue else {
                throw .invalidValues(
                    "ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
            }
            return
        }
        guard mode == .provisioned else {
            throw .invalidValues(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                    + "BillingMode is PAY_PER_REQUEST")
        }
        try TableSettings.checkBounds(asked)
        guard !isSwitched else { return }
        let current = Throughput(table.annotations[TableAnnotation.throughput]) ?? Throughput()
        try checkDiffers(asked.throughput, current, "the table")
    }

    private func checkUpdate(
        _ request: IndexRequest, of table: TableDescription, _ mode: BillingModeWord,
        isSwitched: Bool
    ) throws(WireError) {
        let name = request.indexName ?? ""
        try table.checkGlobalIndex(name, "update")
        try request.onDemand?.check(mode, index: name, isNew: false)
        guard let asked = request.throughput else {
            if request.onDemand != nil || request.hasWarmThroughput { return }
            throw .invalidValues(
                mode == .provisioned
                    ? "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: "
                        + name
                    : "The only Updates for index: \(name) when TableThroughputMode is "
                        + "PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput")
        }
        try checkUnits(asked, of: name, mode)
        guard !isSwitched else { return }
        let kept = table.annotations[TableAnnotation.indexThroughput]?.mapValue?[name]
        try checkDiffers(asked.throughput, Throughput(kept) ?? Throughput(), "the index \(name)")
    }

    private func checkCreation(
        _ request: IndexRequest, _ mode: BillingModeWord
    ) throws(WireError) {
        let name = request.indexName ?? ""
        try request.onDemand?.check(mode, index: name, isNew: true)
        if let asked = request.throughput { return try checkUnits(asked, of: name, mode) }
        guard mode == .payPerRequest else {
            throw .invalidValues(
                "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: \(name)"
            )
        }
    }

    private func checkUnits(
        _ asked: ThroughputRequest, of index: String, _ mode: BillingModeWord
    ) throws(WireError) {
        guard mode == .provisioned else {
            throw .invalidValues(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
                    + "\(index) when BillingMode is PAY_PER_REQUEST")
        }
        try TableSettings.checkBounds(asked)
    }

    /// A table that begins to be billed by units needs some for each of its indexes.
    private func checkAllHaveUnits(_ table: TableDescription) throws(WireError) {
        let touched = Set(changes.map(\.indexName))
        let missing = table.indexes.map(\.definition)
            .filter { $0.kind != .local && !touched.contains($0.name) }.map(\.name)
        guard missing.isEmpty else {
            throw .invalidValues(
                "ProvisionedThroughput must be specified for index: "
                    + missing.joined(separator: ","))
        }
    }

    private func checkDiffers(
        _ asked: Throughput, _ current: Throughput, _ owner: String
    ) throws(WireError) {
        guard asked == current else { return }
        let kind = owner == "the table" ? "table" : "index"
        throw .validation(
            "The provisioned throughput for \(owner) will not change. The requested value equals "
                + "the current value. Current ReadCapacityUnits provisioned for the \(kind): "
                + "\(current.read). Requested ReadCapacityUnits: \(asked.read). Current "
                + "WriteCapacityUnits provisioned for the \(kind): \(current.write). Requested "
                + "WriteCapacityUnits: \(asked.write). Refer to the Amazon DynamoDB Developer "
                + "Guide for current limits and how to request higher limits.")
    }
}
