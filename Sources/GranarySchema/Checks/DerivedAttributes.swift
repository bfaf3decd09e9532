/// Whether derived attributes can be computed: from numbers, and not from themselves.
enum DerivedAttributes: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            var inputs: [String: [String]] = [:]
            for attribute in model.attributes {
                guard let derivation = attribute.derivation else { continue }
                inputs[attribute.name] = derivation.formula.attributes
                checkTypes(of: derivation.formula, for: attribute, in: model, into: &report)
            }
            for attribute in model.attributes where inputs[attribute.name] != nil {
                guard let cycle = cycle(from: attribute.name, inputs),
                    // Each cycle once: at the attribute that is first by name.
                    cycle.min() == attribute.name
                else { continue }
                report.error(
                    SchemaPath.model(model.name).appending(
                        "attributes", attribute.name, "derived"),
                    "\(attribute.name) is derived from itself: "
                        + (cycle + [attribute.name]).joined(separator: " -> "),
                    "store one of them")
            }
        }
    }

    private static func checkTypes(
        of formula: Formula, for attribute: ModelAttribute, in model: Model,
        into report: inout SchemaReport
    ) {
        for name in formula.attributes {
            guard let type = model.attribute(named: name)?.shape.type, !type.isNumeric,
                !report.isBroken(SchemaPath.model(model.name).appending("attributes", name))
            else { continue }
            report.error(
                SchemaPath.model(model.name).appending("attributes", attribute.name, "derived"),
                "\(name) is a \(type.name), and one cannot reckon with it", "use numbers")
        }
    }

    /// The names on a way that leads back to `start`, which is the first of them.
    private static func cycle(from start: String, _ inputs: [String: [String]]) -> [String]? {
        var parents: [String: String] = [:]
        var waiting = [start]
        while let name = waiting.popLast() {
            for input in inputs[name] ?? [] {
                if input == start {
                    var way = [name]
                    while let last = way.last, last != start, let parent = parents[last] {
                        way.append(parent)
                    }
                    return way.reversed()
                }
                if inputs[input] != nil, parents[input] == nil {
                    parents[input] = name
                    waiting.append(input)
                }
            }
        }
        return nil
    }
}
