/// The parameters that expressions took the place of, translated into the engine's expressions.
///
/// Only `AttributesToGet` is read so far; the others are refused, and never ignored.
struct LegacyParameters: Sendable {
    /// The attributes to return, by `AttributesToGet`.
    private(set) var attributesToGet: [String]?
    /// The members that were given, for the service's text.
    private var given: [String] = []

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "AttributesToGet" else {
            throw .validation("\(member) is not supported: use an expression")
        }
        attributesToGet = try reader.strings()
        given.append(member)
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.check(
            count: attributesToGet?.count, shown: "[]", "attributesToGet", 1...Int.max)
    }

    /// The top-level attributes that the parameters name, other than those to return.
    var attributeNames: Set<String> { [] }

    /// The key condition, if it can be made.
    var keyConditions: KeyCondition? { nil }

    func projection(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<Projection>? {
        try checkApart(from: expressions)
        guard let attributesToGet else { return expressions.projection.map { .text($0) } }
        do throws(ExpressionError) {
            return .built(try Projection(paths: attributesToGet.map { DocumentPath($0) }))
        } catch {
            throw WireError(.expression(error))
        }
    }

    func condition(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<Condition>? {
        try checkApart(from: expressions)
        return expressions.condition.map { .text($0) }
    }

    func filter(or expressions: ExpressionParameters) throws(WireError) -> Expression<Condition>? {
        try checkApart(from: expressions)
        return expressions.filter.map { .text($0) }
    }

    func update(or expressions: ExpressionParameters) throws(WireError) -> Expression<Update>? {
        try checkApart(from: expressions)
        return expressions.update.map { .text($0) }
    }

    func keyCondition(
        or expressions: ExpressionParameters
    ) throws(WireError) -> Expression<KeyCondition>? {
        try checkApart(from: expressions)
        return expressions.keyCondition.map { .text($0) }
    }

    private func checkApart(from expressions: ExpressionParameters) throws(WireError) {
        guard !given.isEmpty, !expressions.given.isEmpty else { return }
        throw .validation(
            "Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {\(given.joined(separator: ", "))} "
                + "Expression parameters: {\(expressions.given.joined(separator: ", "))}")
    }
}
