internal import GranaryStorage

/// What one batch took that was done and undone.
package struct MigrationRehearsal: Sendable {
    /// How many items it changed.
    package var changedCount: Int
    /// How long it took, without a commit.
    package var seconds: Double
}

extension Store {
    /// Begins a migration, does one batch of it, and undoes both.
    ///
    /// - Throws: What the batch throws.
    package func rehearse(
        _ beginning: MigrationBeginning, _ batch: MigrationBatch
    ) throws -> MigrationRehearsal {
        let plan = try beginning.validated()
        let rules = ruleBook.rules(ofTable: beginning.schema.table)
        do {
            try performAny(needsSavepoint: true) { transaction in
                _ = try beginning.run(plan, rules: rules, in: &transaction)
                let start = MonotonicClock.nowNanoseconds
                let running = try batch.step(
                    in: &transaction, chainLimit: MigrationMove.chainLimit)
                let nanoseconds = MonotonicClock.nowNanoseconds &- start
                throw Undone(
                    rehearsal: MigrationRehearsal(
                        changedCount: running?.changedCount ?? 0,
                        seconds: Double(nanoseconds) / 1e9))
            }
        } catch let undone as Undone {
            return undone.rehearsal
        }
        return MigrationRehearsal(changedCount: 0, seconds: 0)
    }

    private struct Undone: Error {
        let rehearsal: MigrationRehearsal
    }
}
