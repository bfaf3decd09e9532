internal import GranaryItems
internal import GranarySchema
internal import Synchronization

/// The schema of one table, compiled: what its writes are judged by.
final class TableSchema: Sendable {
    let stored: StoredSchema

    /// Whether items are being brought to this schema.
    let isMigrating: Bool

    /// What items that were not brought to it yet will be; `nil` when none are, or nobody is at it.
    let upgrade: ItemUpgrade?

    /// The compiled schema; an error when this build cannot read what another one stored.
    private let content: Result<EnforcedSchema, SchemaDocumentError>

    private let rules: TableRules
    private let resolved = Mutex<ResolvedRules?>(nil)

    /// Reads and compiles a stored schema.
    init(_ stored: StoredSchema, rules: TableRules) {
        self.stored = stored
        self.rules = rules
        (isMigrating, upgrade) = (false, nil)
        do throws(SchemaDocumentError) {
            content = .success(EnforcedSchema(try Schema(document: stored.document)))
        } catch {
            content = .failure(error)
        }
    }

    /// Compiles a schema that is about to be stored.
    init(_ schema: Schema, _ stored: StoredSchema, rules: TableRules) {
        self.stored = stored
        self.rules = rules
        (isMigrating, upgrade) = (false, nil)
        content = .success(EnforcedSchema(schema))
    }

    private init(_ other: TableSchema, isMigrating: Bool, _ upgrade: ItemUpgrade?) {
        stored = other.stored
        rules = other.rules
        content = other.content
        self.isMigrating = isMigrating
        self.upgrade = upgrade
    }

    /// The same schema, while items are being brought to it or when all of them are.
    func with(isMigrating: Bool) -> TableSchema {
        isMigrating == self.isMigrating ? self : TableSchema(self, isMigrating: isMigrating, nil)
    }

    /// The same schema, while items are being brought to it in this process.
    func with(upgrade: ItemUpgrade) -> TableSchema {
        TableSchema(self, isMigrating: true, upgrade)
    }

    /// The revision that says which shape a write has.
    ///
    /// That of the schema; but in the middle of a migration an item that was made from an older one
    /// has its shape, and is brought over later.
    ///
    /// - Parameters:
    ///   - new: What is written.
    ///   - old: What it was made from, if it was made from what is stored.
    /// - Returns: What the item's header is to say.
    func revision(of new: Item, madeFrom old: Item?) -> UInt16 {
        guard isMigrating else { return stored.revision }
        if let old { return min(old.schemaVersion, stored.revision) }
        let own = new.schemaVersion
        return own == 0 ? stored.revision : min(own, stored.revision)
    }

    /// The compiled schema.
    ///
    /// - Throws: ``StoreError/schemaUnreadable(table:reason:)``: what cannot be judged is not written.
    func enforced(in table: CatalogTable) throws(StoreError) -> EnforcedSchema {
        switch content {
        case .success(let enforced): return enforced
        case .failure(let reason):
            throw .schemaUnreadable(table: table.name, reason: reason)
        }
    }

    /// The rules in Swift of one model.
    ///
    /// - Throws: ``StoreError/schemaRuleMissing(model:rule:)`` when the schema names one that this
    ///   process does not have.
    func rules(
        ofModel index: Int?, in enforced: EnforcedSchema
    ) throws(StoreError) -> [BusinessRule] {
        guard let index else { return [] }
        let found = resolved.withLock { resolved in
            if let resolved, resolved.generation == rules.generation {
                return resolved.models[index]
            }
            let new = ResolvedRules(rules, for: enforced.schema)
            resolved = new
            return new.models[index]
        }
        switch found {
        case .complete(let rules): return rules
        case .lacking(let rule):
            throw .schemaRuleMissing(model: enforced.schema.models[index].name, rule: rule)
        }
    }
}

/// The rules of each model of a schema, looked up once for each change of what is registered.
private struct ResolvedRules: Sendable {
    enum Rules: Sendable {
        case complete([BusinessRule])
        case lacking(String)
    }

    let generation: Int
    let models: [Rules]

    init(_ registered: TableRules, for schema: Schema) {
        let (generation, byModel) = registered.current
        self.generation = generation
        models = schema.models.map { model in
            let found = byModel[model.name] ?? []
            if registered.missingRules == .refuse,
                let lacking = model.rules.first(where: { name in
                    !found.contains { $0.name == name }
                })
            {
                return .lacking(lacking)
            }
            return .complete(found)
        }
    }
}
