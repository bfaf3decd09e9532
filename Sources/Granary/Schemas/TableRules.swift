internal import Synchronization

/// The rules in Swift that this process has for the tables of a store.
final class RuleBook: Sendable {
    private let missingRules: MissingRules
    private let tables = Mutex<[String: TableRules]>([:])

    init(missingRules: MissingRules) { self.missingRules = missingRules }

    /// The rules for a table, the same object for as long as the store is open.
    func rules(ofTable name: String) -> TableRules {
        tables.withLock { tables in
            if let known = tables[name] { return known }
            let new = TableRules(missingRules: missingRules)
            tables[name] = new
            return new
        }
    }
}

/// The rules in Swift that this process has for one table, by model.
///
/// They only grow: whoever has the store open may have registered some.
final class TableRules: Sendable {
    let missingRules: MissingRules
    private let registered = Mutex<(generation: Int, byModel: [String: [BusinessRule]])>((0, [:]))
    private let latest = Atomic<Int>(0)

    init(missingRules: MissingRules) { self.missingRules = missingRules }

    /// What is registered now.
    var current: (generation: Int, byModel: [String: [BusinessRule]]) {
        registered.withLock { $0 }
    }

    /// Changes with every registration: every write looks, and finds no other nearly always.
    var generation: Int { latest.load(ordering: .acquiring) }

    /// Adds the rules that refuse writes; one of the same model and name is replaced.
    func register(_ rules: [BusinessRule]) {
        let refusing = rules.filter { $0.severity == .refuse }
        guard !refusing.isEmpty else { return }
        registered.withLock { registered in
            for rule in refusing {
                registered.byModel[rule.model, default: []].removeAll { $0.name == rule.name }
                registered.byModel[rule.model, default: []].append(rule)
            }
            registered.generation += 1
            latest.store(registered.generation, ordering: .releasing)
        }
    }
}
