public import GranaryEntities

/// A call of the function that was made of a named query.
///
/// ```swift
/// QueryCall("since") { try StartupActivity.since($0(0), $0(1)) }
/// ```
public struct QueryCall: Sendable {
    /// The model's name.
    public let model: String

    /// The query's name in the schema.
    public let query: String

    private let run: @Sendable (Store, QueryArguments, [Item]) throws -> String?

    /// Describes a call by the query's name, and how to make it of arguments.
    public init<Entity: GranaryEntities.Entity>(
        _ query: String, _ make: @escaping @Sendable (QueryArguments) throws -> EntityQuery<Entity>
    ) {
        model = Entity.modelName
        self.query = query
        run = { store, arguments, expected in
            let found = try store.query(make(arguments)).readAll()
            let wanted = try expected.map { item in try Entity(item) }
            guard found != wanted else { return nil }
            return "found \(found.map(\.key)), and there are \(wanted.map(\.key))"
        }
    }

    /// Makes the call, and says how its answer differs from these items; `nil` when it does not.
    func difference(
        in store: Store, _ arguments: QueryArguments, from expected: [Item]
    ) throws -> String? { try run(store, arguments, expected) }
}
