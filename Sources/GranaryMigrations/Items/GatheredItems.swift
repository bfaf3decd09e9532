internal import GranaryItems
internal import GranarySchema

/// Makes typed items of those of another table.
struct GatheredItems: Sendable {
    private let table: String
    private let target: Schema
    private let validator: SchemaValidator
    private let leftOut: Set<String>
    private let models: [Model]
    private let keyAttributes: [String]

    init(_ gather: Gather, table: String, target: Schema) {
        self.table = table
        self.target = target
        leftOut = Set(gather.leftOut)
        models = target.models.filter { $0.origin == table }
        var candidates = target
        candidates.models = models
        validator = SchemaValidator(candidates)
        keyAttributes = target.primaryIndex?.keyAttributes ?? []
    }

    /// The item as a draft of its model; keys are made later.
    ///
    /// - Throws: ``StepFailure`` when no model of this origin fits it.
    func draft(of item: Item) throws -> ItemDraft {
        guard let index = validator.modelIndex(of: item.view) else {
            let names = models.map(\.name).joined(separator: ", ")
            throw StepFailure(
                "", "fits no model with the origin \(table): its key is none of \(names)")
        }
        let model = models[index]
        var draft = ItemDraft(item, model: model.name, sourceModel: nil)
        for name in leftOut where draft.has(name) { draft[name] = nil }
        readKey(of: model, into: &draft)
        convert(model, &draft)
        fill(model, &draft)
        return draft
    }

    /// Reads what stands in the item's key alone.
    private func readKey(of model: Model, into draft: inout ItemDraft) {
        for name in keyAttributes {
            guard let template = model.key(named: name), let text = draft[name]?.stringValue,
                let values = template.values(in: text, separator: target.separator)
            else { continue }
            for (variable, value) in values where !draft.has(variable) {
                draft[variable] = .string(value)
            }
        }
    }

    /// Converts values that have another type than their attribute.
    private func convert(_ model: Model, _ draft: inout ItemDraft) {
        for attribute in model.attributes {
            guard let value = draft[attribute.name],
                let converted = attribute.shape.type.converted(value), converted != value
            else { continue }
            draft[attribute.name] = converted
        }
    }

    /// Fills in defaults, and then what is derived from what is there.
    private func fill(_ model: Model, _ draft: inout ItemDraft) {
        for attribute in model.attributes {
            guard let value = attribute.defaultValue, !draft.has(attribute.name) else { continue }
            draft[attribute.name] = value
        }
        for attribute in model.attributes {
            guard let formula = attribute.derivation?.formula, !draft.has(attribute.name),
                let value = formula.decimalValue(of: { draft[$0]?.numberValue })
            else { continue }
            draft[attribute.name] = .number(
                attribute.shape.type == .int ? value.roundedToWhole : value)
        }
    }
}

extension ValueType {
    /// A value as this type has it; `nil` when it has it already, or cannot have it.
    ///
    /// What cannot be converted stays as it is, and is refused with all else that is wrong.
    func converted(_ value: AttributeValue) -> AttributeValue? {
        switch (self, value) {
        case (.string, .number), (.enumeration, .number):
            return ValueConversion.numberToString.convert(value)
        case (.int, .string), (.number, .string), (.decimal, .string), (.timeToLive, .string):
            return ValueConversion.stringToNumber.convert(value)
                ?? ValueConversion.dateToSeconds.convert(value)
        case (.boolean, .string): return ValueConversion.stringToBoolean.convert(value)
        case (.boolean, .number): return ValueConversion.numberToBoolean.convert(value)
        case (.date(let precision), .string):
            return ValueConversion.date(precision).convert(value)
        case (.date(let precision), .number):
            return ValueConversion.secondsToDate(precision).convert(value)
        case (.list, .stringSet), (.list, .numberSet), (.list, .binarySet):
            return ValueConversion.setToList.convert(value)
        case (.set, .list): return ValueConversion.listToSet.convert(value)
        default: return nil
        }
    }
}
