/// The settings of a table that a request names and the engine does not look at.
struct TableSettings: Sendable {
    /// How long a stream keeps its records: a day.
    static let streamRetentionSeconds = 86_400

    var billingMode: String?
    var throughput: ThroughputRequest?
    var tableClass: String?
    var hasEncryption: Bool?
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
            hasEncryption = false
            try reader.members { name, reader throws(WireError) in
                guard name == "Enabled" else { return false }
                hasEncryption = try reader.bool()
                return true
            }
        case "StreamSpecification":
            try reader.members { name, reader throws(WireError) in
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
        constraints.check(tableClass, "tableClass", as: TableClassWord.self)
        constraints.check(
            streamViewType, "streamSpecification.streamViewType", as: StreamViewTypeWord.self)
    }

    /// Throws when a stream is asked for without saying what it holds, or the other way around.
    func checkStream() throws(WireError) {
        if streamEnabled == true, streamViewType == nil {
            throw .validation(
                "One or more parameter values were invalid: StreamViewType is required when "
                    + "StreamEnabled is true")
        }
        if streamEnabled != true, streamViewType != nil {
            throw .validation(
                "One or more parameter values were invalid: Table is being updated with "
                    + "StreamEnabled false and StreamViewType set")
        }
    }

    /// Throws when units are given with on-demand billing, or missing without.
    func checkThroughput(isNew: Bool) throws(WireError) {
        let invalid = "One or more parameter values were invalid: "
        if billingMode == BillingModeWord.payPerRequest.rawValue {
            guard throughput == nil else {
                throw .validation(
                    invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified "
                        + "when BillingMode is PAY_PER_REQUEST")
            }
        } else if isNew, throughput == nil {
            throw .validation(
                billingMode == nil
                    ? invalid + "Missing required parameter in input: \"ProvisionedThroughput\""
                    : invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified "
                        + "when BillingMode is PROVISIONED")
        }
        if let throughput { try Self.checkBounds(throughput) }
    }

    /// Throws when units are more than the service has.
    static func checkBounds(_ throughput: ThroughputRequest) throws(WireError) {
        for (name, value) in [
            ("ReadCapacityUnits", throughput.read ?? 0),
            ("WriteCapacityUnits", throughput.write ?? 0),
        ] where value > 1_000_000_000_000 {
            throw .validation("Given value \(value) for \(name) is out of bounds")
        }
    }

    /// What is kept with the table; a `nil` value takes away what was kept.
    func annotations(label: String) -> [String: AttributeValue?] {
        var kept: [String: AttributeValue?] = [:]
        if let billingMode { kept[TableAnnotation.billingMode] = .string(billingMode) }
        if let throughput { kept[TableAnnotation.throughput] = throughput.throughput.value }
        if billingMode == BillingModeWord.payPerRequest.rawValue {
            kept[TableAnnotation.throughput] = .some(nil)
        }
        if let tableClass { kept[TableAnnotation.tableClass] = .string(tableClass) }
        if let hasEncryption {
            kept[TableAnnotation.encryption] = hasEncryption ? .bool(true) : .some(nil)
        }
        if streamEnabled == true, let streamViewType {
            kept[TableAnnotation.streamViewType] = .string(streamViewType)
            kept[TableAnnotation.streamLabel] = .string(label)
        }
        return kept
    }
}
