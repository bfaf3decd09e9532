package import GranaryItems

extension JSONValue {
    /// The value as JSON text for people: two spaces a level, short values on one line.
    package var indentedText: String {
        var text = ""
        append(to: &text, indentation: "")
        return text + "\n"
    }

    /// The most bytes of an array or object that stays on one line.
    private static let lineByteCount = 80

    private func append(to text: inout String, indentation: String) {
        switch self {
        case .null, .bool, .number, .string: text += self.text
        case .array(let elements):
            if appendShort(to: &text, indentation) { return }
            let inner = indentation + "  "
            text += "["
            for (index, element) in elements.enumerated() {
                text += index > 0 ? ",\n\(inner)" : "\n\(inner)"
                element.append(to: &text, indentation: inner)
            }
            text += "\n\(indentation)]"
        case .object(let members):
            if appendShort(to: &text, indentation) { return }
            let inner = indentation + "  "
            text += "{"
            for (index, member) in members.enumerated() {
                text += index > 0 ? ",\n\(inner)" : "\n\(inner)"
                text += JSONValue.string(member.name).text + ": "
                member.value.append(to: &text, indentation: inner)
            }
            text += "\n\(indentation)}"
        }
    }

    /// Appends it on one line, when it is not nested and short enough for one.
    private func appendShort(to text: inout String, _ indentation: String) -> Bool {
        guard isFlat else { return false }
        let line: String
        switch self {
        case .array(let elements): line = "[\(elements.map(\.text).joined(separator: ", "))]"
        case .object(let members):
            let texts = members.map { "\(JSONValue.string($0.name).text): \($0.value.text)" }
            line = texts.isEmpty ? "{}" : "{ \(texts.joined(separator: ", ")) }"
        case .null, .bool, .number, .string: return false
        }
        guard line.utf8.count + indentation.utf8.count <= Self.lineByteCount else { return false }
        text += line
        return true
    }

    private var isFlat: Bool {
        let values: [JSONValue]
        switch self {
        case .array(let elements): values = elements
        case .object(let members): values = members.map(\.value)
        case .null, .bool, .number, .string: return true
        }
        return values.count <= 12
            && values.allSatisfy { value in
                switch value {
                case .array, .object: false
                case .null, .bool, .number, .string: true
                }
            }
    }
}
