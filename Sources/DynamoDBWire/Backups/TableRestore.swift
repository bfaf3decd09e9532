internal import Synchronization

/// How far a restore has come: it goes on when its request was answered.
final class TableRestore: Sendable {
    enum Progress: Sendable {
        /// The backup is verified, and the table is not there yet.
        case checking
        /// The table is there, and is being filled.
        case filling
        case ended(WireError?)
    }

    /// How long a request waits for a table to have its items.
    private static let patience = Duration.seconds(5)

    private let progress = Mutex(Progress.checking)

    /// Says that the table is there.
    func beginFilling() { progress.withLock { $0 = .filling } }

    /// Says that the table has its items, or why there is no table.
    func end(_ error: WireError?) { progress.withLock { $0 = .ended(error) } }

    /// Waits until the table has its items, or has been waited for long enough.
    ///
    /// - Throws: Why there is no table.
    func wait() async throws(WireError) {
        let start = ContinuousClock.now
        var pause = Duration.milliseconds(1)
        while true {
            switch progress.withLock({ $0 }) {
            case .ended(let error?): throw error
            case .ended(nil): return
            case .filling where ContinuousClock.now - start > Self.patience: return
            case .checking, .filling: break
            }
            // Also when the connection is gone: then for nobody, and not for long.
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(100))
        }
    }
}

// MARK: - What a crash leaves

extension TableRestore {
    /// What the annotation of a table that is being filled says: which process does it.
    static let mark = AttributeValue.string(
        String(UInt64.random(in: .min ... .max), radix: 36))

    /// Removes the tables that a process was filling when it ended.
    ///
    /// A table with half of its items would be taken for one that has them all.
    static func removeRemains(from store: Store) {
        var page = ListTables()
        repeat {
            guard let list = try? store.run(page) else { return }
            for name in list.tableNames {
                let table = try? store.run(DescribeTable(tableName: name))
                guard let mark = table?.annotations[TableAnnotation.restoring], mark != Self.mark
                else { continue }
                _ = try? store.run(DeleteTable(tableName: name))
            }
            page.exclusiveStartTableName = list.lastEvaluatedTableName
        } while page.exclusiveStartTableName != nil
    }
}
