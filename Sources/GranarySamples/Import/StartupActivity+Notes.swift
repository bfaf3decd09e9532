internal import AuxeiraSchema
internal import GranaryItems

/// What is known of an activity beyond its attributes, under names of the importer's own.
extension StartupActivity {
    mutating func note(_ name: String, _ value: String?) {
        if let value { set(name, .string(value)) }
    }

    mutating func note(_ name: String, _ value: Bool?) {
        if let value { set(name, .bool(value)) }
    }

    /// Texts, when there are any.
    mutating func note(_ name: String, _ values: [String]) {
        if !values.isEmpty { set(name, .list(values.map { .string($0) })) }
    }

    private mutating func set(_ name: String, _ value: AttributeValue) {
        activityMetadata = activityMetadata ?? AttributeMap()
        activityMetadata?[name] = value
    }
}
