internal import GranarySchema

/// The type of a value in Swift.
indirect enum SwiftType: Hashable {
    case string
    case enumeration(String)
    case int
    case double
    case decimal
    case bool
    /// A moment, stored as text.
    case date(DatePrecision)
    case day
    /// A moment, stored as seconds.
    case timeToLive
    case binary
    case object(String)
    case document
    case list(SwiftType)
    case set(SwiftType)

    /// The type as it is written.
    var name: String {
        switch self {
        case .string: "String"
        case .enumeration(let name), .object(let name): name
        case .int: "Int"
        case .double: "Double"
        case .decimal: "Number"
        case .bool: "Bool"
        case .date, .timeToLive: "Date"
        case .day: "Day"
        case .binary: "[UInt8]"
        case .document: "AttributeMap"
        case .list(let element): "[\(element.name)]"
        case .set(let element): "Set<\(element.name)>"
        }
    }

    /// Whether it is a list or a set.
    var isCollection: Bool {
        switch self {
        case .list, .set: true
        default: false
        }
    }

    /// Whether it is a moment, or made of moments.
    var isDate: Bool {
        switch self {
        case .date, .timeToLive: true
        case .list(let element), .set(let element): element.isDate
        default: false
        }
    }
}
