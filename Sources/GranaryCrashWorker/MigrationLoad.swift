internal import Granary
internal import GranaryMigrations

/// A migration for the crash tests: a renamed attribute that becomes a number, keys that are made by
/// another template, a part that is split off, and a new unique index.
enum MigrationLoad {
    static let tableName = "load"

    /// How many items there are; each has a part that is split off.
    static let itemCount = 80

    /// Fills a new store with items of the first version.
    static func prepare(_ path: String) async throws {
        let store = try await Workload.open(path, StoreOptions(durability: .relaxed))
        try runner(of: store).up(to: 1)
        try store.table(tableName).load((0..<itemCount).lazy.map(item))
        store.close()
    }

    /// Does the migration, or what is left of it.
    ///
    /// - Returns: How many items it has changed in all.
    static func run(_ path: String) async throws -> Int {
        let store = try await Workload.open(path)
        defer { store.close() }
        let runner = try runner(of: store)
        Output.say("open")
        if try runner.status().running != nil {
            return try runner.resume().applied.changedCount
        }
        return try runner.up().last?.applied.changedCount ?? 0
    }

    /// Undoes what was begun, by whichever of both commands, or the whole migration.
    static func undo(_ path: String) async throws {
        let store = try await Workload.open(path)
        defer { store.close() }
        let runner = try runner(of: store)
        Output.say("open")
        switch try runner.status().running {
        case nil: try runner.down(to: 1)
        case let running? where running.isAbort || running.direction == .down: try runner.resume()
        case _?: try runner.abort()
        }
    }

    static func runner(of store: Store) throws -> MigrationRunner {
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.batchItemCount = 3
        return try MigrationRunner(store, migrations: migrations(), options: options)
    }

    private static func item(_ number: Int) -> Item {
        [
            "PK": .string("GROUP#\(number % 7)"), "SK": .string("ENTRY#\(number)"),
            "_type": "Entry", "group": .string("\(number % 7)"), "id": .string("\(number)"),
            "amount": .string("\(number).50"), "name": .string("name \(number)"),
            "note": .string(String(repeating: "x", count: number * 37 % 400)),
        ]
    }

    private static func migrations() throws -> [Migration] {
        let first = try Schema(document: document("1.0.0", before))
        let second = try Schema(document: document("1.1.0", after))
        return [
            Migration(
                MigrationDocument(number: 1, name: "first", from: nil, to: first.version),
                from: nil, to: first),
            Migration(
                MigrationDocument(
                    number: 2, name: "second", from: first.version, to: second.version,
                    allowed: [.rewritesKeys, .needsDataCheck],
                    steps: [
                        .renameAttribute(
                            RenameAttribute(model: "Entry", attribute: "amount", to: "total")),
                        .retype(
                            RetypeAttribute(model: "Entry", attribute: "total", .stringToNumber)),
                        .splitOff(
                            SplitOff(
                                model: "Entry", part: "Note", attributes: ["note"],
                                shared: ["group", "id"])),
                        .changeKeyTemplate(
                            ChangeKeyTemplate(model: "Entry", key: "SK", to: "AMOUNT#${id}")),
                        .addIndex(AddIndex("byAmount")), .addIndex(AddIndex("byName")),
                    ]), from: first, to: second),
        ]
    }

    private static func document(_ version: String, _ rest: String) -> String {
        """
        {"format":"granary:1","schema":"Load","version":"\(version)","table":"load",\(rest)}
        """
    }

    private static let id = #"{"type":"string","required":true}"#

    private static let before = """
        "indexes":{"primary":{"hash":"PK","sort":"SK"},
          "byAmount":{"hash":"group","sort":"amount"}},
        "models":{"Entry":{"keys":{"PK":"GROUP#${group}","SK":"ENTRY#${id}"},
          "attributes":{"group":\(id),"id":\(id),"amount":"string","name":"string",
            "note":"string"}}}
        """

    private static let after = """
        "indexes":{"primary":{"hash":"PK","sort":"SK"},
          "byAmount":{"hash":"group","sort":"total"},"byName":{"unique":["_type","name"]}},
        "models":{"Entry":{"keys":{"PK":"GROUP#${group}","SK":"AMOUNT#${id}"},
          "attributes":{"group":\(id),"id":\(id),"total":"number","name":"string"}},
          "Note":{"keys":{"PK":"GROUP#${group}","SK":"NOTE#${id}"},
          "attributes":{"group":\(id),"id":\(id),"note":"string"}}}
        """
}
