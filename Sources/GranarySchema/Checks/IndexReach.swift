/// Whether each index has items, and those that it is meant to have.
enum IndexReach: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for index in schema.indexes where index.kind != .primary && !index.isMade {
            let path = SchemaPath("indexes", index.name)
            let reached = schema.models.filter { schema.canContain($0, index: index) }
            if reached.isEmpty {
                let isKnown = index.keyAttributes.allSatisfy {
                    !report.mayHaveAnywhere($0, in: schema)
                }
                let parts = ["hash", "sort", "unique", "multi", "local"].map { path.appending($0) }
                guard isKnown, !report.isBroken(SchemaPath("typeField")),
                    !parts.contains(where: { report.isBroken($0) })
                else { continue }
                report.error(
                    path, unreached(index, in: schema), "add it to a model, or remove the index")
                continue
            }
            guard !index.models.isEmpty else { continue }
            for (position, name) in index.models.enumerated() {
                guard let model = schema.model(named: name),
                    let missing = schema.missingKey(of: model, in: index),
                    !report.mayHave(missing, [model])
                else { continue }
                report.error(
                    path.appending("models", String(position)),
                    "\(name) is not in \(index.name): it has no \(missing)",
                    "give it \(missing), as an attribute or in keys")
            }
            if report.isBroken(path.appending("models")) { continue }
            for model in reached where !index.models.contains(model.name) {
                report.warning(
                    path.appending("models"),
                    "\(model.name) is in \(index.name) too, for it has "
                        + index.keyAttributes.filter { $0 != schema.typeField }
                        .joined(separator: ", "),
                    "add it to models")
            }
        }
    }

    private static func unreached(_ index: SchemaIndex, in schema: Schema) -> String {
        let nowhere = index.keyAttributes.first { name in
            !schema.models.contains { $0.hasKeyAttribute(name, typeField: schema.typeField) }
        }
        if let nowhere { return "nothing is in \(index.name): no model has \(nowhere)" }
        let names = index.keyAttributes.joined(separator: ", ")
        return "nothing is in \(index.name): no model has all of \(names)"
    }
}

extension Schema {
    /// The first key attribute of an index that a model does not have.
    fileprivate func missingKey(of model: Model, in index: SchemaIndex) -> String? {
        index.keyAttributes.first { !model.hasKeyAttribute($0, typeField: typeField) }
    }
}
