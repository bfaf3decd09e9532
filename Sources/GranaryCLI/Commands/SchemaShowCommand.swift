internal import ArgumentParser
internal import Granary

/// `granary schema show`: a schema, or one of its models.
struct SchemaShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the models, indexes and collections of a schema, or all about one model.",
        discussion: """
            EXAMPLE:
              granary schema show --schema Schemas/Auxeira
              granary --store app.granary schema show StartupProfile
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The model to show: its attributes, keys and queries.")
    var model: String?

    @OptionGroup var source: SchemaOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let schema = try source.schema(in: location)
        var buffer = OutputBuffer(descriptor: Terminal.output)
        let width = Terminal.width(of: Terminal.output)
        let model = try model.map { name throws(CommandFailure) in
            try schema.knownModel(named: name)
        }
        switch (output.style, model) {
        case (.json, nil): try buffer.line(schema.overviewValue.text)
        case (.json, let model?): try buffer.line(schema.jsonValue(of: model).text)
        case (.table, nil): for line in schema.lines(width: width) { try buffer.line(line) }
        case (.table, let model?):
            for line in schema.lines(of: model, width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}

extension Schema {
    /// The model called `name`, whatever its capitals.
    func knownModel(named name: String) throws(CommandFailure) -> Model {
        if let model = model(named: name) { return model }
        let similar = models.filter { $0.name.lowercased() == name.lowercased() }
        if let model = similar.first, similar.count == 1 { return model }
        let names = models.map(\.name).joined(separator: ", ")
        throw .usage("\(self.name) has no model '\(name)'; it has \(names)")
    }
}
