/// The kinds of value that a key attribute can have.
public enum KeyType: UInt8, Sendable, CaseIterable {
    /// A string, `"S"`.
    case string = 1
    /// A number, `"N"`.
    case number = 2
    /// A run of bytes, `"B"`.
    case binary = 3

    /// The kind of value.
    public var kind: AttributeKind {
        switch self {
        case .string: .string
        case .number: .number
        case .binary: .binary
        }
    }

    /// The key type for a kind of value; `nil` for kinds that cannot be keys.
    public init?(_ kind: AttributeKind) {
        switch kind {
        case .string: self = .string
        case .number: self = .number
        case .binary: self = .binary
        default: return nil
        }
    }
}
