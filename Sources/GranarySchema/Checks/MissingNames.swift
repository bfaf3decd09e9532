/// Whether every name leads to something: models, attributes, indexes, and the keys that each
/// model must have.
enum MissingNames: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for index in schema.indexes { checkIndex(index, of: schema, into: &report) }
        for collection in schema.collections {
            checkCollection(collection, of: schema, into: &report)
        }
        for model in schema.models {
            checkKeys(of: model, in: schema, into: &report)
            checkAttributes(of: model, in: schema, into: &report)
            checkQueries(of: model, in: schema, into: &report)
            checkDates(of: model, into: &report)
        }
    }

    private static func checkIndex(
        _ index: SchemaIndex, of schema: Schema, into report: inout SchemaReport
    ) {
        let path = SchemaPath("indexes", index.name)
        checkModels(index.models, at: path.appending("models"), of: schema, into: &report)
        guard case .include(let names) = index.projection else { return }
        let known = Set(schema.models.flatMap { $0.storedNames })
        for (position, name) in names.enumerated()
        where !known.contains(name) && !report.mayHaveAnywhere(name, in: schema) {
            report.error(
                path.appending("project", String(position)),
                "no model has the attribute \(name)",
                known.sorted().didYouMean(name) ?? "")
        }
    }

    private static func checkCollection(
        _ collection: ModelCollection, of schema: Schema, into report: inout SchemaReport
    ) {
        let path = SchemaPath("collections", collection.name)
        checkIndexName(collection.index, at: path, of: schema, into: &report)
        checkModels(collection.models, at: path.appending("models"), of: schema, into: &report)
        // Models may call the same thing by other names: a user's `id` is an order's `user_id`.
        let models = collection.models.compactMap { schema.model(named: $0) }
        let known = models.flatMap { $0.attributes.map(\.name) }
        let isWhole = !models.isEmpty && models.count == collection.models.count
        for variable in collection.key.variables
        where isWhole && !known.contains(variable) && !report.mayHave(variable, models) {
            report.error(
                path.appending("key"), "no model of the collection has the attribute \(variable)",
                known.didYouMean(variable) ?? "")
        }
    }

    private static func checkModels(
        _ names: [String], at path: SchemaPath, of schema: Schema, into report: inout SchemaReport
    ) {
        for (position, name) in names.enumerated() where schema.model(named: name) == nil {
            if report.isUnreadable(.model(name)) { continue }
            report.error(
                names.count == 1 ? path : path.appending(String(position)),
                "there is no model \(name)",
                schema.models.map(\.name).didYouMean(name) ?? "")
        }
    }

    private static func checkIndexName(
        _ name: String, at path: SchemaPath, of schema: Schema, into report: inout SchemaReport
    ) {
        guard schema.index(named: name) == nil,
            !report.isUnreadable(SchemaPath("indexes", name)),
            name != "primary" || schema.primaryIndex != nil
        else { return }
        report.error(
            path.appending("index"), "there is no index \(name)",
            schema.indexes.map(\.name).didYouMean(name) ?? "")
    }

    /// Notes that a model has no attribute of a name; whether it has.
    @discardableResult
    private static func checkAttribute(
        _ name: String, at path: SchemaPath, of model: Model, into report: inout SchemaReport
    ) -> Bool {
        if model.attribute(named: name) != nil { return true }
        if report.isUnreadable(SchemaPath.model(model.name).appending("attributes", name)) {
            return false
        }
        report.error(
            path, "\(model.name) has no attribute \(name)",
            model.attributes.map(\.name).didYouMean(name) ?? "")
        return false
    }
}

extension MissingNames {
    private static func checkKeys(
        of model: Model, in schema: Schema, into report: inout SchemaReport
    ) {
        let path = SchemaPath.model(model.name)
        let keyNames = Set(schema.indexes.flatMap(\.keyAttributes))
        for key in model.keys {
            let own = path.appending("keys", key.attribute)
            if !keyNames.contains(key.attribute), !report.isBroken(SchemaPath("indexes")) {
                report.error(
                    own, "no index has the key \(key.attribute)",
                    keyNames.sorted().didYouMean(key.attribute) ?? "")
            }
            if model.attribute(named: key.attribute) != nil || key.attribute == schema.typeField {
                report.error(
                    own, "\(key.attribute) is a template and an attribute", "rename one")
            }
            for variable in key.variables {
                checkAttribute(variable, at: own, of: model, into: &report)
            }
        }
        for name in schema.primaryIndex?.keyAttributes ?? []
        where !model.hasKeyAttribute(name, typeField: schema.typeField) {
            if report.isUnreadable(path.appending("keys", name))
                || report.isUnreadable(path.appending("attributes", name))
            {
                continue
            }
            report.error(
                path.appending("keys"),
                "\(model.name) has no \(name), which the primary index needs",
                "write keys: { \(name): ... }")
        }
    }

