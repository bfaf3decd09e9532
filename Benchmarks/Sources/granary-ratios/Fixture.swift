import CLoops
import Foundation
import GranaryEntities
import Workload

/// The directories and stores of one run.
final class Fixture {
    let dataset: Dataset
    let rounds: Int
    private let root: URL

    init(itemCount: Int, rounds: Int, directory: String?) throws {
        dataset = Dataset(count: itemCount)
        self.rounds = rounds
        let parent =
            directory.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
        root = parent.appending(
            component: "granary-ratios-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// A path in this run's directory.
    func path(_ name: String) -> String { root.appending(component: name).path() }

    /// Makes an empty directory.
    func makeDirectory(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: path(name), withIntermediateDirectories: true)
        return path(name)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    /// Opens a store of this run.
    func store(
        _ name: String, durability: Durability = .full, schema: Schema? = nil
    ) throws -> Store {
        let options = StoreOptions(durability: durability)
        guard let schema else { return try Store.open(path(name), options: options) }
        return try Store.open(path(name), schema: StoreSchema(schema), options: options)
    }

    /// Copies the data file of a closed or idle store, so that C reads and writes the very same
    /// pages.
    func copyData(of name: String, to copy: String) throws -> String {
        let directory = try makeDirectory(copy)
        let target = directory + "/data.mdb"
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: path(name) + "/data.mdb", toPath: target)
        return directory
    }

    /// Opens a copy of a store for each side, so that the kernel holds both files alike, and walks
    /// both from end to end, so that all their pages are mapped.
    func copies(of name: String) throws -> (granary: Table, baseline: LMDBStore) {
        _ = try copyData(of: name, to: name + "-granary")
        let baseline = try LMDBStore(directory: try copyData(of: name, to: name + "-c"))
        let table = try store(name + "-granary").table(Workload.tableName)
        var found = 0
        try table.forEachItem { item in
            found += item.size > 0 ? 1 : 0
            return true
        }
        let all = PackedStrings([[0]])
        guard found == dataset.count,
            try baseline.walk(all, 0..<1, limit: found).count == UInt64(found)
        else { throw Failure("the copies do not have all items") }
        return (table, baseline)
    }
}
