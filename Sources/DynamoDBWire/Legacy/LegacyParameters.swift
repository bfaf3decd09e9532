internal import GranaryExpressions

/// The parameters that expressions took the place of, translated into the engine's expressions.
///
/// A request may use these or expressions, and not both; `KeyConditions` alone goes with the
/// expressions of a query that are no key condition.
struct LegacyParameters: Sendable {
    /// The attributes to return, by `AttributesToGet`.
    private(set) var attributesToGet: [String]?

    private var expected: [ExactName: LegacyConditionText]?
    private var filters: [ExactName: LegacyConditionText]?
    private var filterName = "ScanFilter"
    private var keys: [ExactName: LegacyConditionText]?
    private var updates: [ExactName: LegacyUpdate]?
    private var jointText: String?

    /// Reads one of the members.
    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "AttributesToGet": attributesToGet = try reader.strings()
        case "ConditionalOperator": jointText = try reader.string()
        case "Expected":
            expected = try LegacyConditionText.read(&reader, asExpected: true)
        case "QueryFilter", "ScanFilter":
            filters = try LegacyConditionText.read(&reader, asExpected: false)
            filterName = member
        case "KeyConditions": keys = try LegacyConditionText.read(&reader, asExpected: false)
        case "AttributeUpdates": updates = try LegacyUpdate.read(&reader)
        default: return false
        }
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(
            count: attributesToGet?.count, shown: "[]", "attributesToGet", 1...Int.max)
        constraints.check(
            jointText, "conditionalOperator", as: LegacyConditionalOperator.self)
        check(&constraints, expected, "expected", needsOperator: false)
        let filterPlace = filterName == "ScanFilter" ? "scanFilter" : "queryFilter"
        check(&constraints, filters, filterPlace, needsOperator: true)
        check(&constraints, keys, "keyConditions", needsOperator: true)
        for (attribute, update) in (updates ?? [:]).sorted(by: { $0.key < $1.key }) {
            constraints.check(
                update.actionText, "attributeUpdates.\(attribute.text).member.action",
                as: LegacyUpdate.Action.self)
        }
    }

    private func check(
        _ constraints: inout Constraints, _ conditions: [ExactName: LegacyConditionText]?,
        _ member: String, needsOperator: Bool
    ) {
        for (attribute, condition) in (conditions ?? [:]).sorted(by: { $0.key < $1.key }) {
            let place = "\(member).\(attribute.text).member.comparisonOperator"
            if needsOperator { constraints.require(condition.comparisonOperator, place) }
            constraints.check(condition.comparisonOperator, place, as: LegacyOperator.self)
        }
    }

    /// The top-level attributes that the parameters name, other than those to return.
    var attributeNames: ExactNames {
        let conditions = [expected, filters, keys].compactMap { $0 }
        return conditions.reduce(into: ExactNames((updates ?? [:]).keys.map(\.text))) {
            $0.formUnion($1.keys.map(\.text))
        }
    }

    /// What the service says of these parameters, where it has other words for expressions.
    func refusal(_ error: StoreError) -> WireError {
        switch error {
        case .validation(.filterOnKey(let attribute)) where filters != nil:
            .validation(
                "\(filterName) can only contain non-primary key attributes: Primary key attribute: "
                    + attribute)
        case .expression(let error) where updates != nil && error.reason == .incorrectOperandType:
            .validation("Type mismatch for attribute to update")
        default: WireError(error)
        }
    }

    /// The key condition, if there is one that can be made.
    var keyConditions: KeyCondition? { (try? legacyKeyCondition()) ?? nil }
}

