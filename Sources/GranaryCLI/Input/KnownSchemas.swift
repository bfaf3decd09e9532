internal import AuxeiraSchema
internal import DreamSeedSchema
internal import Granary

/// The schemas whose rules in Swift are part of this tool, so that what it writes is held to them.
enum KnownSchemas {
    private static let byName = ["Auxeira": Auxeira.schema, "DreamSeed": DreamSeed.schema]

    /// The rules for a schema: those of the known one of its name.
    static func rules(for schema: Schema) -> [BusinessRule] { byName[schema.name]?.rules ?? [] }

    /// The rules that only warn.
    static func warnings(for schema: Schema) -> SchemaWarnings {
        SchemaWarnings(rules(for: schema), table: schema.table)
    }

    /// Registers the rules for every table whose schema is known.
    static func registerRules(in store: Store) throws(StoreError) {
        for schema in try store.schemas() {
            let rules = rules(for: schema)
            if !rules.isEmpty { store.register(rules, forTable: schema.table) }
        }
    }
}

/// The rules of a table that refuse no write, but lower an item's quality.
struct SchemaWarnings {
    private let table: String
    private let byModel: [String: [BusinessRule]]

    init(_ rules: [BusinessRule], table: String) {
        self.table = table
        byModel = Dictionary(grouping: rules.filter { $0.severity == .warn }, by: \.model)
    }

    /// What an item that is stored breaks.
    func findings(
        of model: Model, _ item: Item, in snapshot: borrowing ReadSnapshot
    ) throws(StoreError) -> [QualityFinding] {
        var findings: [QualityFinding] = []
        for rule in byModel[model.name] ?? [] {
            let found: RuleViolation?
            do throws(StoreError) {
                found = try snapshot.violation(of: rule, by: item, in: table)
            } catch {
                // An item that does not fit its model is told of once, and not by each warning.
                guard case .schemaViolation(let violations) = error, let cause = violations.first
                else { throw error }
                return [
                    QualityFinding(
                        rule: QualityFinding.unreadable, attribute: cause.attribute,
                        message: cause.expected)
                ]
            }
            guard let found else { continue }
            findings.append(
                QualityFinding(
                    rule: rule.name, attribute: found.attribute.isEmpty ? nil : found.attribute,
                    message: found.message))
        }
        return findings
    }

    /// A line on the warnings of models that are not part of this tool; `nil` when all are.
    func missing(of models: [Model]) -> String? {
        let missing = models.flatMap { model in
            let known = (byModel[model.name] ?? []).map(\.name)
            return model.warnings.filter { !known.contains($0) }
        }
        guard !missing.isEmpty else { return nil }
        return "not judged by \(missing.joined(separator: ", ")): Swift code that this tool does "
            + "not have"
    }
}
