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
        case (.decimal, .number(let number)): return self.number(number)
        case (.bool, .bool(let flag)): return flag ? "true" : "false"
        case (.date, .string(let text)): return moment(text)
        case (.day, .string(let text)): return moment(text).map { "Day(\($0))" }
        case (.timeToLive, .number(let number)):
            return number.int.map { "Date(timeIntervalSince1970: \($0))" }
        case (.binary, .binary(let bytes)): return list(bytes.map { "\($0)" })
        case (.list(let element), .list(let values)):
            return list(values.map { text($0, as: element, in: nested) })
        case (.set(let element), .stringSet(let values)):
            return list(values.map { text(.string($0), as: element, in: nested) })
        case (.set(let element), .numberSet(let values)):
            return list(values.map { text(.number($0), as: element, in: nested) })
        case (.set(let element), .binarySet(let values)):
            return list(values.map { text(.binary($0), as: element, in: nested) })
        case (.document, .map(let map)): return document(map)
        case (.object(let name), .map(let map)):
            return nested.objects.first { $0.name == name }.flatMap { object($0, map) }
        default: return nil
        }
    }

    /// A moment, from a date as it is stored.
    private static func moment(_ text: String) -> String? {
        guard let milliseconds = TimestampParser.milliseconds(of: text.utf8Span.span) else {
            return nil
        }
        let seconds = Double(milliseconds) / 1_000
        let isWhole = milliseconds % 1_000 == 0
        return "Date(timeIntervalSince1970: \(isWhole ? "\(milliseconds / 1_000)" : "\(seconds)"))"
    }

    /// A number of any digits; what an integer literal cannot say is read from its text.
    static func number(_ number: Number) -> String {
        number.int.map(String.init) ?? "((try? Number(\"\(number)\")) ?? .zero)"
    }

    /// The initialiser of an object's type, with what the value has.
    private static func object(_ object: ObjectLayout, _ map: AttributeMap) -> String? {
        let parameters =
            object.properties.filter { !$0.hasDefaultArgument }
            + object.properties.filter { $0.hasDefaultArgument }
        var arguments: [String] = []
        for property in parameters {
            guard let value = map[property.attribute.name] else {
                if property.hasDefaultArgument { continue }
                return nil
            }
            guard let text = text(value, as: property.type, in: object.nested) else { return nil }
            arguments.append("\(property.quotedName): \(text)")
        }
        return "\(object.name)(\(arguments.joined(separator: ", ")))"
    }

    private static func document(_ map: AttributeMap) -> String? {
        if map.isEmpty { return "[:]" }
        var members: [String] = []
        for member in map {
            guard let value = anything(member.value) else { return nil }
            members.append("\(quoted(member.name)): \(value)")
        }
        return "[" + members.joined(separator: ", ") + "]"
    }

    /// A value of no declared type, where one is expected.
    private static func anything(_ value: AttributeValue) -> String? {
        switch value {
        case .null: "nil"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let value): value.int.map(String.init) ?? ".number\(number(value))"
        case .string(let text): quoted(text)
        case .list(let values): list(values.map(anything))
        case .map(let map): document(map)
        case .binary, .stringSet, .numberSet, .binarySet: nil
        }
    }

    /// Whether there is a moment in the expression of a value.
    static func hasMoments(
        _ value: AttributeValue, as type: SwiftType, in nested: NestedTypes
    ) -> Bool {
        switch (type, value) {
        case (.date, _), (.day, _), (.timeToLive, _): return true
        case (.list(let element), .list(let values)):
            return values.contains { hasMoments($0, as: element, in: nested) }
        case (.object(let name), .map(let map)):
            guard let object = nested.objects.first(where: { $0.name == name }) else {
                return false
            }
            return object.properties.contains { property in
                map[property.attribute.name]
                    .map { hasMoments($0, as: property.type, in: object.nested) } ?? false
            }
        default: return false
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
