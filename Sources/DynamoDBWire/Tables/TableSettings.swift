/// The settings of a table that a request names and the engine does not look at.
struct TableSettings: Sendable {
    /// How long a stream keeps its records: a day.
    static let streamRetentionSeconds = 86_400

    var billingMode: String?
    var throughput: ThroughputRequest?
    var tableClass: String?
    var encryption: EncryptionRequest?
    var onDemand: OnDemandThroughput?
    var hasWarmThroughput = false
    var isProtected: Bool?
    var streamEnabled: Bool?
    var streamViewType: String?

    /// Reads one of the members that set them.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "BillingMode": billingMode = try reader.string()
        case "ProvisionedThroughput": throughput = try ThroughputRequest(reading: &reader)
        case "TableClass": tableClass = try reader.string()
        case "DeletionProtectionEnabled": isProtected = try reader.bool()
        case "SSESpecification":
            encryption = try EncryptionRequest(reading: &reader)
        case "OnDemandThroughput": onDemand = try OnDemandThroughput(reading: &reader)
        case "WarmThroughput":
            hasWarmThroughput = true
            return false
        case "StreamSpecification":
            try reader.members(of: "StreamSpecification") { name, reader throws(WireError) in
                switch name {
                case "StreamEnabled": streamEnabled = try reader.bool()
                case "StreamViewType": streamViewType = try reader.string()
                default: return false
                }
                return true
            }
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(billingMode, "billingMode", as: BillingModeWord.self)
        throughput?.check(&constraints, "provisionedThroughput")
        encryption?.check(&constraints)
        constraints.check(
            streamViewType, "streamSpecification.streamViewType", as: StreamViewTypeWord.self)
    }

    /// Whether any of them is there.
    var hasAny: Bool {
        hasWarmThroughput || hasAnyButWarmThroughput
    }

    /// Whether any is there that may not stand beside `WarmThroughput`.
    var hasAnyButWarmThroughput: Bool {
        billingMode != nil || onDemand != nil || hasAnyButOnDemand
    }

    /// Whether any is there that may not stand beside `OnDemandThroughput`.
    var hasAnyButOnDemand: Bool {
        throughput != nil || tableClass != nil || encryption != nil || isProtected != nil
            || streamEnabled != nil || streamViewType != nil
    }

    /// What is kept with the table; a `nil` value takes away what was kept.
    ///
    /// `now` is the moment from which on a stream may be over, and `table` the table as it is: `nil`
    /// when it is made.
    func annotations(
        nowMilliseconds now: UInt64, of table: TableDescription? = nil
    ) -> [String: AttributeValue?] {
        var kept: [String: AttributeValue?] = [:]
        if let billingMode { kept[TableAnnotation.billingMode] = .string(billingMode) }
        if let throughput { kept[TableAnnotation.throughput] = throughput.throughput.value }
        switch billingMode.flatMap({ BillingModeWord(rawValue: $0) }) {
        case .payPerRequest: kept[TableAnnotation.throughput] = .some(nil)
        case .provisioned: kept[TableAnnotation.onDemand] = .some(nil)
        case nil: break
        }
        if let onDemand {
            kept[TableAnnotation.onDemand] = .some(
                onDemand.merged(into: table?.annotations[TableAnnotation.onDemand]))
        }
        if let tableClass { kept[TableAnnotation.tableClass] = .string(tableClass) }
        if let encryption { kept[TableAnnotation.encryption] = .some(encryption.value) }
        if streamEnabled == true, let streamViewType {
            kept[TableAnnotation.streamViewType] = .string(streamViewType)
            let last = table?.annotations[TableAnnotation.streamLabel]?.stringValue
            kept[TableAnnotation.streamLabel] = .string(StreamLabel.now(after: last))
            kept[TableAnnotation.streamEnd] = .some(nil)
        }
        if streamEnabled == false, table != nil {
            kept[TableAnnotation.streamEnd] = .number(Number(Int(clamping: now)))
        }
        return kept
    }
}
