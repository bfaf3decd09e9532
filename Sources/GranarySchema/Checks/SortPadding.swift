internal import GranaryItems

/// Whether numbers in sort key templates sort as numbers: as text, 10 comes before 9.
enum SortPadding: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        let sorted = Set(schema.indexes.flatMap(\.sortKey))
        for model in schema.models {
            for template in model.keys
            where sorted.contains(template.attribute)
                && !report.isBroken(key: template.attribute, of: model)
            {
                let path = SchemaPath.model(model.name).appending("keys", template.attribute)
                for part in template.parts {
                    guard case .variable(let name, let padding) = part,
                        let shape = model.attribute(named: name)?.shape, shape.type.isNumeric
                    else { continue }
                    check(name, shape, padding, at: path, into: &report)
                }
            }
        }
    }

    private static func check(
        _ name: String, _ shape: ValueShape, _ padding: KeyTemplate.Padding?,
        at path: SchemaPath, into report: inout SchemaReport
    ) {
        guard shape.type == .int else {
            report.warning(
                path, "${\(name)} is a number that may have a fraction, which text does not sort",
                "put it into a key of its own, or use an int")
            return
        }
        guard let padding else {
            let width = shape.limits.maximum?.description.utf8.count ?? 8
            report.warning(
                path, "${\(name)} has no padding, so that 10 comes before 9",
                "write ${\(name):\(width):0}")
            return
        }
        if !KeyLanguage.isNatural(shape) {
            report.warning(
                path, "${\(name)} may be negative, and text does not sort negative numbers",
                "give \(name) min: 0")
        }
        if let maximum = shape.limits.maximum, maximum.description.utf8.count > padding.width {
            report.warning(
                path, "\(name) may be \(maximum), which is longer than its padding",
                "write ${\(name):\(maximum.description.utf8.count):0}")
        }
    }
}
