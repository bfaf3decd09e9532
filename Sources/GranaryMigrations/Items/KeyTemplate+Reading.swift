internal import GranarySchema

extension KeyTemplate {
    /// The values that a key was made of; `nil` when this template did not make it.
    ///
    /// A value ends where the next literal begins, and has no separator in it. Padding stays.
    func values(in text: String, separator: String) -> [(name: String, value: String)]? {
        var values: [(name: String, value: String)] = []
        var rest = text[...]
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let literal):
                guard rest.hasPrefix(literal) else { return nil }
                rest = rest.dropFirst(literal.count)
            case .variable(let name, _):
                var value = rest
                if index + 1 < parts.count, case .literal(let next) = parts[index + 1] {
                    guard let end = rest.firstRange(of: next) else { return nil }
                    value = rest[..<end.lowerBound]
                }
                guard !value.isEmpty, !value.contains(separator) else { return nil }
                values.append((name, String(value)))
                rest = rest[value.endIndex...]
            }
        }
        return rest.isEmpty ? values : nil
    }
}
