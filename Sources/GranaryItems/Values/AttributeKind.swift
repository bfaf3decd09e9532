/// The ten kinds of value that DynamoDB has.
///
/// The raw value is the tag byte on disk: change it only with the format version.
public enum AttributeKind: UInt8, Sendable, CaseIterable {
    /// The null value.
    case null = 1
    /// True or false.
    case bool = 2
    /// A decimal number of up to 38 significant digits.
    case number = 3
    /// A string of UTF-8.
    case string = 4
    /// A run of bytes.
    case binary = 5
    /// An ordered list of values of any kind.
    case list = 6
    /// Values of any kind by name.
    case map = 7
    /// Unique strings.
    case stringSet = 8
    /// Unique numbers.
    case numberSet = 9
    /// Unique runs of bytes.
    case binarySet = 10

    /// The tags of the kinds that have no values in them.
    static let scalarTags = AttributeKind.null.rawValue...AttributeKind.binary.rawValue

    /// The name DynamoDB gives the kind on the wire and in `attribute_type`, such as `"S"`.
    public var code: String {
        switch self {
        case .null: "NULL"
        case .bool: "BOOL"
        case .number: "N"
        case .string: "S"
        case .binary: "B"
        case .list: "L"
        case .map: "M"
        case .stringSet: "SS"
        case .numberSet: "NS"
        case .binarySet: "BS"
        }
    }

    /// The kind with this wire name, in this case; `nil` when DynamoDB has no such kind.
    public init?(code: String) {
        guard let kind = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = kind
    }

    /// The kind of a set's elements; `nil` unless this is one of the three set kinds.
    public var elementKind: AttributeKind? {
        switch self {
        case .stringSet: .string
        case .numberSet: .number
        case .binarySet: .binary
        default: nil
        }
    }
}
