public import GranaryItems
internal import GranarySchema

/// The values of an attribute of a model are converted.
///
/// A value that is converted already stays as it is, where that can be told.
public struct RetypeAttribute: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The attribute.
    public var attribute: String
    /// How a value is converted.
    public var conversion: ValueConversion
    /// What a value becomes that cannot be converted; without it that is an error.
    public var otherwise: AttributeValue?

    /// Creates the step.
    public init(
        model: String, attribute: String, _ conversion: ValueConversion,
        otherwise: AttributeValue? = nil
    ) {
        self.model = model
        self.attribute = attribute
        self.conversion = conversion
        self.otherwise = otherwise
    }
}

extension RetypeAttribute: StepContent {
    var word: String { "retype" }

    var summary: String { "\(model).\(attribute) by \(conversion.summary)" }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("model", .text(model))
        fields.add("attribute", .text(attribute))
        fields.add("convert", conversion.node)
        if let otherwise { fields.add("otherwise", SchemaNode(otherwise)) }
        return fields.entries
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("attribute", in: fields, "name the attribute")
        let otherwise = fields["otherwise"].flatMap { node in
            decoder.anything(node, at: fields.path.appending("otherwise"), depth: 0)
        }
        let conversion = ValueConversion("convert", in: fields, &decoder)
        guard let model, let attribute, let conversion else { return nil }
        self.init(model: model, attribute: attribute, conversion, otherwise: otherwise)
    }

    func evolve(_ state: inout SchemaState) {
        guard let before = state.model(model), state.attribute(attribute, of: before) != nil else {
            return
        }
        state.setAttribute(attribute, of: model)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        var dangers: [MigrationDanger] = []
        if otherwise != nil {
            dangers.append(
                MigrationDanger(
                    .losesData,
                    "values of \(model).\(attribute) that cannot be converted are gone afterwards"))
        } else if conversion.canFail {
            dangers.append(
                MigrationDanger(
                    .needsDataCheck, "all values of \(model).\(attribute) must be convertible"))
        }
        if case .map(let table) = conversion, let known = sharedText(table, in: state) {
            dangers.append(
                MigrationDanger(
                    .losesData,
                    "\(model).\(attribute): \(known.shortened) stays as it is, and others become it"
                ))
        }
        if let loss = conversion.loss {
            dangers.append(MigrationDanger(.losesData, "\(model).\(attribute): \(loss)"))
        }
        if state.feedsPrimaryKey(attribute, of: model) {
            dangers.append(
                MigrationDanger(
                    .rewritesKeys, "\(model).\(attribute) is a part of the key of its items"))
        }
        return dangers
    }

    /// A value that passes as it is, and that a table makes of others too.
    private func sharedText(_ table: [String: String], in state: SchemaState) -> String? {
        guard
            case .enumeration(let known)? = state.schema.model(named: model)?
                .attribute(named: attribute)?.shape.type
        else { return nil }
        return known.first { table[$0] == nil && table.values.contains($0) }
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        if otherwise != nil {
            return .none("values of \(model).\(attribute) that could not be converted are not kept")
        }
        let type = before.schema.model(named: model)?.attribute(named: attribute)?.shape.type
        guard let inverse = conversion.inverse(of: type) else {
            return .none("\(conversion.summary) of \(model).\(attribute) cannot be undone")
        }
        return .steps([
            .retype(RetypeAttribute(model: model, attribute: attribute, inverse))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws {
        guard let value = draft[attribute] else { return }
        guard !conversion.isDone(value) else {
            // The inverse takes it for one that was converted.
            run.mayLose = true
            return
        }
        if let converted = conversion.convert(value) {
            draft[attribute] = converted
            if !conversion.isUndone(converted, to: value) { run.mayLose = true }
        } else if let otherwise {
            draft[attribute] = otherwise
        } else {
            throw StepFailure(
                attribute,
                "is \(run.shown(value, attribute, draft)), which \(conversion.summary) cannot convert"
            )
        }
    }
}
