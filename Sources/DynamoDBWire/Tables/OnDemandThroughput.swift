/// The most that a table or an index billed by request may be asked, kept and told and never enforced.
struct OnDemandThroughput: Sendable, Hashable {
    var read: Int?
    var write: Int?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "OnDemandThroughput") { name, reader throws(WireError) in
            switch name {
            case "MaxReadRequestUnits": read = try reader.integer("Long")
            case "MaxWriteRequestUnits": write = try reader.integer("Long")
            default: return false
            }
            return true
        }
    }

    /// Reads what was kept.
    init?(_ value: AttributeValue?) {
        guard let map = value?.mapValue else { return nil }
        read = map["read"]?.intValue
        write = map["write"]?.intValue
    }

    private var given: [(String, Int)] {
        [("MaxReadRequestUnits", read), ("MaxWriteRequestUnits", write)].compactMap { name, value in
            value.map { (name, $0) }
        }
    }

    /// Throws when it cannot be, for a table or for an index of this name.
    ///
    /// -1 takes a limit away, but not from what is made.
    func check(
        _ mode: BillingModeWord, index: String? = nil, isNew: Bool
    ) throws(WireError) {
        for (name, value) in given {
            guard mode == .payPerRequest else {
                let place = index.map { "for index : \($0) " } ?? ""
                throw .invalidValues(
                    "\(name) for OnDemandThroughput \(place)cannot be specified when the table "
                        + "BillingMode is PROVISIONED")
            }
            guard value >= 1 || (value == -1 && !isNew) else {
                let place = index.map { "for index : \($0)" } ?? "for table"
                throw .invalidValues(
                    "Requested \(name) for OnDemandThroughput \(place) is outside of valid range")
            }
        }
    }

    /// What is kept once this is asked for, of what was kept; `nil` when no limit is left.
    func merged(into kept: AttributeValue?) -> AttributeValue? {
        var map = kept?.mapValue ?? AttributeMap()
        for (name, value) in [("read", read), ("write", write)] {
            guard let value else { continue }
            if value == -1 { map[name] = nil } else { map[name] = .number(Number(value)) }
        }
        // Not a ternary: `nil` there would be taken for the literal of a null value.
        guard !map.isEmpty else { return nil }
        return .map(map)
    }
}
