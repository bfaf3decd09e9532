internal import GranarySchema

/// Regular expressions of this library as JSON Schema takes them: in the dialect of ECMA-262.
enum JSONSchemaPatterns {
    /// The expression for a whole string, which JSON Schema would otherwise look for anywhere.
    static func anchored(_ pattern: String) -> String {
        pattern.contains("|") ? "^(?:\(pattern))$" : "^\(pattern)$"
    }

    /// The expression that only `text` matches.
    static func escaped(_ text: String) -> String {
        let signs: Set<Character> = [
            ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "^", "$", "\\", "/",
        ]
        return text.reduce(into: "") { result, character in
            if signs.contains(character) { result.append("\\") }
            result.append(character)
        }
    }

    /// What the dialect calls a format; `nil` for what it has no word for.
    static func standardName(of format: ValueFormat) -> String? {
        switch format {
        case .email: "email"
        case .url: "uri"
        case .uuid: "uuid"
        case .ipv4: "ipv4"
        case .ipv6: "ipv6"
        case .ulid, .ip, .country, .currency, .language, .phone, .semver, .id: nil
        }
    }

    /// Whether the dialect's word for a format, if it has one, allows more than the format does.
    static func needsPattern(_ format: ValueFormat) -> Bool {
        // There a UUID may have capitals.
        format == .uuid || standardName(of: format) == nil
    }

    /// Dates as they are stored, which is one of the forms that the dialect allows.
    static func date(_ precision: DatePrecision) -> String {
        let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
        let time = "T[0-9]{2}:[0-9]{2}:[0-9]{2}"
        switch precision {
        case .day: return day
        case .second: return "\(day)\(time)Z"
        case .millisecond: return "\(day)\(time)\\.[0-9]{3}Z"
        }
    }
}
