/// Whether a model's items always have a primary key, which never changes.
enum KeyRequirements: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        let primary = Set(schema.primaryIndex?.keyAttributes ?? [])
        for model in schema.models {
            let path = SchemaPath.model(model.name)
            for template in model.keys {
                let own = path.appending("keys", template.attribute)
                for name in template.variables {
                    checkType(of: name, in: model, at: own, into: &report)
                    if primary.contains(template.attribute) {
                        checkPrimary(name, in: model, at: own, into: &report)
                    }
                }
            }
            for name in primary.sorted() where model.key(named: name) == nil {
                checkPrimary(
                    name, in: model, at: path.appending("attributes", name), into: &report)
            }
        }
    }

    private static func checkType(
        of name: String, in model: Model, at path: SchemaPath, into report: inout SchemaReport
    ) {
        guard let type = model.attribute(named: name)?.shape.type,
            !report.isBroken(SchemaPath.model(model.name).appending("attributes", name))
        else { return }
        switch type {
        case .string, .enumeration, .int, .number, .decimal, .date, .timeToLive: return
        case .boolean, .binary, .object, .document, .list, .set:
            report.error(
                path, "\(name) is a \(type.name), which has no text for a key",
                "use strings, numbers and dates")
        }
    }

    private static func checkPrimary(
        _ name: String, in model: Model, at path: SchemaPath, into report: inout SchemaReport
    ) {
        guard let attribute = model.attribute(named: name),
            !report.isBroken(SchemaPath.model(model.name).appending("attributes", name))
        else { return }
        if !attribute.isRequired {
            report.error(
                path, "\(name) is in the primary key and may be absent",
                "give \(name) required: true")
        }
        let changing: String? =
            if attribute.isVersion {
                "it is the version"
            } else if model.timestamps?.updated == name {
                "it is the time of the last change"
            } else if attribute.derivation != nil {
                "it is derived"
            } else {
                nil
            }
        if let changing {
            report.error(
                path, "\(name) is in the primary key and changes: \(changing)",
                "make the key of what never changes")
        }
        if attribute.isHidden {
            report.warning(
                path, "\(name) is hidden and in the primary key, which is shown",
                "make the key of something else")
        }
    }
}
