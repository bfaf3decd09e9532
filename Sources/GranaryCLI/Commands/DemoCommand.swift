internal import ArgumentParser
internal import AuxeiraSchema
internal import Foundation
internal import Granary
internal import GranaryTransfer

/// `granary demo`: what this is, in a minute.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show access patterns on 5,015 startups and on a whole platform.",
        discussion: """
            First a table of plain items, then a platform under a schema, with named queries. The \
            store is made in a temporary directory and removed at the end, unless --store names \
            one to keep. Reads are run five times and the median is told; each write is durable \
            in the time that is told.

            EXAMPLE:
              granary demo --sample Samples/startups.ndjson.gz
              granary --store demo.granary demo
            """)

    @OptionGroup var location: StoreLocation

    @Option(help: "The sample: startups as JSON lines, plain or gzip.", completion: .file())
    var sample = "Samples/startups.ndjson.gz"

    @Option(help: ArgumentHelp("How large the platform is.", valueName: "factor"))
    var scale = 2

    func validate() throws {
        guard (1...1_000).contains(scale) else {
            throw ArgumentParser.ValidationError("--scale must be from 1 to 1000.")
        }
    }

    func run() throws {
        let sample = try InputFile(sample)
        guard let path = location.store else {
            let path = FileManager.default.temporaryDirectory
                .appending(component: "granary-demo-\(UUID().uuidString)").path(
                    percentEncoded: false)
            defer { try? FileManager.default.removeItem(atPath: path) }
            return try run(sample, at: path)
        }
        try run(sample, at: path)
    }

    private func run(_ sample: InputFile, at path: String) throws {
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
        try showPlatform(at: path, &report)
        try finish(store, &report)
    }

    /// The typed half: a schema, a platform under it, its queries and its quality.
    private func showPlatform(at path: String, _ report: inout DemoReport) throws {
        let store = try Store.open(path, schema: Auxeira.schema)
        let schema = try Auxeira.schema.schema()
        try report.say("")
        try report.say("\(schema.name) \(schema.version): \(schema.countText)")
        let companies = try InputFile(sample)
        let platform = try DemoPlatform(
            scale: scale, companies: companies, in: store, &report)
        let table = try store.table(schema.table)
        for pattern in DemoPattern.platform(platform, schema) {
            try report.show(pattern, on: table)
        }
        try report.show(.quality(of: schema), on: table)
    }

    private static let indexes: [IndexDefinition] = [
        .global("byIndustry", partitionKey: "industry", sortKey: [.number("team_size")]),
        .multiValue("byTag", element: "tags", sortKey: ["name"]),
        .unique("bySlug", on: "slug"),
    ]

    private func load(
        _ sample: InputFile, into table: Granary.Table, _ report: inout DemoReport
    ) throws {
        let start = ContinuousClock.now
        let keys = ImportKeys(
            [try ImportKey("PK=STARTUP#${slug}"), try ImportKey("SK=PROFILE")],
            of: try table.describe())
        let bar = ProgressBar("import")
        var options = ImportOptions()
        options.transform = { item throws(RecordProblem) in try keys.made(in: item) }
        options.progress = { count, fraction in bar.update(count, fraction: fraction) }
        let source = try JSONLinesSource(sample, form: .plain)
        let count = try table.load(from: source, options).storedCount
        bar.finish()
        try report.say(
            "imported \(ProgressBar.grouped(count)) startups from \(sample.name) into "
                + table.store.path, seconds: ContinuousClock.now - start)
    }

    private func finish(_ store: Store, _ report: inout DemoReport) throws {
        let start = ContinuousClock.now
        let check = try store.check()
        try report.say("")
        try report.say("check: \(check.summary)", seconds: ContinuousClock.now - start)
        let width = Terminal.width(of: Terminal.output)
        for line in try StoreSummary(of: store).lines(width: width) { try report.say(line) }
        guard check.isSound else { throw CommandFailure.failure("the demo's store is damaged") }
    }
}
