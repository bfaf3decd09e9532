internal import GranaryItems
internal import GranarySchema
internal import GranarySchemaFiles

extension MigrationDocument {
    /// The file of it, as it is written by hand: defaults left out, a step a line where it fits.
    ///
    /// What is read from it is equal to this.
    public var yaml: String {
        guard case .map(let entries) = node.content else { return "" }
        let steps = steps.map { SchemaNode.Entry($0.word, .map($0.content.entries)) }
        return SchemaYAML.text(
            of: entries.filter { $0.key != "steps" }, list: "steps", steps: steps)
    }
}
