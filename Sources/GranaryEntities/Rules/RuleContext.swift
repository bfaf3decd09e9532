public import Granary
public import GranaryItems

/// What a business rule knows besides the entity it judges: what was there, and what is around it.
///
/// ```swift
/// extension Auxeira.Rules {
///     static func endNotBeforeStart(
///         _ event: Event, _ write: RuleContext<Event>
///     ) throws(StoreError) -> RuleViolation? {
///         guard event.end < event.start else { return nil }
///         return RuleViolation("end", "is before the start")
///     }
/// }
/// ```
///
/// Reads show the store as it is before this write, with what the same transaction wrote earlier. An
/// item that cannot be read as its model is passed over.
public struct RuleContext<Model: Entity>: ~Escapable {
    /// The entity as it is now; `nil` when it is new, or when what is stored does not fit the model.
    public let old: Model?

    private let write: RuleWrite

    @_lifetime(copy write)
    init(_ write: RuleWrite) {
        old = write.old.flatMap { try? Model($0) }
        self.write = write
    }

    /// The item that is written, with attributes that the model does not declare.
    public var newItem: Item { write.new }

    /// The item as it is now; `nil` when it is new.
    public var oldItem: Item? { write.old }

    /// Returns the entity with this key, or `nil`.
    public func get<Key: EntityKey>(_ key: Key) throws(StoreError) -> Key.Model? {
        guard let key = try? key.item(), let item = try write.get(key) else { return nil }
        return try? Key.Model(item)
    }

    /// Returns the answer of a query.
    public func query<Other: Entity>(
        _ query: EntityQuery<Other>
    ) throws(StoreError) -> [Other] {
        var entities: [Other] = []
        for item in try write.query(query.condition, on: query.index) {
            guard let whole = query.followsToItem ? try followed(item, Other.self) : item,
                query.filter?.evaluate(whole.view) ?? true, let entity = try? Other(whole)
            else { continue }
            entities.append(entity)
        }
        if query.isReversed { entities.reverse() }
        return Array(entities.prefix(query.limit ?? .max))
    }

    /// The whole item that an index entry stands for.
    private func followed<Other: Entity>(
        _ entry: Item, _ type: Other.Type
    ) throws(StoreError) -> Item? {
        try write.get(entry.selecting(names: Other.layout.keyNames))
    }
}

extension BusinessRule {
    /// A rule that refuses a write.
    public static func rule<Model: Entity>(
        _ name: String, _ model: Model.Type,
        _ body: @escaping @Sendable (Model, RuleContext<Model>) throws(StoreError) -> RuleViolation?
    ) -> BusinessRule { make(name, .refuse, body) }

    /// A rule that only lowers an item's quality.
    public static func warning<Model: Entity>(
        _ name: String, _ model: Model.Type,
        _ body: @escaping @Sendable (Model, RuleContext<Model>) throws(StoreError) -> RuleViolation?
    ) -> BusinessRule { make(name, .warn, body) }

    private static func make<Model: Entity>(
        _ name: String, _ severity: Severity,
        _ body: @escaping @Sendable (Model, RuleContext<Model>) throws(StoreError) -> RuleViolation?
    ) -> BusinessRule {
        BusinessRule(name: name, model: Model.modelName, severity: severity) {
            write throws(StoreError) in
            let entity: Model
            do throws(EntityError) {
                entity = try Model(write.new)
            } catch {
                guard case .unreadable(_, _, let reason) = error else { return nil }
                // Thrown and not returned: where the schema has said already what is wrong with the
                // attribute, a rule that cannot read it has nothing to add.
                let violation = SchemaViolation(
                    model: Model.modelName, attribute: reason.attribute, rule: .business(name),
                    expected: "cannot be judged: \(reason)")
                throw .schemaViolation([violation])
            }
            return try body(entity, RuleContext(write))
        }
    }
}
