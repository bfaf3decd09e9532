/// Whether a reference can be followed: each attribute in the key of the other model is known here.
enum References: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            for attribute in model.attributes {
                guard let reference = attribute.reference,
                    let target = schema.model(named: reference.model)
                else { continue }
                let path = SchemaPath.model(model.name).appending("attributes", attribute.name)
                let keys = schema.primaryIndex?.keyAttributes ?? []
                if report.isBroken(path, SchemaPath("indexes", "primary"))
                    || keys.contains(where: { report.isBroken(key: $0, of: target) })
                {
                    continue
                }
                check(attribute, reference, of: model, to: target, in: schema, &report)
            }
        }
    }

    private static func check(
        _ attribute: ModelAttribute, _ reference: Reference, of model: Model, to target: Model,
        in schema: Schema, _ report: inout SchemaReport
    ) {
        let path = SchemaPath.model(model.name).appending(
            "attributes", attribute.name, "references")
        let parts = schema.referenceParts(of: attribute)
        let theirs = parts.map(\.theirs)
        guard !theirs.isEmpty else {
            report.error(path, "the key of \(target.name) has no attribute to refer to")
            return
        }
        let unknown = reference.attributes.keys.filter { !theirs.contains($0) }.sorted()
        for name in unknown {
            report.error(
                path.appending("by", name), "the key of \(target.name) has no \(name)",
                theirs.didYouMean(name) ?? "it is made of \(theirs.joined(separator: ", "))")
        }
        guard unknown.isEmpty else { return }
        if !parts.contains(where: { $0.ours == attribute.name }) {
            report.error(
                path, "\(attribute.name) is in no part of the key of \(target.name)",
                "leave one of \(theirs.joined(separator: ", ")) to it")
        }
        for part in parts { check(part, attribute, of: model, to: target, &report) }
        guard reference.isEnforced else { return }
        for part in parts where model.attribute(named: part.ours) == nil {
            let own = SchemaPath.model(model.name).appending("attributes", part.ours)
            if report.isUnreadable(own) { continue }
            report.error(
                path.parent?.appending("enforce") ?? path,
                "\(model.name) has no \(part.ours), which the key of \(target.name) needs too",
                "add \(part.ours), say which it is in references: { model: \(target.name), "
                    + "by: { \(part.theirs): ... } }, or remove enforce")
        }
    }

    /// Whether both attributes have one type: of what stands for the attribute itself an element, if
    /// it is a list.
    private static func check(
        _ part: ReferencePart, _ attribute: ModelAttribute, of model: Model, to target: Model,
        _ report: inout SchemaReport
    ) {
        let path = SchemaPath.model(model.name).appending("attributes")
        guard let own = model.attribute(named: part.ours),
            let other = target.attribute(named: part.theirs)?.shape.type,
            !report.isBroken(path.appending(own.name))
        else { return }
        let type = own.shape.type
        if type.keyType == other.keyType { return }
        report.error(
            path.appending(attribute.name, "references"),
            "\(own.name) is a \(type.name), and \(part.theirs) of \(target.name) a \(other.name)",
            "give both one type")
    }
}
