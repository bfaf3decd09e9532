extension ValueType {
    /// Whether values are stored as numbers that one can reckon with.
    var isNumeric: Bool {
        switch self {
        case .int, .number, .decimal: true
        default: false
        }
    }

    /// Whether values are stored as strings.
    var isTextual: Bool {
        switch self {
        case .string, .enumeration, .date: true
        default: false
        }
    }

    /// Whether values can be in a key: DynamoDB takes strings, numbers and binaries.
    var isKeyable: Bool { isNumeric || isTextual || self == .timeToLive || self == .binary }

    /// The word for the type in schema files.
    var name: String {
        switch self {
        case .string, .enumeration: "string"
        case .int: "int"
        case .number, .decimal: "number"
        case .boolean: "boolean"
        case .date, .timeToLive: "date"
        case .binary: "binary"
        case .object, .document: "object"
        case .list: "list"
        case .set: "set"
        }
    }

    /// The shape of the elements; `nil` when there are none.
    var element: ValueShape? {
        switch self {
        case .list(let element), .set(let element): element
        default: nil
        }
    }
}
