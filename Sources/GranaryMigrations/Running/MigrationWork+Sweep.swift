internal import Granary
internal import GranaryItems
internal import GranarySchema

extension MigrationWork {
    /// The batch that brings items to the new shape.
    func sweep(_ running: RunningMigration) -> MigrationBatch {
        let isUndone = running.direction == .down
        let migration = steps(of: running)
        return MigrationBatch(table: target.table, run: running.run) { item in
            migration.wants(item)
        } transform: { item, lookup in
            guard var result = try migration.migrate(item, { key in try lookup.item(key) }) else {
                return nil
            }
            if isUndone,
                let remainder = try lookup.remainder(of: item).flatMap(Remainder.init(record:))
            {
                result.items = remainder.putBack(
                    in: result.items, keyNames: migration.keyNames)
            }
            return result
        }
    }

    /// What readers and writers of the new shape see of the items that are still to be swept.
    func upgrade(_ running: RunningMigration) -> ItemUpgrade {
        let migration = steps(of: running)
        return ItemUpgrade(
            running, batch: sweep(running), comesFirst: migration.keepsKinds
        ) { item in
            guard running.covers(item.schemaVersion), migration.wants(item) else { return nil }
            // One whose new shape depends on others, or that becomes several, is left to the sweep.
            let result = try? migration.migrate(Item(copying: item)) { _ in
                throw StepSignal.leave
            }
            guard let items = result?.items, items.count == 1 else { return nil }
            return items[0]
        }
    }

    private func steps(of running: RunningMigration) -> CompiledMigration {
        var compiled = compiled
        compiled.revision = running.revision
        compiled.leastRevision = running.leastRevision
        compiled.keepsRemainders = running.remainder != nil
        return compiled
    }
}
