internal import GranaryItems

/// Whether defaults, and what queries compare with, are values that their attributes can have.
///
/// They are judged as a write is: a default that its own model refuses would have every item refused
/// that does not give another value.
enum ConstantValues: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            let path = SchemaPath.model(model.name)
            let unknown = model.unknownAttributes ?? schema.unknownAttributes
            checkDefaults(
                of: model.attributes, at: path.appending("attributes"), unknown, into: &report)
            for query in model.queries {
                let own = path.appending("queries", query.name)
                for (key, conditions) in [("where", query.conditions), ("filter", query.filters)] {
                    for condition in conditions {
                        check(
                            condition, of: model, at: own.appending(key, condition.attribute),
                            unknown, into: &report)
                    }
                }
            }
        }
    }

    private static func checkDefaults(
        of attributes: [ModelAttribute], at path: SchemaPath, _ unknown: UnknownAttributes,
        depth: Int = 0, into report: inout SchemaReport
    ) {
        guard depth <= SchemaDecoder.depthLimit else { return }
        for attribute in attributes {
            let own = path.appending(attribute.name)
            if let value = attribute.defaultValue, !report.isBroken(own) {
                for wrong in violations(of: value, attribute.shape, unknown) {
                    report.error(
                        own.appending("default"),
                        "the default \(wrong)", "give one that may be stored, or remove default")
                }
            }
            var shape = attribute.shape
            var place = own
            while let element = shape.type.element {
                shape = element
                place = place.appending("items")
            }
            if case .object(let inner) = shape.type {
                checkDefaults(
                    of: inner, at: place.appending("schema"), unknown, depth: depth + 1,
                    into: &report)
            }
        }
    }

    private static func check(
        _ condition: QueryCondition, of model: Model, at path: SchemaPath,
        _ unknown: UnknownAttributes, into report: inout SchemaReport
    ) {
        let values: [AttributeValue]
        switch condition.test {
        case .constant(let value, _): values = [value]
        case .oneOf(let constants): values = constants
        case .parameter, .between, .exists: return
        }
        let place = SchemaPath.model(model.name).appending("attributes", condition.attribute)
        guard let shape = model.attribute(named: condition.attribute)?.shape,
            !report.isBroken(place, path)
        else { return }
        for value in values {
            for wrong in violations(of: value, shape.type.element ?? shape, unknown) {
                report.error(
                    path, "no item has this \(condition.attribute): \(wrong)",
                    "compare with a value that may be stored")
            }
        }
    }

    /// What is wrong with a value, each in words that begin with it.
    private static func violations(
        of value: AttributeValue, _ shape: ValueShape, _ unknown: UnknownAttributes
    ) -> [String] {
        let encoded = EncodedValue(value)
        var found: [SchemaViolation] = []
        var positions = AttributePositions()
        CompiledShape(shape, unknown: unknown).check(encoded.view, &positions, &found)
        return found.map { violation in
            // A path into the value begins with a dot or a bracket; the value itself has none.
            let place = violation.attribute.drop { $0 == "." }
            return place.isEmpty ? violation.reason : "has \(place): \(violation.reason)"
        }
    }
}
