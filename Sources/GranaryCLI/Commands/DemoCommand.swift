internal import ArgumentParser
internal import Foundation
internal import Granary

/// `granary demo`: what this is, in a minute.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show a dozen access patterns on a sample of 5,015 startups.",
        discussion: """
            The store is made in a temporary directory and removed at the end, unless --store \
            names one to keep. Reads are run five times and the median is told; each write is \
            durable in the time that is told.

            EXAMPLE:
              granary demo --sample Samples/startups.ndjson.gz
              granary --store demo.granary demo
            """)

    @OptionGroup var location: StoreLocation

    @Option(help: "The sample: startups as JSON lines, plain or gzip.", completion: .file())
    var sample = "Samples/startups.ndjson.gz"

    func run() throws {
        let sample = try ImportFile(path: sample)
        guard let path = location.store else {
            let path = FileManager.default.temporaryDirectory
                .appending(component: "granary-demo-\(UUID().uuidString)").path(
                    percentEncoded: false)
            defer { try? FileManager.default.removeItem(atPath: path) }
            return try run(sample, at: path)
        }
        try run(sample, at: path)
    }

    private func run(_ sample: ImportFile, at path: String) throws {
        let store = try Store.open(path)
        defer { store.close() }
        var report = DemoReport()
        let table = try store.createTable(
            DemoPattern.tableName, partitionKey: "PK", sortKey: "SK")
        try load(sample, into: table, &report)
        for definition in Self.indexes {
            let start = ContinuousClock.now
            try store.addIndex(definition, to: table.name)
            try report.say(
                "built \(definition.kind.commandText) index \(definition.name)",
                seconds: ContinuousClock.now - start)
        }
        let reads = DemoPattern.reads
        try report.show(reads[0], on: table)
        for pattern in DemoPattern.writes { try report.show(pattern, on: table) }
        for pattern in reads.dropFirst() { try report.show(pattern, on: table) }
        try finish(store, &report)
    }

    private static let indexes: [IndexDefinition] = [
        .global("byIndustry", partitionKey: "industry", sortKey: [.number("team_size")]),
        .multiValue("byTag", element: "tags", sortKey: ["name"]),
        .unique("bySlug", on: "slug"),
    ]

    private func load(
        _ sample: ImportFile, into table: Granary.Table, _ report: inout DemoReport
    ) throws {
        let start = ContinuousClock.now
        let lines = ItemLines(
            { chunk in try sample.read(into: &chunk) }, form: .plain,
            keys: [try KeyTemplate("PK=STARTUP#${slug}"), try KeyTemplate("SK=PROFILE")],
            rules: ImportRules(try table.describe()), skipsBadLines: false)
        let bar = ProgressBar("import")
        let count = try table.load(next: lines.next) { count in
            bar.update(count, fraction: sample.fraction)
        }
        bar.finish()
        if let bad = lines.badLine {
            throw CommandFailure.failure("\(sample.name):\(bad.lineNumber): \(bad.reason)")
        }
        if let error = lines.readError {
            throw CommandFailure.failure("\(sample.name): \(error)")
        }
        try report.say(
            "imported \(ProgressBar.grouped(count)) startups from \(sample.name) into "
                + table.store.path, seconds: ContinuousClock.now - start)
    }

    private func finish(_ store: Store, _ report: inout DemoReport) throws {
        let start = ContinuousClock.now
        let check = try store.check()
        try report.say("")
        try report.say("check: \(check.summary)", seconds: ContinuousClock.now - start)
        for line in try StoreSummary(of: store).lines(width: 80) { try report.say(line) }
        guard check.isSound else { throw CommandFailure.failure("the demo's store is damaged") }
    }
}
