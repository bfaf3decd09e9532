internal import GranaryItems
internal import GranarySchema

/// A stored value as an expression in Swift.
struct SwiftLiteral {
    /// The expression.
    let text: String

    init?(_ value: AttributeValue, as type: SwiftType, in nested: NestedTypes) {
        guard let text = Self.text(value, as: type, in: nested) else { return nil }
        self.text = text
    }

    private static func text(
        _ value: AttributeValue, as type: SwiftType, in nested: NestedTypes
    ) -> String? {
        switch (type, value) {
        case (.string, .string(let text)): return quoted(text)
        case (.enumeration(let name), .string(let text)):
            let enumeration = nested.enumerations.first { $0.name == name }
            let found = enumeration?.cases.first { $0.value == text }
            return found.map { "." + SwiftNames.quoted($0.name) }
        case (.int, .number(let number)): return number.int.map(String.init)
        case (.double, .number(let number)):
            let value = number.double
            return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case (.decimal, .number(let number)):
            // A Number is expressible by an integer literal; others are given as text.
            return number.int.map(String.init)
        case (.bool, .bool(let flag)): return flag ? "true" : "false"
        case (.list(let element), .list(let values)):
            return list(values.map { text($0, as: element, in: nested) })
        case (.set(let element), .stringSet(let values)):
            return list(values.map { text(.string($0), as: element, in: nested) })
        case (.set(let element), .numberSet(let values)):
            return list(values.map { text(.number($0), as: element, in: nested) })
        case (.document, .map(let map)) where map.isEmpty: return "[:]"
        default: return nil
        }
    }

    private static func list(_ elements: [String?]) -> String? {
        let known = elements.compactMap { $0 }
        return known.count == elements.count ? "[" + known.joined(separator: ", ") + "]" : nil
    }

    /// Text as a string literal.
    static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\u{10FFFF}": literal += "\\u{10FFFF}"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    literal += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    literal.unicodeScalars.append(scalar)
                }
            }
        }
        return literal + "\""
    }
}