    private static func checkAttributes(
        of model: Model, in schema: Schema, into report: inout SchemaReport
    ) {
        for attribute in model.attributes {
            let path = SchemaPath.model(model.name).appending("attributes", attribute.name)
            if attribute.name == schema.typeField {
                report.error(
                    path, "\(attribute.name) is the attribute that names the model",
                    "remove it, or set typeField in the header")
            }
            for name in attribute.uniqueness?.scope ?? [] {
                checkAttribute(name, at: path.appending("scope"), of: model, into: &report)
            }
            for name in attribute.derivation?.formula.attributes ?? [] {
                checkAttribute(name, at: path.appending("derived"), of: model, into: &report)
            }
            if let reference = attribute.reference {
                checkModels(
                    [reference.model], at: path.appending("references"), of: schema,
                    into: &report)
                for (theirs, ours) in reference.attributes.sorted(by: { $0.key < $1.key }) {
                    checkAttribute(
                        ours, at: path.appending("references", "by", theirs), of: model,
                        into: &report)
                }
            }
            if let old = attribute.renamedFrom, old != attribute.name,
                model.attribute(named: old) != nil
            {
                report.error(
                    path.appending("renamedFrom"), "\(old) is still an attribute of \(model.name)",
                    "remove \(old), or renamedFrom here")
            }
        }
    }

    private static func checkQueries(
        of model: Model, in schema: Schema, into report: inout SchemaReport
    ) {
        for query in model.queries {
            let path = SchemaPath.model(model.name).appending("queries", query.name)
            checkIndexName(query.index, at: path, of: schema, into: &report)
            for (key, conditions) in [("where", query.conditions), ("filter", query.filters)] {
                for condition in conditions {
                    let own = path.appending(key, condition.attribute)
                    if key == "where", condition.attribute == schema.typeField {
                        report.error(
                            own, "the model itself says what \(schema.typeField) is",
                            "remove it")
                    } else {
                        checkAttribute(condition.attribute, at: own, of: model, into: &report)
                    }
                }
            }
        }
    }

    private static func checkDates(of model: Model, into report: inout SchemaReport) {
        let path = SchemaPath.model(model.name)
        var dates: [(path: SchemaPath, name: String)] = []
        if let freshness = model.freshness {
            dates.append((path.appending("freshness", "attribute"), freshness.attribute))
        }
        if let name = model.timestamps?.created {
            dates.append((path.appending("timestamps", "created"), name))
        }
        if let name = model.timestamps?.updated {
            dates.append((path.appending("timestamps", "updated"), name))
        }
        for (own, name) in dates {
            guard checkAttribute(name, at: own, of: model, into: &report),
                let type = model.attribute(named: name)?.shape.type
            else { continue }
            if case .date = type { continue }
            report.error(own, "\(name) is a \(type.name) and not a date", "write type: date")
        }
    }
}

extension Model {
    /// The names that its items may have attributes under.
    var storedNames: [String] { attributes.map(\.name) + keys.map(\.attribute) }

    /// Whether its items have the key attribute called `name`.
    func hasKeyAttribute(_ name: String, typeField: String) -> Bool {
        name == typeField || key(named: name) != nil || attribute(named: name) != nil
    }
}

extension SchemaReport {
    /// Whether a model of the schema, or one that could not be read, may have an attribute or a key of
    /// a name, although none shows it.
    func mayHaveAnywhere(_ name: String, in schema: Schema) -> Bool {
        broken.leavesOutModels || mayHave(name, schema.models)
    }

    /// Whether one of these models may have an attribute or a key of a name, although none shows it.
    func mayHave(_ name: String, _ models: [Model]) -> Bool {
        models.contains { model in
            let path = SchemaPath.model(model.name)
            return isUnreadable(path.appending("attributes", name))
                || isUnreadable(path.appending("keys", name))
        }
    }
}
