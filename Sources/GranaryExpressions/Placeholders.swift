public import GranaryItems

/// The `#names` and `:values` of one request, and which of them its expressions used.
///
/// One value serves all expressions of a request, because DynamoDB refuses a request of which a
/// name or value stays unused.
public struct Placeholders: Sendable {
    private let names: [String: String]?
    private let values: [String: AttributeValue]?
    private var usedNames: Set<String> = []
    private var usedValues: Set<String> = []

    /// Takes a request's `ExpressionAttributeNames` and `ExpressionAttributeValues`.
    ///
    /// - Throws: When a table is there but empty, when a key is not `#` or `:` followed by letters,
    ///   digits and `_`, when a key has more than 255 bytes, when a name is empty or has more than
    ///   65,535 bytes, and when all of them have more than 2 MB.
    public init(
        names: [String: String]? = nil, values: [String: AttributeValue]? = nil
    ) throws(ExpressionError) {
        if let names {
            try Self.check(names.keys.sorted(), .names, prefix: "#")
            try Self.checkNames(names)
        }
        if let values {
            try Self.check(values.keys.sorted(), .values, prefix: ":")
            try Self.checkSize(names ?? [:], values)
        }
        self.names = names
        self.values = values
    }

    /// Refuses names and values that no expression used.
    ///
    /// To be called when all are parsed.
    public func checkAllUsed() throws(ExpressionError) {
        try Self.checkUsed(.names, names?.keys.filter { !usedNames.contains($0) })
        try Self.checkUsed(.values, values?.keys.filter { !usedValues.contains($0) })
    }

    /// Refuses names and values in a request that has no expression at all.
    public func checkNoneGiven() throws(ExpressionError) {
        if names != nil { throw ExpressionError(nil, .placeholdersWithoutExpression(.names)) }
        if values != nil { throw ExpressionError(nil, .placeholdersWithoutExpression(.values)) }
    }

    /// The attribute name that `placeholder` stands for, which is used from now on.
    mutating func name(
        _ placeholder: String, in kind: ExpressionKind
    ) throws(ExpressionError) -> String {
        guard let name = names?[placeholder] else {
            throw ExpressionError(kind, .undefinedName(placeholder))
        }
        usedNames.insert(placeholder)
        return name
    }

    /// The value that `placeholder` stands for, which is used from now on.
    mutating func value(
        _ placeholder: String, in kind: ExpressionKind
    ) throws(ExpressionError) -> AttributeValue {
        guard let value = values?[placeholder] else {
            throw ExpressionError(kind, .undefinedValue(placeholder))
        }
        usedValues.insert(placeholder)
        return value
    }

    private static func check(
        _ keys: [String], _ kind: PlaceholderKind, prefix: Character
    ) throws(ExpressionError) {
        if keys.isEmpty { throw ExpressionError(nil, .emptyPlaceholders(kind)) }
        for key in keys {
            let byteCount = key.utf8.count
            guard byteCount <= ExpressionLimits.placeholderByteCount else {
                throw ExpressionError(nil, .placeholderTooLong(kind, byteCount: byteCount))
            }
            guard byteCount > 1, key.first == prefix, key.utf8.dropFirst().allSatisfy(\.isWordByte)
            else { throw ExpressionError(nil, .invalidPlaceholder(kind, key: key)) }
        }
    }

    private static func checkNames(_ names: [String: String]) throws(ExpressionError) {
        for (key, name) in names.sorted(by: { $0.key < $1.key }) {
            if name.isEmpty { throw ExpressionError(nil, .emptyAttributeName(key: key)) }
            if name.utf8.count > ExpressionLimits.attributeNameByteCount {
                throw ExpressionError(nil, .attributeNameTooLong(key: key))
            }
        }
    }

    /// Names alone cannot be so many: their placeholders are in expressions, which are short.
    private static func checkSize(
        _ names: [String: String], _ values: [String: AttributeValue]
    ) throws(ExpressionError) {
        var byteCount = names.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        for (key, value) in values { byteCount += key.utf8.count + value.approximateByteCount }
        guard byteCount <= ExpressionLimits.placeholdersByteCount else {
            throw ExpressionError(nil, .placeholdersTooLarge(byteCount: byteCount))
        }
    }

    private static func checkUsed(
        _ kind: PlaceholderKind, _ unused: [String]?
    ) throws(ExpressionError) {
        guard let unused, !unused.isEmpty else { return }
        throw ExpressionError(nil, .unusedPlaceholders(kind, keys: unused.sorted()))
    }
}

extension AttributeValue {
    /// The size of the value, with numbers at their least, so that nothing is refused that fits.
    fileprivate var approximateByteCount: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        case .number: 2
        case .bool, .null: 1
        case .stringSet(let set): set.reduce(0) { $0 + $1.utf8.count }
        case .numberSet(let set): set.count * 2
        case .binarySet(let set): set.reduce(0) { $0 + $1.count }
        case .list(let elements): elements.reduce(3) { $0 + 1 + $1.approximateByteCount }
        case .map(let map):
            map.reduce(3) { $0 + 1 + $1.name.utf8.count + $1.value.approximateByteCount }
        }
    }
}
