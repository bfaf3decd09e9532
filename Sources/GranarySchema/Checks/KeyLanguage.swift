internal import GranaryItems

/// What texts a key can be, as a pattern: more than it ever is, and never less.
enum KeyLanguage {
    /// The texts that a template can make of a model's items.
    static func pattern(of template: KeyTemplate, in model: Model) -> PatternNode {
        .sequence(
            template.parts.map { part in
                switch part {
                case .literal(let text): literal(text)
                case .variable(let name, let padding):
                    pattern(of: model.attribute(named: name)?.shape, padding: padding)
                }
            })
    }

    /// The texts of a key attribute of a model, of a template or an attribute; `nil` when there is
    /// neither.
    static func pattern(ofKey name: String, in model: Model) -> PatternNode? {
        if let template = model.key(named: name) { return pattern(of: template, in: model) }
        return model.attribute(named: name).map { pattern(of: $0.shape, padding: nil) }
    }

    /// The texts of an attribute's values.
    static func pattern(of shape: ValueShape?, padding: KeyTemplate.Padding?) -> PatternNode {
        let values = pattern(of: shape)
        guard let padding else { return values }
        if padding.character == "0", shape?.type == .int, isNatural(shape) {
            return .repeated(
                .set(.digits), minimum: padding.width, maximum: max(padding.width, 19))
        }
        let fill = padding.character.unicodeScalars.map { PatternNode.set(ScalarSet($0)) }
        return .sequence([
            .repeated(.sequence(fill), minimum: 0, maximum: padding.width), values,
        ])
    }

    private static func pattern(of shape: ValueShape?) -> PatternNode {
        guard let shape else { return text }
        switch shape.type {
        case .string: return pattern(of: shape.limits)
        case .enumeration(let words): return .alternatives(words.map(literal))
        case .int: return isNatural(shape) ? digits : parsed("-?[0-9]+")
        case .timeToLive: return digits
        case .number, .decimal: return parsed("-?[0-9]+(\\.[0-9]+)?")
        case .boolean: return parsed("true|false")
        case .date(.day): return parsed("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        case .date(.second): return parsed("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
        case .date(.millisecond): return parsed("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z")
        case .binary, .object, .document, .list, .set: return text
        }
    }

    private static func pattern(of limits: ValueLimits) -> PatternNode {
        if let written = limits.pattern { return parsed(written) }
        if let format = limits.format { return parsed(format.pattern) }
        return text
    }

    /// Any text but the empty one, which a key does not have.
    static let text = PatternNode.repeated(
        .set(ScalarSet([0...ScalarSet.last])), minimum: 1, maximum: nil)

    private static let digits = PatternNode.repeated(.set(.digits), minimum: 1, maximum: nil)

    /// A text as it is.
    static func literal(_ text: String) -> PatternNode {
        .sequence(text.unicodeScalars.map { .set(ScalarSet($0)) })
    }

    /// A pattern that someone wrote; any text when it is none, which is reported elsewhere.
    private static func parsed(_ written: String) -> PatternNode {
        var parser = PatternParser(written)
        return (try? parser.parse()) ?? text
    }

    /// Whether all values of a number are 0 or more.
    static func isNatural(_ shape: ValueShape?) -> Bool {
        guard let minimum = shape?.limits.minimum else { return false }
        return minimum >= .zero
    }
}
