import Granary

/// The order of key values as DynamoDB's guide words it, and nothing of how the engine encodes keys.
enum ModelOrder {
    /// Less than, equal to or greater than zero, as `left` sorts before, with or after `right`.
    ///
    /// Strings by their UTF-8 bytes, numbers by value, binaries by unsigned bytes.
    static func compare(_ left: AttributeValue, _ right: AttributeValue) -> Int {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            left == right ? 0 : compare(Array(left.utf8), Array(right.utf8))
        case (.number(let left), .number(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.binary(let left), .binary(let right)): compare(left, right)
        default: left.kind.rawValue < right.kind.rawValue ? -1 : 1
        }
    }

    /// Compares value by value; both have the same attributes.
    static func compare(_ left: [AttributeValue], _ right: [AttributeValue]) -> Int {
        for (one, other) in zip(left, right) {
            let comparison = compare(one, other)
            if comparison != 0 { return comparison }
        }
        return left.count < right.count ? -1 : left.count == right.count ? 0 : 1
    }

    private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left == right { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }
}

extension AttributeValue {
    /// The bytes that the limits of keys count.
    var keyLength: Int {
        switch self {
        case .string(let value): value.utf8.count
        case .binary(let value): value.count
        default: 1
        }
    }

    /// Whether the value begins with another one of its kind.
    func hasPrefix(_ prefix: AttributeValue) -> Bool {
        switch (self, prefix) {
        case (.string(let value), .string(let prefix)): value.utf8.starts(with: prefix.utf8)
        case (.binary(let value), .binary(let prefix)): value.starts(with: prefix)
        default: false
        }
    }
}
