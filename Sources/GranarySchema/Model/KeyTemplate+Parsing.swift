/// Why a text is no key template.
public enum KeyTemplateError: Error, Sendable, Hashable {
    case empty
    case unclosedVariable
    case namelessVariable
    /// What stands behind the name is not `:width:character`, with a width from 1 to 64.
    case badPadding(String)
}

extension KeyTemplate {
    /// Reads a template such as `STARTUP#${startup_id}`.
    public init(attribute: String, text: String) throws(KeyTemplateError) {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "${") {
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                throw .unclosedVariable
            }
            literal += rest[..<start.lowerBound]
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
            parts.append(try Self.variable(rest[start.upperBound..<end]))
            rest = rest[rest.index(after: end)...]
        }
        literal += rest
        if !literal.isEmpty { parts.append(.literal(literal)) }
        guard !parts.isEmpty else { throw .empty }
        self.init(attribute: attribute, parts: parts)
    }

    private static func variable(_ text: Substring) throws(KeyTemplateError) -> Part {
        let fields = text.split(
            separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard let name = fields.first, !name.isEmpty else { throw .namelessVariable }
        if fields.count == 1 { return .variable(String(name), padding: nil) }
        guard let width = Int(fields[1]), (1...64).contains(width), fields.count == 3,
            let character = fields[2].first, fields[2].count == 1, character.isASCII
        else { throw .badPadding(String(text)) }
        return .variable(String(name), padding: Padding(width: width, character: character))
    }
}
