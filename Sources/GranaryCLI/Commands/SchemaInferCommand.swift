internal import ArgumentParser
internal import Granary
internal import GranarySchemaFiles

/// `granary schema infer`: a draft of the schema that stored items have.
struct SchemaInferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer",
        abstract: "Draft a schema from the items of a table.",
        discussion: """
            All items are read. The draft has the models, keys, types and the words that a person \
            would see at a glance; what it leaves open is told on standard error.

            EXAMPLE:
              granary --store app.granary schema infer app > app.yaml
              granary --store app.granary schema infer app --out Schemas/App
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Option(
        help: ArgumentHelp(
            "A folder for a header and a file for each model, instead of standard output.",
            valueName: "folder"),
        completion: .directory)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "The attribute that names an item's model; the usual ones are tried without it.",
            valueName: "attribute"))
    var typeField: String?

    @Option(help: ArgumentHelp("What stands between the parts of a key.", valueName: "text"))
    var separator = "#"

    func validate() throws {
        if separator.isEmpty { throw ArgumentParser.ValidationError("--separator is empty.") }
    }

    func run() throws {
        let draft = try draft()
        for remark in draft.remarks {
            Terminal.writeError(AttributeValue.string("\(remark)").cellText + "\n")
        }
        guard let out else {
            var buffer = OutputBuffer(descriptor: Terminal.output)
            buffer.append(SchemaYAML.text(for: draft.schema))
            return try buffer.flush()
        }
        let files = SchemaYAML.files(for: draft.schema)
        for (name, _) in files where OutputFile(name, in: out).exists {
            throw CommandFailure.failure(
                "\(OutputFile(name, in: out).path) is there already: name a new folder")
        }
        for (name, text) in files { try OutputFile(name, in: out).write(text) }
        Terminal.writeError(
            "wrote \(CountText.text(files.count, "file")) into \(out): \(draft.schema.countText)\n")
    }

    private func draft() throws -> SchemaDraft {
        let store = try location.openForReading()
        defer { store.close() }
        let description = try store.table(table).describe()
        var inference = SchemaInference(
            table: table, indexes: description.schemaIndexes, typeField: typeField,
            separator: separator)
        let bar = ProgressBar("infer")
        defer { bar.finish() }
        let total = Double(max(1, description.itemCount))
        try store.table(table).forEachItem { item in
            inference.add(item)
            let count = inference.itemCount
            if count % 1_024 == 0 { bar.update(count, fraction: Double(count) / total) }
            return true
        }
        return inference.draft()
    }
}

extension TableDescription {
    /// The table's key and indexes as a schema has them.
    var schemaIndexes: [SchemaIndex] {
        let primary = SchemaIndex(
            name: "primary", kind: .primary, partitionKey: [keySchema.partitionKey.name],
            sortKey: keySchema.sortKey.map { [$0.name] } ?? [])
        return [primary] + indexes.map { $0.definition.schemaIndex }
    }
}

extension IndexDefinition {
    fileprivate var schemaIndex: SchemaIndex {
        let kind: SchemaIndex.Kind =
            switch kind {
            case .global: .global
            case .local: .local
            case .unique: .unique
            case .multiValue: .multiValue
            }
        let projection: SchemaIndex.Projection =
            switch projection {
            case .all: .all
            case .keysOnly: .keys
            case .include(let names): .include(names)
            }
        return SchemaIndex(
            name: name, kind: kind, partitionKey: partitionKey.map(\.name),
            sortKey: sortKey.map(\.name), projection: projection)
    }
}
