import Foundation
import Granary
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
    func store(_ name: String, durability: Durability = .full) throws -> Store {
        try Store.open(path(name), options: StoreOptions(durability: durability))
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

    /// Random numbers of activities, without a repetition in sight of each other.
    func randomIndices(_ count: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Int(generator.next() % UInt64(dataset.count)) }
    }
}
