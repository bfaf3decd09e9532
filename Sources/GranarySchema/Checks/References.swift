/// Whether a reference can be followed: to the last attribute in the key of the other model.
enum References: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            for attribute in model.attributes {
                guard let reference = attribute.reference,
                    let target = schema.model(named: reference.model)
                else { continue }
                let path = SchemaPath.model(model.name).appending(
                    "attributes", attribute.name, "references")
                let key = schema.keyVariables(of: target)
                guard let last = key.last else {
                    report.error(path, "the key of \(target.name) has no attribute to refer to")
                    continue
                }
                checkType(attribute, against: last, of: target, at: path, into: &report)
                guard reference.isEnforced else { continue }
                for name in key.dropLast() where model.attribute(named: name) == nil {
                    report.error(
                        path.parent?.appending("enforce") ?? path,
                        "\(model.name) has no \(name), which the key of \(target.name) needs too",
                        "add \(name), or remove enforce")
                }
            }
        }
    }

    private static func checkType(
        _ attribute: ModelAttribute, against last: String, of target: Model, at path: SchemaPath,
        into report: inout SchemaReport
    ) {
        guard let other = target.attribute(named: last)?.shape.type else { return }
        let own = attribute.shape.type
        if own.keyType == other.keyType { return }
        report.error(
            path,
            "\(attribute.name) is a \(own.name), and \(last) of \(target.name) a \(other.name)",
            "give both one type")
    }
}

extension Schema {
    /// The attributes that make the primary key of a model, in order, each once.
    fileprivate func keyVariables(of model: Model) -> [String] {
        var names: [String] = []
        for key in primaryIndex?.keyAttributes ?? [] {
            for name in model.key(named: key)?.variables ?? [key] where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }
}
