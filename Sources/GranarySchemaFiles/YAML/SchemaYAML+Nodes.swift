package import GranarySchema

extension SchemaYAML {
    /// Writes a file of entries, with a list of maps of one key each at its end: what was decided
    /// first, then what is done.
    ///
    /// - Parameters:
    ///   - entries: What stands at the top.
    ///   - key: The key of the list.
    ///   - steps: Its elements, each a map with one key.
    /// - Returns: The whole file.
    package static func text(
        of entries: [SchemaNode.Entry], list key: String, steps: [SchemaNode.Entry]
    ) -> String {
        var writer = YAMLWriter()
        writer.writeTopLevel(entries, sections: [])
        guard !steps.isEmpty else { return writer.text }
        writer.text += "\n\(key):\n"
        for step in steps {
            let line = "  - \(step.key): \(YAMLWriter.flow(step.value))"
            guard line.count > YAMLWriter.width, case .map(let entries) = step.value.content else {
                writer.text += line + "\n"
                continue
            }
            writer.text += "  - \(step.key):\n"
            for entry in entries { writer.write(entry, indentation: 6, levels: 0) }
        }
        return writer.text
    }
}
