public import GranaryItems

/// Judges items by a schema.
///
/// It is compiled once, and is a class because a copy would retain its many parts. Judging a valid
/// item takes one pass over its attributes, which are sorted by name as those of the model are, and
/// allocates nothing.
public final class SchemaValidator: Sendable {
    /// The schema that is enforced.
    public let schema: Schema

    private let typeField: [UInt8]
    private let models: [CompiledModel]
    /// For each model, what else is in the keys of the indexes that name the model.
    ///
    /// An item that has all of it and does not say what it is would not be in such an index, and its
    /// unique attributes would not be unique.
    private let keysBesideType: [[[String]]]
    private let modelNames: NameTable
    /// For each of the names, the model's position in the schema.
    private let modelPositions: [Int]

    /// Compiles a schema.
    public init(_ schema: Schema) {
        self.schema = schema
        typeField = Array(schema.typeField.utf8)
        models = schema.models.map { CompiledModel($0, of: schema) }
        keysBesideType = schema.models.map { model in
            schema.indexes(of: model).map(\.keyAttributes)
                .filter { $0.contains(schema.typeField) }
                .map { key in key.filter { $0 != schema.typeField } }
        }
        let ascending = NameTable.ascending(schema.models.map(\.name))
        modelNames = NameTable(ascending: ascending)
        modelPositions = ascending.map { name in
            schema.models.firstIndex { $0.name == name } ?? 0
        }
    }

    /// The position in ``Schema/models`` of the model an item belongs to; `nil` when it is none's.
    ///
    /// The type attribute says it. An item without one, from before there was a schema, belongs to the
    /// model that its primary key fits best.
    public func modelIndex(of item: borrowing ItemView) -> Int? {
        let typeField = typeField
        guard let type = item.value(named: typeField.span) else { return adoptingModel(of: item) }
        guard type.kind == .string, let name = modelNames.index(of: type.payloadBytes) else {
            return nil
        }
        return modelPositions[name]
    }

    private func adoptingModel(of item: borrowing ItemView) -> Int? {
        var best: (index: Int, fit: KeyFit)?
        for index in models.indices {
            guard let fit = models[index].fit(item) else { continue }
            if best.map({ fit > $0.fit }) ?? true { best = (index, fit) }
        }
        return best?.index
    }

    /// Whether writes of a model are judged by the item they replace, too.
    ///
    /// - Parameter index: The model's position in the schema, if it has one.
    /// - Returns: Whether something of it never changes, or counts the writes; or whether items of no
    ///   model are kept, which must not replace one of a model.
    public func comparesWithOldItem(model index: Int?) -> Bool {
        guard let index, models.indices.contains(index) else {
            return schema.unknownAttributes == .keep
        }
        return models[index].comparesWithOld
    }

    /// Everything that is wrong with an item by itself.
    ///
    /// - Complexity: O(*n*) in the attributes of the item and of its model.
    public func violations(in item: borrowing ItemView) -> [SchemaViolation] {
        violations(in: item, model: modelIndex(of: item))
    }

    /// Everything that is wrong with an item as one of a model, by its position in the schema.
    public func violations(in item: borrowing ItemView, model index: Int?) -> [SchemaViolation] {
        guard let index, models.indices.contains(index) else { return withoutModel(item) }
        var found: [SchemaViolation] = []
        var positions = AttributePositions()
        models[index].check(item, &positions, &found)
        checkType(of: item, index, &found)
        return found.isEmpty ? found : named(found, index)
    }

    /// Everything that is wrong with putting an item in the place of another.
    ///
    /// What never changes must stay, and the version must be the next one; unless the item that is
    /// replaced belongs to another model.
    public func violations(
        in item: borrowing ItemView, replacing old: borrowing ItemView
    ) -> [SchemaViolation] {
        violations(in: item, replacing: old, model: modelIndex(of: item))
    }

    /// The same for an item of a model, by its position in the schema.
    public func violations(
        in item: borrowing ItemView, replacing old: borrowing ItemView, model index: Int?
    ) -> [SchemaViolation] {
        guard let index, models.indices.contains(index) else {
            return withoutModel(item, replacesModel: modelIndex(of: old) != nil)
        }
        var found: [SchemaViolation] = []
        var positions = AttributePositions()
        models[index].check(item, &positions, &found)
        checkType(of: item, index, &found)
        if models[index].comparesWithOld, modelIndex(of: old) == index {
            models[index].check(item, replacing: old, positions, &found)
        }
        return found.isEmpty ? found : named(found, index)
    }

    private func checkType(
        of item: borrowing ItemView, _ index: Int, _ found: inout [SchemaViolation]
    ) {
        let typeField = typeField
        guard !keysBesideType[index].isEmpty, item.value(named: typeField.span) == nil else {
            return
        }
        for key in keysBesideType[index] {
            var isWhole = true
            for name in key where item.value(named: name) == nil { isWhole = false }
            guard isWhole else { continue }
            found.append(
                SchemaViolation(model: "", attribute: schema.typeField, rule: .required))
            return
        }
    }

    private func named(_ found: [SchemaViolation], _ index: Int) -> [SchemaViolation] {
        found.map { violation in
            var violation = violation
            violation.model = models[index].name
            return violation
        }
    }

    /// What is wrong with an item that belongs to no model.
    ///
    /// Nothing where the schema keeps what it does not know: but a mistaken type must not take an item
    /// out of its model, whose key it has or whose place it takes, and so from every other rule.
    private func withoutModel(
        _ item: borrowing ItemView, replacesModel: Bool = false
    ) -> [SchemaViolation] {
        let typeField = typeField
        let type = item.value(named: typeField.span)?.attributeValue()
        if schema.unknownAttributes == .keep, !replacesModel {
            guard type != nil else { return [] }
            var isOfModel = false
            for model in models where model.couldHaveMadeKey(of: item) { isOfModel = true }
            if !isOfModel { return [] }
        }
        return [
            SchemaViolation(
                model: "", attribute: schema.typeField, rule: .model, value: type,
                expected: "the name of a model, or a key that fits one")
        ]
    }
}
