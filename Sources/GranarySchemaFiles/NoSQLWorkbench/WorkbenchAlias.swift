internal import GranarySchema

/// Aliases of keys, which people write in many ways: `USER#<id>`, `USER#{id}`, `USER#id`.
enum WorkbenchAlias {
    /// The template that an alias stands for; `nil` when it is only another name for the key.
    ///
    /// What is in brackets of any kind must be one of `names`, the attributes of the facet. Without
    /// brackets, the parts between `#` that are names are attributes; and an alias without any is
    /// text when it is in capitals, as `PROFILE` is.
    static func template(
        _ alias: String, for attribute: String, of names: [String]
    ) -> KeyTemplate? {
        guard alias != attribute else { return nil }
        let hasBrackets = alias.contains("<") || alias.contains("{")
        let text = hasBrackets ? withBraces(alias) : withNames(alias, of: names)
        guard let template = try? KeyTemplate(attribute: attribute, text: text),
            template.variables.allSatisfy({ names.contains($0) })
        else { return nil }
        guard template.variables.isEmpty else { return template }
        return alias.utf8.contains { (0x61...0x7A).contains($0) } ? nil : template
    }

    /// The alias with `${name}` for `<name>` and `{name}`.
    private static func withBraces(_ alias: String) -> String {
        var text = ""
        var previous: Character?
        for character in alias {
            switch character {
            case "<": text += "${"
            case ">": text += "}"
            case "{": text += previous == "$" ? "{" : "${"
            default: text.append(character)
            }
            previous = character
        }
        return text
    }

    /// The alias with `${name}` for each of several parts that is a name.
    private static func withNames(_ alias: String, of names: [String]) -> String {
        let parts = alias.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return alias }
        return parts.map { names.contains($0) ? "${\($0)}" : $0 }.joined(separator: "#")
    }
}
