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
    var hasStream = false
    var streamEnabled: Bool?
    var streamViewType: String?
    /// Whether the request is about other machines, of which there are none.
    private(set) var isReplicated = false
    private var replicationMode: String?
    private var consistency: String?

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
        case "ReplicaUpdates", "GlobalTableWitnessUpdates", "GlobalTableSourceArn":
            isReplicated = true
            return false
        case "GlobalTableSettingsReplicationMode":
            isReplicated = true
            replicationMode = try reader.string()
        case "MultiRegionConsistency":
            isReplicated = true
            consistency = try reader.string()
        case "StreamSpecification":
            hasStream = true
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

    /// Checks them; `suffix` is what the names of the members end with.
    func check(_ constraints: inout Constraints, suffix: String = "") {
        constraints.check(billingMode, "billingMode\(suffix)", as: BillingModeWord.self)
        throughput?.check(&constraints, "provisionedThroughput\(suffix)")
        encryption?.check(&constraints)
        if hasStream { constraints.require(streamEnabled, "streamSpecification.streamEnabled") }
        constraints.check(
            streamViewType, "streamSpecification.streamViewType", as: StreamViewTypeWord.self)
        constraints.check(
            replicationMode, "globalTableSettingsReplicationMode", as: ReplicationModeWord.self)
        constraints.check(
            consistency, "multiRegionConsistency", as: RegionConsistencyWord.self)
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
        if let throughput {
            kept[TableAnnotation.throughput] =
                throughput.throughput.replacing(
                    Throughput(table?.annotations[TableAnnotation.throughput]),
                    nowMilliseconds: now
                ).value
        }
        switch billingMode.flatMap({ BillingModeWord(rawValue: $0) }) {
        case .payPerRequest:
            kept[TableAnnotation.throughput] = .some(nil)
            let current = table?.annotations[TableAnnotation.billingMode]?.stringValue
            if current != billingMode {
                kept[TableAnnotation.onDemandSince] = .number(Number(Int(clamping: now)))
            }
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

private enum ReplicationModeWord: String, WireWord {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
    case enabledWithOverrides = "ENABLED_WITH_OVERRIDES"
    static var wireOrder: [String] { ["ENABLED", "DISABLED", "ENABLED_WITH_OVERRIDES"] }
}

private enum RegionConsistencyWord: String, WireWord {
    case eventual = "EVENTUAL"
    case strong = "STRONG"
    static var wireOrder: [String] { ["EVENTUAL", "STRONG"] }
}
