import Granary
import GranaryTestSupport

/// A small schema with something of everything that the engine enforces.
enum SampleStoreSchema {
    /// Startups and their rounds, in one table.
    ///
    /// - Parameters:
    ///   - version: The version of the data model.
    ///   - indexes: Indexes besides the primary one and the unique one.
    ///   - rules: The rules in Swift that rounds name.
    /// - Returns: The schema.
    /// - Throws: Never, with these templates.
    static func schema(
        version: SchemaVersion = SchemaVersion(1, 0, 0), indexes: [SchemaIndex] = [],
        rules: [String] = []
    ) throws -> Schema {
        let startup = Model(
            name: "Startup",
            keys: [
                try KeyTemplate(attribute: "PK", text: "STARTUP#${startup_id}"),
                try KeyTemplate(attribute: "SK", text: "PROFILE"),
            ],
            attributes: [
                ModelAttribute(
                    "startup_id", ValueShape(.string, limits: ValueLimits(format: .id)),
                    isRequired: true),
                ModelAttribute("name", ValueShape(.string), isRequired: true),
                ModelAttribute(
                    "email", ValueShape(.string, limits: ValueLimits(format: .email)),
                    uniqueness: Uniqueness()),
                ModelAttribute(
                    "score", ValueShape(.number, limits: ValueLimits(minimum: 0, maximum: 100))),
                ModelAttribute("created", ValueShape(.date(.day)), isImmutable: true),
                ModelAttribute("expires", ValueShape(.timeToLive)),
            ])
        let round = Model(
            name: "Round",
            keys: [
                try KeyTemplate(attribute: "PK", text: "STARTUP#${startup_id}"),
                try KeyTemplate(attribute: "SK", text: "ROUND#${number:3:0}"),
            ],
            attributes: [
                ModelAttribute(
                    "startup_id", ValueShape(.string), isRequired: true,
                    reference: Reference(model: "Startup", isEnforced: true)),
                ModelAttribute("number", ValueShape(.int), isRequired: true),
                ModelAttribute("percent", ValueShape(.number)),
                ModelAttribute("version", ValueShape(.int), isVersion: true),
            ], rules: rules)
        let made = SchemaIndex(
            name: "Startup.email", kind: .unique, partitionKey: ["_type", "email"])
        return Schema(
            name: "Sample", version: version, table: "app",
            indexes: [
                SchemaIndex(
                    name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"]),
                made,
            ] + indexes,
            models: [round, startup])
    }

    /// An index over the score of each startup's name.
    static let byName = SchemaIndex(
        name: "byName", kind: .global, partitionKey: ["name"], sortKey: ["score"])

    /// A right item of the model `Startup`.
    static func startup(_ id: String, _ more: (String, AttributeValue)...) -> Item {
        let item: Item = [
            "PK": .string("STARTUP#\(id)"), "SK": "PROFILE", "_type": "Startup",
            "startup_id": .string(id), "name": "Acme",
        ]
        return item.replacing(more.map { (name: $0.0, value: $0.1) })
    }

    /// A right item of the model `Round`.
    static func round(
        _ id: String, _ number: Int, _ more: (String, AttributeValue)...
    ) -> Item {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let item: Item = [
            "PK": .string("STARTUP#\(id)"), "SK": .string("ROUND#\(padded)"), "_type": "Round",
            "startup_id": .string(id), "number": .number(Number(number)),
        ]
        return item.replacing(more.map { (name: $0.0, value: $0.1) })
    }

    /// A rule that the rounds of one startup give away no more than all of it.
    static let percentages = BusinessRule(name: "atMostAll", model: "Round") {
        write throws(StoreError) in
        guard let partition = write.new["PK"] else { return nil }
        let rounds = try write.query(Key("PK") == partition && Key("SK").beginsWith("ROUND#"))
        let own = write.new["percent"]?.doubleValue ?? 0
        let others = rounds.filter { $0["SK"] != write.new["SK"] }
            .reduce(0) { $0 + ($1["percent"]?.doubleValue ?? 0) }
        guard own + others > 100 else { return nil }
        return RuleViolation(
            "percent", value: write.new["percent"], "makes more than 100 with the others")
    }
}

extension TemporaryStore {
    /// The store of the running test, opened with a schema.
    static func open(
        _ schema: Schema, rules: [BusinessRule] = [], _ options: StoreOptions? = nil
    ) throws -> Table {
        let store = try Store.open(
            path, schema: StoreSchema(schema, rules: rules),
            options: options ?? StoreOptions(durability: .relaxed))
        return try store.table(schema.table)
    }
}

/// The lines of a schema violation that `work` is refused with.
func violations(_ work: () throws -> Void) -> [String]? {
    guard case .schemaViolation(let found)? = storeError(work) else { return nil }
    return found.map(\.description)
}
