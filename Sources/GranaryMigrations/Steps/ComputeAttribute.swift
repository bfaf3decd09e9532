internal import GranaryItems
public import GranarySchema

/// An attribute of a model is computed from others of the same item.
///
/// Where something it is computed from is absent, it stays as it is.
public struct ComputeAttribute: Sendable, Hashable {
    /// How it is computed.
    public enum Source: Sendable, Hashable {
        /// A number, by arithmetic.
        case formula(Formula)
        /// A text, with the values of attributes in it, as in keys.
        case template(KeyTemplate)
    }

    /// The model.
    public var model: String
    /// The attribute.
    public var attribute: String
    /// How it is computed.
    public var source: Source
    /// Whether a value that is there stays.
    public var onlyAbsent: Bool

    /// Creates the step.
    public init(model: String, attribute: String, _ source: Source, onlyAbsent: Bool = false) {
        self.model = model
        self.attribute = attribute
        self.source = source
        self.onlyAbsent = onlyAbsent
    }

    /// The attributes it is computed from.
    var inputs: [String] {
        switch source {
        case .formula(let formula): formula.attributes
        case .template(let template): template.variables
        }
    }
}

extension ComputeAttribute: StepContent {
    var word: String { "compute" }

    var summary: String {
        switch source {
        case .formula(let formula): "\(model).\(attribute) = \(formula)"
        case .template(let template): "\(model).\(attribute) = \(template.text)"
        }
    }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("model", .text(model))
        fields.add("attribute", .text(attribute))
        switch source {
        case .formula(let formula): fields.add("formula", .text(formula.description))
        case .template(let template): fields.add("template", .text(template.text))
        }
        fields.add("onlyAbsent", flag: onlyAbsent)
        return fields.entries
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("attribute", in: fields, "name the attribute")
        let onlyAbsent = decoder.flag("onlyAbsent", in: fields)
        let source = Self.source(fields, attribute ?? "", &decoder)
        guard let model, let attribute, let source else { return nil }
        self.init(model: model, attribute: attribute, source, onlyAbsent: onlyAbsent)
    }

    private static func source(
        _ fields: SchemaFields, _ attribute: String, _ decoder: inout SchemaDecoder
    ) -> Source? {
        switch (fields["formula"], fields["template"]) {
        case (nil, nil):
            decoder.missing(
                "formula", in: fields, "or give a template, such as \"${first} ${last}\"")
            return nil
        case (_?, _?):
            decoder.fail(
                fields.path, at: fields.location, "a formula and a template are given",
                "remove one of them")
            return nil
        case (_?, nil):
            guard let text = decoder.text("formula", in: fields) else { return nil }
            do {
                return .formula(try Formula(text))
            } catch {
                decoder.fail(
                    fields.path.appending("formula"), at: fields.location(of: "formula"),
                    "\(text.shortened) is no formula: at character \(error.offset + 1) is expected "
                        + error.expected,
                    "use names, numbers, + - * / and parentheses")
                return nil
            }
        case (nil, _?):
            guard let text = decoder.text("template", in: fields) else { return nil }
            do {
                return .template(try KeyTemplate(attribute: attribute, text: text))
            } catch {
                decoder.fail(
                    fields.path.appending("template"), at: fields.location(of: "template"),
                    "\(text.shortened) is no template", "write attributes as ${name}")
                return nil
            }
        }
    }

    func evolve(_ state: inout SchemaState) {
        guard let before = state.model(model) else { return }
        let key = if case .formula = source { "formula" } else { "template" }
        for name in inputs { _ = state.attribute(name, of: before, key) }
        state.setAttribute(attribute, of: model)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        var dangers: [MigrationDanger] = []
        if !onlyAbsent, isThere(in: state) {
            dangers.append(
                MigrationDanger(
                    .losesData, "the values that \(model).\(attribute) has are computed anew"))
        }
        if case .formula(let formula) = source, rounds(formula, in: state) {
            dangers.append(
                MigrationDanger(
                    .losesData,
                    "\(model).\(attribute) is whole: fractions of \(formula) are rounded"))
        }
        if case .formula(let formula) = source, canFail(formula, in: state) {
            dangers.append(
                MigrationDanger(
                    .needsDataCheck, "\(formula) must have a value in each item of \(model)"))
        }
        if state.feedsPrimaryKey(attribute, of: model) {
            dangers.append(
                MigrationDanger(
                    .rewritesKeys, "\(model).\(attribute) is a part of the key of its items"))
        }
        return dangers
    }

    /// Whether there are items that a formula has no value for: it divides, or what it is made of may
    /// be no number.
    private func canFail(_ formula: Formula, in state: SchemaState) -> Bool {
        let known = state.schema.model(named: model)
        return formula.divides
            || formula.attributes.contains { name in
                known?.attribute(named: name)?.shape.type.storedKind != .number
            }
    }

    /// Whether the attribute is whole, and what a formula makes may not be.
    private func rounds(_ formula: Formula, in state: SchemaState) -> Bool {
        guard
            state.targetModel(model)?.attribute(named: attribute)?.shape.type == .int
        else { return false }
        let known = state.schema.model(named: model)
        return formula.divides || formula.hasFractions
            || formula.attributes.contains { name in
                known?.attribute(named: name)?.shape.type != .int
            }
    }

    private func isThere(in state: SchemaState) -> Bool {
        state.schema.model(named: model)?.attribute(named: attribute) != nil
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        if !isThere(in: before) {
            return .steps([.removeAttribute(RemoveAttribute(model: model, attribute: attribute))])
        }
        return onlyAbsent
            ? .steps([]) : .none("the values that \(model).\(attribute) had are not kept")
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws {
        if onlyAbsent, draft.has(attribute) { return }
        for name in inputs where !draft.has(name) { return }
        // Where the older schema has a place for it, the inverse leaves it there.
        run.mayLose = true
        switch source {
        case .formula(let formula):
            draft[attribute] = .number(try number(of: formula, draft, in: run))
        case .template(let template):
            let compiled = CompiledTemplate(template)
            guard let text = compiled.text({ draft[$0] }) else {
                throw StepFailure(attribute, "cannot be made of a list, a map or a set")
            }
            draft[attribute] = .string(text)
        }
    }

    private func number(
        of formula: Formula, _ draft: ItemDraft, in run: StepRun
    ) throws -> Number {
        for name in formula.attributes where draft[name]?.numberValue == nil {
            throw StepFailure(attribute, "cannot be computed: \(name) is not a number")
        }
        guard let value = formula.decimalValue(of: { draft[$0]?.numberValue }) else {
            throw StepFailure(attribute, "cannot be computed: \(formula) has no value here")
        }
        let shape = run.target[draft.model]?.model.attribute(named: attribute)?.shape
        return shape?.type == .int ? value.roundedToWhole : value
    }
}

extension Formula {
    /// Whether a number in it is not whole.
    fileprivate var hasFractions: Bool {
        switch self {
        case .number(let value): value.roundedToWhole != value
        case .attribute: false
        case .negated(let inner): inner.hasFractions
        case .binary(_, let left, let right): left.hasFractions || right.hasFractions
        }
    }

    /// Whether there is a division in it, which may be by zero.
    fileprivate var divides: Bool {
        switch self {
        case .number, .attribute: false
        case .negated(let inner): inner.divides
        case .binary(let joined, let left, let right):
            joined == .divide || left.divides || right.divides
        }
    }
}
