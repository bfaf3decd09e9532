/// What the service says of an `UpdateTable` before it changes anything.
///
/// Throughput is judged by the mode that the table is going to be billed in, not by the request's
/// alone.
struct TableUpdateRules {
    let settings: TableSettings
    let changes: [IndexChange]

    /// Throws when the request changes nothing, or what must be changed alone.
    func checkRequest(hasChanges: Bool) throws(WireError) {
        guard hasChanges || settings.hasAny else {
            throw .validation(UpdateTable.nothingToChange)
        }
        try settings.checkTableClass()
        try IndexChange.checkActions(hasChanges ? changes : nil)
        try settings.encryption?.checkMembers()
        if settings.streamEnabled != nil || settings.streamViewType != nil {
            try settings.checkStreamChange()
        }
        try checkAlone()
    }

    private var rebuildsIndex: Bool {
        changes.contains { $0.created != nil || $0.deleted != nil }
    }

    private var changesUnits: Bool {
        settings.throughput != nil || changes.contains { $0.updated?.throughput != nil }
    }

    private func checkAlone() throws(WireError) {
        var kinds = 0
        for isThere in [
            settings.throughput != nil || settings.billingMode != nil, !changes.isEmpty,
            settings.streamEnabled != nil, settings.encryption != nil,
            settings.isProtected != nil, settings.tableClass != nil,
            settings.onDemand != nil, settings.hasWarmThroughput,
        ] where isThere {
            kinds += 1
        }
        let alone = " modification must be the only operation in the request"
        if kinds > 1 {
            if settings.encryption != nil { throw .invalidValues("Server-Side Encryption" + alone) }
            if settings.tableClass != nil { throw .invalidValues("TableClass" + alone) }
            if settings.isProtected != nil { throw .invalidValues("DeletionProtection" + alone) }
        }
        if rebuildsIndex, settings.streamEnabled != nil {
            throw .invalidValues(
                "You cannot create or delete index while changing stream status")
        }
        if changesUnits, settings.streamEnabled != nil {
            throw .invalidValues("You cannot modify stream status while updating table IOPS")
        }
        if rebuildsIndex, settings.throughput != nil {
            throw .invalidValues("You cannot create or delete index while updating table IOPS")
        }
    }
}

extension TableDescription {
    /// The mode that the table is billed in; a table that was not made on the wire has no units.
    var billingMode: BillingModeWord {
        if let mode = annotations[TableAnnotation.billingMode]?.stringValue {
            return BillingModeWord(rawValue: mode) ?? .provisioned
        }
        return annotations[TableAnnotation.throughput] == nil ? .payPerRequest : .provisioned
    }

    /// Throws unless there is a global index of this name.
    func checkGlobalIndex(_ name: String, _ verb: String) throws(WireError) {
        guard let index = indexes.first(where: { $0.definition.name == name }) else {
            throw WireError(
                "ResourceNotFoundException",
                "Requested resource not found: Index: \(name) not found")
        }
        guard index.definition.kind != .local else {
            throw .validation(
                "Cannot \(verb) an index that is not a GlobalSecondaryIndex: \(name)")
        }
    }
}
