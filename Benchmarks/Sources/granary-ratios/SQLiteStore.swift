import CLoops
import Workload

/// A C program's table in SQLite, `WITHOUT ROWID`, read with a prepared statement.
final class SQLiteStore {
    private let store: OpaquePointer

    init(path: String) throws {
        guard let store = sqlite_store_open(path) else {
            throw Failure("SQLite cannot open \(path)")
        }
        self.store = store
    }

    deinit { sqlite_store_close(store) }

    /// Inserts the activities of a dataset in one transaction.
    func load(_ dataset: Dataset) throws {
        var cells = PackedStrings()
        for index in 0..<dataset.count {
            for cell in dataset.activity(at: index).cells { cells.append(cell.utf8) }
        }
        let result = cells.withPacked { sqlite_load(store, $0) }
        guard result.status == 0 else { throw Failure("SQLite's insert failed: \(result.status)") }
    }

    /// Reads the rows of each startup whose sort keys have the dataset's prefix, as raw columns.
    func walk(_ partitionKeys: PackedStrings, _ range: Range<Int>, limit: Int) throws -> loop_result
    {
        let result = partitionKeys.withPacked { partitions in
            sqlite_walk_each(
                store, partitions, Dataset.sortKeyPrefix, "ACTIVITY$", UInt64(range.lowerBound),
                UInt64(range.upperBound), UInt64(limit))
        }
        guard result.status == 0 else { throw Failure("SQLite's step failed: \(result.status)") }
        return result
    }
}
