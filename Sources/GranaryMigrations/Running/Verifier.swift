internal import Granary
internal import GranaryItems
internal import GranarySchema

/// Verifies a table after a migration: every item by the schema, every reference, every index.
struct Verifier {
    let table: String
    /// What its items are to be like; `nil` when nobody knows.
    let schema: Schema?
    /// What should have been done to every item it is about; `nil` when nothing was just done.
    var migration: (compiled: CompiledMigration, running: RunningMigration)?

    /// Verifies all of it.
    func run(
        _ store: Store, progress: @escaping (Int) throws -> Void
    ) throws -> VerificationReport {
        var report = VerificationReport()
        if let schema {
            try verifyItems(schema, store, &report, progress)
        } else {
            try countItems(store, &report)
        }
        var stopped: (any Error)?
        let check = try store.check { count in
            guard stopped == nil else { return }
            do { try progress(count) } catch { stopped = error }
        }
        if let stopped { throw stopped }
        report.entryCount = check.entryCount
        for problem in check.problems { report.add("\(problem)") }
        report.problemCount += check.problemCount - check.problems.count
        return report
    }

    /// Counts the items of a table without a schema, of which nothing can be said.
    private func countItems(_ store: Store, _ report: inout VerificationReport) throws {
        guard try store.tableNames().contains(table) else { return }
        report.itemCount = try store.table(table).describe().itemCount
        guard report.itemCount > 0 else { return }
        var others = ModelCount(nil)
        others.itemCount = report.itemCount
        report.models = [others]
        report.add(
            "\(table): the table has no schema, so nothing is known of its "
                + (report.itemCount == 1 ? "item" : "\(report.itemCount) items")
                + ": bring it to one with `granary migrate up`")
    }

    private func verifyItems(
        _ schema: Schema, _ store: Store, _ report: inout VerificationReport,
        _ progress: (Int) throws -> Void
    ) throws {
        guard try store.tableNames().contains(schema.table) else { return }
        let validator = SchemaValidator(schema)
        let references = schema.models.map { schema.enforcedReferences(of: $0) }
        let keyNames = schema.primaryIndex?.keyAttributes ?? []
        var counts = schema.models.map { ModelCount($0.name) }
        var others = ModelCount(nil)
        try store.read { snapshot in
            try snapshot.forEachItem(in: schema.table) { view, lookup in
                report.itemCount += 1
                if report.itemCount.isMultiple(of: 1_024) { try progress(report.itemCount) }
                let model = validator.modelIndex(of: view)
                if let model { counts[model].itemCount += 1 } else { others.itemCount += 1 }
                let violations = validator.violations(in: view, model: model)
                let isUnswept = isUnswept(view)
                var missing: [String] = []
                if let model {
                    for reference in references[model] {
                        for target in reference.targets(of: view) {
                            guard let key = target.key else { continue }
                            let name = Item().replacing(
                                zip(keyNames, key).map { (name: $0, value: $1) })
                            if try lookup.item(name) == nil {
                                missing.append("\(reference.attribute) names no \(reference.model)")
                            }
                        }
                    }
                }
                guard !violations.isEmpty || isUnswept || !missing.isEmpty else { return true }
                let key = Item(copying: view).naming(keyNames).json
                for violation in violations { report.add("\(key): \(violation)") }
                for reason in missing { report.add("\(key): \(reason) that is there") }
                if isUnswept { report.add("\(key): is of the shape before the migration") }
                return true
            }
        }
        report.models = counts
        if others.itemCount > 0 { report.models.append(others) }
    }

    /// Whether the migration has passed an item over that it should have changed.
    private func isUnswept(_ item: borrowing ItemView) -> Bool {
        guard let migration, migration.running.covers(item.schemaVersion) else { return false }
        return migration.compiled.wants(item)
    }
}
