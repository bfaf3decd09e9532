public import GranaryEntities
internal import GranaryTestSupport
internal import Testing

extension Platform {
    /// Calls a query with arguments that show each part of it to be of use, and compares the answers
    /// with those of looking at every item.
    public func check(_ call: QueryCall, in population: Population, of store: Store) throws {
        guard let model = schema.model(named: call.model),
            let query = model.queries.first(where: { $0.name == call.query }),
            let oracle = QueryOracle(query, of: model, in: population, schema: schema)
        else {
            Issue.record("the schema has no query \(call.model).\(call.query)")
            return
        }
        var random = SeededGenerator(seed: 11)
        var open = oracle.wantedFacts
        var calls = 0
        for _ in 0..<400 where calls < 3 || !open.isEmpty {
            guard let arguments = oracle.arguments(using: &random) else { break }
            let (expected, facts) = oracle.answer(arguments)
            guard calls < 3 || !open.isDisjoint(with: facts) else { continue }
            open.subtract(facts)
            calls += 1
            let difference = try call.difference(in: store, arguments, from: expected)
            #expect(difference == nil, "\(call.model).\(call.query)\(arguments.values)")
        }
        #expect(open.isEmpty, "the items do not show of \(call.model).\(call.query) that \(open)")
    }

    /// The names of all queries, each behind that of its model.
    public var queryNames: [String] {
        schema.models.flatMap { model in model.queries.map { "\(model.name).\($0.name)" } }
    }
}
