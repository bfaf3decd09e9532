internal import GranarySchema

/// A schema on its way from one version to the next, as the steps change it one after the other.
struct SchemaState: Sendable, Hashable {
    /// The schema as it is.
    var schema: Schema
    /// Where it leads to.
    let target: Schema
    /// What of a step does not fit, with the key of the step it is about.
    private(set) var problems: [Problem] = []

    /// Something about a step that does not fit the schema.
    struct Problem: Sendable, Hashable {
        /// The key in the step's map; empty for the step as a whole.
        var key: String
        var message: String
        var remedy: String
    }

    init(_ schema: Schema, target: Schema) {
        self.schema = schema
        self.target = target
    }

    /// The same without what was noted.
    var withoutProblems: SchemaState { SchemaState(schema, target: target) }

    mutating func fail(_ key: String, _ message: String, _ remedy: String = "") {
        problems.append(Problem(key: key, message: message, remedy: remedy))
    }

    /// The model of a name, which a step gives under `key`.
    mutating func model(_ name: String, _ key: String = "model") -> Model? {
        if let model = schema.model(named: name) { return model }
        let advice = schema.models.map(\.name).didYouMean(name)
        fail(key, "there is no model \(name.shortened) at this step", advice ?? "")
        return nil
    }

    /// The attribute of a name, which a step gives under `key`.
    mutating func attribute(
        _ name: String, of model: Model, _ key: String = "attribute"
    ) -> ModelAttribute? {
        if let attribute = model.attribute(named: name) { return attribute }
        let advice = model.attributes.map(\.name).didYouMean(name)
        fail(key, "\(model.name) has no attribute \(name.shortened) at this step", advice ?? "")
        return nil
    }

    /// Replaces a model, or removes it.
    mutating func setModel(_ name: String, _ model: Model?) {
        schema.models.removeAll { $0.name == name || $0.name == model?.name }
        if let model { schema.models.append(model) }
    }

    /// Sets an attribute of a model; the target says what it is like.
    mutating func setAttribute(_ name: String, of modelName: String) {
        guard var model = schema.model(named: modelName) else { return }
        let wanted = targetModel(modelName)?.attribute(named: name)
        let attribute = wanted ?? ModelAttribute(name, ValueShape(.document))
        if let position = model.attributes.firstIndex(where: { $0.name == name }) {
            if let wanted { model.attributes[position].shape = wanted.shape }
        } else {
            model.attributes.append(attribute)
        }
        setModel(modelName, model)
    }

    /// The model in the target that a model of this moment has the name of.
    func targetModel(_ name: String) -> Model? { target.model(named: name) }

    /// Whether an attribute is a part of the primary key of a model of the target.
    func feedsPrimaryKey(_ attribute: String, of model: String) -> Bool {
        guard let model = targetModel(model) else { return false }
        return (target.primaryIndex?.keyAttributes ?? []).contains { key in
            model.key(named: key).map { $0.variables.contains(attribute) } ?? (key == attribute)
        }
    }
}
