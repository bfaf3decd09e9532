/// A DynamoDB attribute value.
///
/// Equality and hashing are DynamoDB's: strings are equal when their UTF-8 bytes are, which is
/// stricter than Swift's canonical equivalence, and numbers are equal by value.
public enum AttributeValue: Sendable {
    /// A string (`S`).
    case string(String)
    /// A number (`N`).
    case number(Number)
    /// A run of bytes (`B`).
    case binary([UInt8])
    /// True or false (`BOOL`).
    case bool(Bool)
    /// The null value (`NULL`).
    case null
    /// An ordered list (`L`).
    case list([AttributeValue])
    /// Values by name (`M`).
    case map(AttributeMap)
    /// A set of strings (`SS`).
    case stringSet(AttributeSet<String>)
    /// A set of numbers (`NS`).
    case numberSet(AttributeSet<Number>)
    /// A set of runs of bytes (`BS`).
    case binarySet(AttributeSet<[UInt8]>)

    /// The kind of this value.
    public var kind: AttributeKind {
        switch self {
        case .string: .string
        case .number: .number
        case .binary: .binary
        case .bool: .bool
        case .null: .null
        case .list: .list
        case .map: .map
        case .stringSet: .stringSet
        case .numberSet: .numberSet
        case .binarySet: .binarySet
        }
    }
}

extension AttributeValue: Hashable {
    /// Whether the values are of the same kind and equal as DynamoDB compares them.
    public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.number(let left), .number(let right)): left == right
        case (.binary(let left), .binary(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.stringSet(let left), .stringSet(let right)): left == right
        case (.numberSet(let left), .numberSet(let right)): left == right
        case (.binarySet(let left), .binarySet(let right)): left == right
        default: false
        }
    }

    /// Feeds the kind and the contents to the hasher; strings by their UTF-8 bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind.rawValue)
        switch self {
        case .string(let value): value.hashBytes(into: &hasher)
        case .number(let value): hasher.combine(value)
        case .binary(let value): hasher.combine(value)
        case .bool(let value): hasher.combine(value)
        case .null: break
        case .list(let value): hasher.combine(value)
        case .map(let value): hasher.combine(value)
        case .stringSet(let value): hasher.combine(value)
        case .numberSet(let value): hasher.combine(value)
        case .binarySet(let value): hasher.combine(value)
        }
    }
}
