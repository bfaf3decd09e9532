internal import GranaryItems

/// What of a request is being read, for the words in which the service tells that something else
/// stands there.
enum RequestTarget: Sendable {
    /// A text.
    case string
    /// `true` or `false`.
    case boolean
    /// A number, by the service's type for it.
    case number(String)
    /// An array.
    case list
    /// An object: of this Java type if the service's texts name it, and whether as an element of an
    /// array.
    case structure(type: String?, isElement: Bool)
    /// An attribute value, or the item or key that begins at this offset.
    case value(item: Int?)

    private static let attributeValue = "com.amazonaws.dynamodb.v20120810.AttributeValue"

    /// The text for an array where something else belongs.
    func array(expecting expected: JSONType, at place: borrowing JSONPlace) -> String {
        guard let type = javaType(expecting: expected, at: place) else {
            return "Start of list found where not expected"
        }
        return "Unrecognized collection type \(type)"
    }

    /// The text for a scalar where something else belongs.
    func scalar(
        _ found: JSONType, expecting expected: JSONType, at place: borrowing JSONPlace
    ) -> String {
        switch (expected, self) {
        case (.object, .structure(_, isElement: true)): return "Unexpected value type in payload"
        case (.object, .value(let item)):
            return item == place.offset || place.isNamed("M")
                ? "Unexpected field type" : "Unexpected value type in payload"
        case (.object, _), (.array, _): return "Unexpected field type"
        case (.bool, _) where found == .string: return "Unexpected token received from parser"
        case (.string, .value) where place.isBinary:
            return "only base-64-encoded strings are convertible to bytes"
        case (.string, _): return "\(place.token(found)) cannot be converted to String"
        case (.bool, _): return "\(place.token(found)) cannot be converted to Boolean"
        case (_, .number(let type)): return "\(place.token(found)) cannot be converted to \(type)"
        default: return "\(place.token(found)) cannot be converted to \(expected.rawValue)"
        }
    }

    private func javaType(
        expecting expected: JSONType, at place: borrowing JSONPlace
    ) -> String? {
        switch (self, expected) {
        case (.structure(let type, _), _): return type
        case (.number(let type), _): return "class java.lang.\(type)"
        case (.value, .string) where place.isBinary: return "class java.nio.ByteBuffer"
        case (_, .string): return "class java.lang.String"
        case (_, .bool): return "class java.lang.Boolean"
        case (.value(let item), .object):
            return item == place.offset || place.isNamed("M")
                ? "java.util.Map<java.lang.String, \(Self.attributeValue)>"
                : "class \(Self.attributeValue)"
        default: return nil
        }
    }
}
