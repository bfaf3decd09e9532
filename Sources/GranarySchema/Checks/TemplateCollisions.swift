/// Whether two templates of one partition key attribute that look different can make one text, so
/// that items which have nothing to do with each other lie together.
///
/// Templates that differ in the names of variables alone are meant to: `USER#${id}` in one model
/// and `USER#${user_id}` in another are how a collection is made.
enum TemplateCollisions: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        if report.isBroken(SchemaPath("typeField")) { return }
        for index in schema.indexes where !index.partitionKey.contains(schema.typeField) {
            for name in index.partitionKey where index.kind != .local {
                compare(name, of: index, in: schema, into: &report)
            }
        }
    }

    private static func compare(
        _ name: String, of index: SchemaIndex, in schema: Schema, into report: inout SchemaReport
    ) {
        // One model stands for all that have the same template.
        var shapes: Set<[KeyTemplate.Part]> = []
        var templates: [(model: String, text: String, key: ModelKey)] = []
        for model in schema.models {
            guard let template = model.key(named: name), !report.isBroken(key: name, of: model),
                shapes.insert(template.partsWithoutNames).inserted
            else { continue }
            templates.append((model.name, template.text, ModelKey(name, of: model)))
        }
        var search = KeySearch()
        for (position, second) in templates.enumerated() {
            for first in templates[..<position] {
                guard let text = search.commonText(first.key, second.key) else { continue }
                let path = SchemaPath.model(second.model).appending("keys", name)
                let message =
                    "\(second.text) here and \(first.text) in "
                    + "\(first.model) can both make \"\(text.shortened)\""
                let remedy = "begin them with different words"
                if index.kind == .primary {
                    report.error(path, message, remedy)
                } else {
                    report.warning(path, message, remedy)
                }
            }
        }
    }
}

extension KeyTemplate {
    /// The parts with nameless variables.
    var partsWithoutNames: [Part] {
        parts.map { part in
            if case .variable(_, let padding) = part { return .variable("", padding: padding) }
            return part
        }
    }
}
