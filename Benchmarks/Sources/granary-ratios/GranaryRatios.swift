import ArgumentParser
import Foundation
import GranaryEntities
import Workload

/// Measures Granary against C loops over liblmdb, and against SQLite, in turns in one process.
@main
struct GranaryRatios: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "granary-ratios",
        abstract: "Measure Granary's paths against C loops on the same bytes.")

    enum Group: String, CaseIterable, ExpressibleByArgument {
        case memory, reads, walks, puts, durable, loads, transfer, migrations
    }

    @Option(help: "The number of items in the table.")
    var items = 1_000_000

    @Option(help: "How many times each pair is measured; the median counts.")
    var rounds = 9

    @Option(help: "Where to put the stores; the temporary directory otherwise.")
    var directory: String?

    @Option(help: "Measure only this group; may be repeated.")
    var only: [Group] = []

    mutating func run() async throws {
        let fixture = try Fixture(itemCount: items, rounds: rounds, directory: directory)
        var report = Report()
        func wants(_ group: Group) -> Bool { only.isEmpty || only.contains(group) }
        if wants(.memory) {
            try Memory.run(fixture, into: &report)
            try fixture.remove("main")
        }
        if wants(.reads) || wants(.walks) || wants(.puts) {
            let store = try fixture.store("main")
            try Memory.load(store, items)
            store.close()
        }
        if wants(.reads) { try PointReads.run(fixture, into: &report) }
        if wants(.walks) { try Walks.run(fixture, into: &report) }
        if wants(.puts) { try Puts.run(fixture, into: &report) }
        if wants(.durable) { try await DurablePuts.run(fixture, into: &report) }
        if wants(.loads) { try Loads.run(fixture, into: &report) }
        if wants(.transfer) { try Transfers.run(fixture, into: &report) }
        if wants(.migrations) { try Migrations.run(fixture, into: &report) }
        print(Machine.description(itemCount: items, rounds: rounds))
        print()
        print(report.markdown)
    }
}