extension LegacyParameters {
    /// What to return, from `AttributesToGet` or else from the expressions.
    func projection(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<Projection>? {
        try checkTogether(with: expressions)
        guard let attributesToGet else { return expressions.projection.map { .text($0) } }
        guard ExactNames(attributesToGet).count == attributesToGet.count else {
            throw .invalidParameter("Duplicate value in attribute name: \(repeatedName)")
        }
        do throws(ExpressionError) {
            return .built(try Projection(paths: attributesToGet.map { DocumentPath($0) }))
        } catch {
            throw WireError(.expression(error))
        }
    }

    /// What must hold for a write, from `Expected` or else from the expressions.
    func condition(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<Condition>? {
        try checkTogether(with: expressions)
        guard let expected else { return expressions.condition.map { .text($0) } }
        let conditions = try expected.sorted { $0.key < $1.key }
            .map { entry throws(WireError) in try entry.value.expectation(on: entry.key.text) }
        return try conditions.condition(joinedBy: joint).map { .built($0) }
    }

    /// What an item must meet to be returned, from `QueryFilter` or `ScanFilter`, or else from the
    /// expressions.
    func filter(or expressions: ExpressionParameters) throws(WireError) -> Expression<Condition>? {
        try checkTogether(with: expressions)
        guard let filters else { return expressions.filter.map { .text($0) } }
        return try Self.conditions(filters).condition(joinedBy: joint).map { .built($0) }
    }

    /// What to change, from `AttributeUpdates` or else from the expressions.
    func update(or expressions: ExpressionParameters) throws(WireError) -> Expression<Update>? {
        try checkTogether(with: expressions)
        guard let updates else { return expressions.update.map { .text($0) } }
        let actions = try updates.sorted { $0.key < $1.key }
            .map { entry throws(WireError) in try entry.value.change(of: entry.key.text) }
        return actions.isEmpty ? nil : .built(Update(actions: actions))
    }

    /// Which collection to read, from `KeyConditions` or else from the expressions.
    func keyCondition(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<KeyCondition>? {
        try checkTogether(with: expressions)
        guard keys != nil else { return expressions.keyCondition.map { .text($0) } }
        return try legacyKeyCondition().map { .built($0) }
    }

    private var joint: LegacyConditionalOperator? {
        jointText.flatMap { LegacyConditionalOperator(rawValue: $0) }
    }

    private var repeatedName: String {
        var seen: ExactNames = []
        return attributesToGet?.first { !seen.insert($0) } ?? ""
    }

    private static func conditions(
        _ texts: [ExactName: LegacyConditionText]
    ) throws(WireError) -> [LegacyCondition] {
        try texts.sorted { $0.key < $1.key }
            .map { entry throws(WireError) in try entry.value.condition(on: entry.key.text) }
    }

    private func legacyKeyCondition() throws(WireError) -> KeyCondition? {
        guard let keys else { return nil }
        var terms: [KeyCondition.Term] = []
        for condition in try Self.conditions(keys) {
            guard let term = condition.keyTerm else {
                throw .validation("Attempted conditional constraint is not an indexable operation")
            }
            terms.append(term)
        }
        return KeyCondition(terms: terms)
    }

    /// Refuses the two kinds of parameters in one request, also for different tables of it.
    static func checkTogether(
        _ parts: [(legacy: LegacyParameters, expressions: ExpressionParameters)]
    ) throws(WireError) {
        let given = parts.lazy.map { $0.legacy.given(beside: $0.expressions) }
        let others = parts.lazy.map(\.expressions.given)
        guard let names = given.first(where: { !$0.isEmpty }),
            let otherNames = others.first(where: { !$0.isEmpty })
        else { return }
        // The service names the update before its condition.
        let ordered =
            otherNames.filter { $0 == "UpdateExpression" }
            + otherNames.filter { $0 != "UpdateExpression" }
        throw .validation(
            "Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {\(names.joined(separator: ", "))} "
                + "Expression parameters: {\(ordered.joined(separator: ", "))}")
    }

    /// The members that are there and do not go with expressions.
    private func given(beside expressions: ExpressionParameters) -> [String] {
        [
            ("AttributesToGet", attributesToGet != nil), (filterName, filters != nil),
            ("AttributeUpdates", updates != nil), ("Expected", expected != nil),
            ("ConditionalOperator", jointText != nil),
            ("KeyConditions", keys != nil && expressions.keyCondition != nil),
        ].compactMap { $1 ? $0 : nil }
    }

    /// Refuses what stands beside expressions, and a `ConditionalOperator` with nothing to join.
    private func checkTogether(with expressions: ExpressionParameters) throws(WireError) {
        try Self.checkTogether([(self, expressions)])
        guard jointText != nil else { return }
        switch (expected ?? filters ?? [:]).count {
        case 0:
            throw .validation("ConditionalOperator cannot be used without Filter or Expected")
        case 1:
            throw .validation(
                "ConditionalOperator can only be used when Filter or Expected has two or more "
                    + "elements")
        default: return
        }
    }
}
