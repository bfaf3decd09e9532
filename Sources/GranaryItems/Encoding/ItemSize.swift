/// The size of items and values as DynamoDB counts it, which its limits and capacity rest on.
///
/// | value | bytes |
/// | --- | --- |
/// | string, binary | its UTF-8 bytes; its bytes |
/// | number | 1, and 1 for each two significant digits, rounded up on each side of the point; 1 if negative |
/// | null, Boolean | 1 |
/// | list | 3, and 1 + size for each element |
/// | map | 3, and 1 + name + size for each entry |
/// | set | the sizes of its elements |
/// | item | name + size for each attribute |
///
/// Sources: the developer guide, "DynamoDB item sizes and formats", which has the byte for each list
/// and map element; captures from AWS of the element byte and of sets (ExtendDB pull request 217)
/// and of the rule for numbers, which the guide only approximates (dynoxide pull request 195).
public enum ItemSize {
    /// The size of values that cannot be stored: above every limit, and not summed to an overflow.
    static let unstorable = Int(UInt32.max)

    /// The most levels that an encoded value can have; DynamoDB's own limit is 32.
    static let maximumDepth = 64

    /// The longest attribute name in bytes.
    public static let maximumNameByteCount = 65_535

    /// The size of one value, without a name.
    ///
    /// - Complexity: O(*n*) in the number of nested values.
    public static func size(of value: AttributeValue) -> Int {
        size(of: value, depth: 0)
    }

    /// The size of an item: its names and its values.
    ///
    /// - Complexity: O(*n*) in the number of nested values.
    public static func size(of attributes: AttributeMap) -> Int {
        attributes.entries.reduce(0) { sum, entry in
            saturating(sum &+ name(entry.name) &+ size(of: entry.value, depth: 0))
        }
    }

    /// The size of a number.
    public static func size(of number: Number) -> Int {
        Self.number(
            digitCount: Number.digitCount(number.coefficient),
            pointPosition: number.pointPosition, isNegative: number.isNegative)
    }

    /// The size of a number with so many digits, of which `pointPosition` are before the point.
    static func number(digitCount: Int, pointPosition: Int, isNegative: Bool) -> Int {
        let whole = Swift.max(0, Swift.min(digitCount, pointPosition))
        let fraction = digitCount &- whole
        return 1 &+ (whole &+ 1) / 2 &+ (fraction &+ 1) / 2 &+ (isNegative ? 1 : 0)
    }

    /// The size of a name.
    static func name(_ name: String) -> Int {
        let byteCount = name.utf8.count
        return byteCount <= maximumNameByteCount ? byteCount : unstorable
    }

    static func saturating(_ size: Int) -> Int { Swift.min(size, unstorable) }

    private static func size(of value: AttributeValue, depth: Int) -> Int {
        guard depth < maximumDepth else { return unstorable }
        switch value {
        case .null, .bool: return 1
        case .string(let value): return value.utf8.count
        case .number(let value): return size(of: value)
        case .binary(let value): return value.count
        case .stringSet(let value): return value.elements.reduce(0) { $0 &+ $1.utf8.count }
        case .numberSet(let value): return value.elements.reduce(0) { $0 &+ size(of: $1) }
        case .binarySet(let value): return value.elements.reduce(0) { $0 &+ $1.count }
        case .list(let value):
            return value.reduce(3) { saturating($0 &+ 1 &+ size(of: $1, depth: depth &+ 1)) }
        case .map(let value):
            return value.entries.reduce(3) { sum, entry in
                saturating(sum &+ 1 &+ name(entry.name) &+ size(of: entry.value, depth: depth &+ 1))
            }
        }
    }
}
