import GranaryItems
import GranaryMigrations
import GranarySchema
import GranarySchemaFiles
import GranaryTestSupport
import Testing

/// A shop's orders and customers, in two versions of a schema.
enum Shop {
    /// The schema that most tests begin with.
    static let first = """
        format: granary:1
        schema: Shop
        version: 1.0.0
        table: shop
        indexes:
          primary: { hash: PK, sort: SK }
          byStatus: { hash: status, sort: placed }
        models:
          Customer:
            keys: { PK: "CUSTOMER#${id}", SK: PROFILE }
            attributes:
              id: { type: string, required: true, immutable: true }
              email: string
              street: string
              city: string
          Order:
            keys: { PK: "CUSTOMER#${id}", SK: "ORDER#${number:6:0}" }
            attributes:
              id: { type: string, required: true }
              number: { type: int, required: true }
              placed: { type: date, precision: second }
              status: { type: string, enum: [open, paid, void], default: open }
              amount: string
              quantity: int
              price: number
              secret: { type: string, hidden: true }
        """

    /// Reads a schema, in which parts of the text are replaced.
    static func schema(_ replacements: (String, String)...) throws -> Schema {
        try schema(replacements)
    }

    static func schema(_ replacements: [(String, String)]) throws -> Schema {
        var text = first
        for (old, new) in replacements {
            try #require(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        let (node, diagnostics) = SchemaYAML.node(text, file: "shop.yaml")
        try #require(diagnostics.isEmpty, "\(diagnostics)")
        let decoded = DecodedSchema(node ?? .map([]))
        return try #require(decoded.schema, "\(decoded.diagnostics)")
    }

    /// The second version: what is replaced besides the number.
    static func second(_ replacements: (String, String)...) throws -> Schema {
        try schema([("version: 1.0.0", "version: 1.1.0")] + replacements)
    }

    /// The migration to the first version, which does nothing.
    static func baseline() throws -> Migration {
        let schema = try schema()
        let document = MigrationDocument(number: 1, name: "first", from: nil, to: schema.version)
        return Migration(document, from: nil, to: schema)
    }

    /// A migration from the first version to another.
    static func migration(
        to target: Schema, allowing allowed: Set<MigrationHazard> = Set(MigrationHazard.allCases),
        _ steps: MigrationStep...
    ) throws -> Migration {
        let document = MigrationDocument(
            number: 2, name: "second", from: SchemaVersion(1, 0, 0), to: target.version,
            allowed: allowed, steps: steps)
        return Migration(document, from: try schema(), to: target)
    }

    static func customer(_ id: String, _ more: (String, AttributeValue)...) -> Item {
        let item: Item = [
            "PK": .string("CUSTOMER#\(id)"), "SK": "PROFILE", "_type": "Customer",
            "id": .string(id),
        ]
        return item.replacing(more.map { (name: $0.0, value: $0.1) })
    }

    static func order(_ id: String, _ number: Int, _ more: (String, AttributeValue)...) -> Item {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let item: Item = [
            "PK": .string("CUSTOMER#\(id)"), "SK": .string("ORDER#\(padded)"), "_type": "Order",
            "id": .string(id), "number": AttributeValue(number),
        ]
        return item.replacing(more.map { (name: $0.0, value: $0.1) })
    }

    /// Fills the store of the running test, or another one: customers with orders each, at the first version.
    @discardableResult
    static func fill(
        _ path: String = TemporaryStore.path, customers: Int = 5, orders: Int = 10
    ) throws -> Table {
        let store = try Store.open(
            path, schema: StoreSchema(schema()),
            options: StoreOptions(durability: .relaxed))
        let table = try store.table("shop")
        try table.load((0..<customers).lazy.flatMap { id in items(id, orders: orders) })
        return table
    }

    /// A customer and the orders of one.
    static func items(_ id: Int, orders: Int) -> [Item] {
        let name = "c\(id)"
        var items = (0..<orders).map { number in
            order(
                name, number, ("amount", .string("\(number * 7 % 100).50")),
                ("quantity", AttributeValue(number + 1)), ("price", 2.5),
                ("placed", .string("2025-01-\(10 + number % 20)T00:00:00Z")), ("status", "open"))
        }
        items.append(
            customer(name, ("email", .string("C\(id)@B.CO")), ("city", "Bonn"), ("street", "A 1")))
        return items
    }

    /// Runs the migrations until some batches of a sweep are done.
    static func interrupt(_ runner: MigrationRunner) {
        var batches = 0
        #expect(throws: MigrationError.self) {
            try runner.up {
                if $0.stage == .sweep { batches += 1 }
            } isCancelled: {
                batches > 2
            }
        }
    }

    /// A runner of the migrations to a schema that a test begins with, and from that to another.
    static func runner(
        from source: Schema, to target: Schema, _ steps: [MigrationStep], batch: Int = 1_024
    ) throws -> MigrationRunner {
        let first = MigrationDocument(number: 1, name: "first", from: nil, to: source.version)
        let second = MigrationDocument(
            number: 2, name: "second", from: source.version, to: target.version,
            allowed: Set(MigrationHazard.allCases), steps: steps)
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.batchItemCount = batch
        return try MigrationRunner(
            TemporaryStore.current,
            migrations: [
                Migration(first, from: nil, to: source),
                Migration(second, from: source, to: target),
            ], options: options)
    }

    /// A runner of the migrations to the first version and to another.
    static func runner(
        _ migration: Migration, functions: [String: MigrationFunction] = [:],
        _ change: (inout MigrationOptions) -> Void = { _ in }
    ) throws -> MigrationRunner {
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.tool = "test"
        change(&options)
        return try MigrationRunner(
            TemporaryStore.current, migrations: [baseline(), migration], functions: functions,
            options: options)
    }
}

extension Store {
    /// Everything in a table, in key order, without revisions.
    func contents(_ table: String = "shop") throws -> [AttributeMap] {
        Array(try self.table(table).scan()).map(\.attributes)
    }
}
