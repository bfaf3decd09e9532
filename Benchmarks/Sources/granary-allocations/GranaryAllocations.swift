import ArgumentParser
import Foundation
import GranaryEntities
import Workload

/// Counts the allocations of Granary's operations, and checks them against committed thresholds.
///
/// Unlike times they do not depend on the machine, so they may gate.
@main
struct GranaryAllocations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "granary-allocations",
        abstract: "Count allocations per operation.")

    @Option(help: "A JSON file of thresholds to check against; exits with 1 when one is exceeded.")
    var checkAllocations: String?

    @Option(help: "Where to write what was counted, as new thresholds.")
    var write: String?

    @Option(help: "How many times each operation runs.")
    var runs = 50

    mutating func run() throws {
        let directory = FileManager.default.temporaryDirectory.appending(
            component: "granary-allocations-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store.open(
            directory.path(), options: StoreOptions(durability: .relaxed))
        defer { store.close() }

        var counts: [String: Double] = [:]
        for operation in try Operation.all(store: store, dataset: Dataset(count: 10_000)) {
            let count = try operation.allocationsPerRun(runs: runs)
            counts[operation.name] = count
            print("\(operation.name): \(String(format: "%.2f", count))")
        }
        if let write { try save(counts, to: write) }
        if let checkAllocations { try check(counts, against: checkAllocations) }
    }

    private func save(_ counts: [String: Double], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let thresholds = counts.mapValues { Int($0.rounded()) }
        try (encoder.encode(thresholds) + Data("\n".utf8)).write(to: URL(filePath: path))
    }

    private func check(_ counts: [String: Double], against path: String) throws {
        let thresholds = try JSONDecoder().decode(
            [String: Int].self, from: Data(contentsOf: URL(filePath: path)))
        var exceeded = 0
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            guard let threshold = thresholds[name] else {
                print("no threshold: \(name)")
                exceeded += 1
                continue
            }
            // A stray allocation of another thread in many runs is not the operation's.
            if Int(count.rounded()) > threshold {
                print("exceeded: \(name): \(count), at most \(threshold)")
                exceeded += 1
            }
        }
        if exceeded > 0 { throw ExitCode(1) }
        print("all within their thresholds")
    }
}
