internal import GranaryItems

/// Whether the parts of a key can be told from each other: a value must not hold what ends it.
///
/// Otherwise two items can have one key: `${a}#${b}` makes `x#y#z` of `x#y` and `z` as of `x` and
/// `y#z`.
enum KeySeparators: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        if report.isBroken(SchemaPath("separator")) { return }
        for model in schema.models {
            for template in model.keys
            where !report.isBroken(key: template.attribute, of: model) {
                check(template, of: model, separator: schema.separator, into: &report)
            }
        }
    }

    private static func check(
        _ template: KeyTemplate, of model: Model, separator: String,
        into report: inout SchemaReport
    ) {
        let path = SchemaPath.model(model.name).appending("keys", template.attribute)
        let lastVariable = template.parts.lastIndex {
            if case .variable = $0 { true } else { false }
        }
        for (position, part) in template.parts.enumerated() {
            guard position != lastVariable, case .variable(let name, let padding) = part,
                let shape = model.attribute(named: name)?.shape,
                !shape.hasOneLength(padding: padding)
            else { continue }
            guard case .literal(let literal) = template.parts[position + 1] else {
                report.error(
                    path, "nothing stands between ${\(name)} and what follows",
                    "put \"\(separator)\" between them")
                continue
            }
            let end = literal.contains(separator) ? separator : literal
            let holding = PatternNode.sequence([anything, KeyLanguage.literal(end), anything])
            let values = KeyLanguage.pattern(of: shape, padding: padding)
            var budget = KeyIntersection.pairLimit
            if KeyIntersection.answer(values, holding, budget: &budget) == .none { continue }
            report.error(
                path, "\(name) can hold \"\(end)\", which ends it in \(template.text)",
                "give \(name) format: id, or an enum or pattern without \"\(end)\"")
        }
    }

    private static let anything = PatternNode.repeated(
        .set(ScalarSet([0...ScalarSet.last])), minimum: 0, maximum: nil)
}

extension ValueShape {
    /// Whether all values are equally long as text, so that no separator is needed behind them.
    fileprivate func hasOneLength(padding: KeyTemplate.Padding?) -> Bool {
        switch type {
        case .date: return padding == nil
        case .enumeration(let words): return Set(words.map(\.utf8.count)).count == 1
        case .int:
            guard let padding, let maximum = limits.maximum else { return false }
            return KeyLanguage.isNatural(self) && maximum.description.utf8.count <= padding.width
        case .string:
            switch limits.format {
            case .uuid, .ulid, .country, .currency: return padding == nil
            default: return false
            }
        default: return false
        }
    }
}
