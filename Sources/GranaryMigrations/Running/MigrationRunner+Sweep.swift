internal import Granary
internal import GranaryItems
internal import GranarySchema

extension MigrationRunner {
    /// Takes over the items of other tables, and then brings those of the table to the new shape.
    func sweep(
        _ work: MigrationWork, _ begun: RunningMigration, _ reporter: RunReporter
    ) throws -> RunningMigration {
        var running = begun
        var pace = MigrationPace(itemsPerSecond: options.itemsPerSecond)
        let total = itemCount(work)
        let sources = work.sources
        while running.phase == .gather, running.source < sources.count {
            let source = sources[running.source]
            let isThere = try store.tableNames().contains(source.table)
            if isThere {
                running = try batches(
                    gathering(work, source, running), running, &pace, reporter
                ) { done in progress(work, .gather(table: source.table), done, total) }
            }
            running = try store.updateMigration(of: table, run: running.run) { running in
                running.source += 1
                running.cursor = nil
            }
        }
        if running.phase == .gather {
            running = try store.updateMigration(of: table, run: running.run) { running in
                running.phase = .sweep
                running.cursor = nil
            }
        }
        if running.phase == .sweep {
            if work.compiled.changesItems {
                running = try batches(work.sweep(running), running, &pace, reporter) { done in
                    progress(work, .sweep, done, total)
                }
            }
            running = try store.updateMigration(of: table, run: running.run) { running in
                running.phase = .finish
                running.cursor = nil
            }
        }
        return running
    }

    /// The batch that takes items over.
    func gathering(
        _ work: MigrationWork, _ source: (table: String, position: Int, gather: Gather),
        _ running: RunningMigration
    ) -> MigrationBatch {
        let items = GatheredItems(source.gather, table: source.table, target: work.target)
        let migration = work.compiled
        let next = source.position + 1
        var batch = MigrationBatch(table: table, run: running.run) { _ in
            true
        } transform: { item, lookup in
            try migration.migrate(items.draft(of: item), from: next) { key in
                try lookup.item(key)
            }
        }
        batch.source = source.table
        batch.conflict = source.gather.conflict.batchConflict
        return batch
    }

    /// Does batches until there are no items left.
    private func batches(
        _ batch: MigrationBatch, _ begun: RunningMigration, _ pace: inout MigrationPace,
        _ reporter: RunReporter, _ progress: (Int) -> MigrationProgress
    ) throws -> RunningMigration {
        var batch = batch
        batch.itemLimit = pace.batchLimit(options.batchItemCount)
        if options.itemsPerSecond != nil { batch.readLimit = min(batch.readLimit, 1_024) }
        var running = begun
        var chain = MigrationChain()
        while true {
            if reporter.isCancelled() { throw MigrationError.cancelled(running) }
            guard let next = try store.run(batch, &chain) else { return running }
            let changed = next.changedCount - running.changedCount
            running = next
            reporter.progress(progress(running.readCount))
            try wait(pace.pause(after: changed), running, reporter)
        }
    }

    /// Waits in small pieces, so that a cancellation is heard.
    private func wait(
        _ seconds: Double, _ running: RunningMigration, _ reporter: RunReporter
    ) throws {
        var left = seconds
        while left > 0 {
            if reporter.isCancelled() { throw MigrationError.cancelled(running) }
            options.pause(min(left, 0.1))
            left -= 0.1
        }
    }
}
