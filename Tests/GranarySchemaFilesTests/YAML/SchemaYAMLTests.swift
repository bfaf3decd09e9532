import GranaryItems
import GranarySchema
import GranarySchemaFiles
import Testing

/// What the tool writes, as a draft or after an import, must be read back as the same schema.
struct SchemaYAMLTests {
    @Test("Files that are written read back to the same schema")
    func roundTrip() throws {
        let folder = try TemporaryFolder(SampleFiles.all)
        let schema = try #require(SchemaFolder.load(folder.path).schema)
        let written = SchemaYAML.files(for: schema)
        #expect(written.map(\.name) == ["schema.yaml", "Customer.yaml", "Order.yaml"])
        let again = try TemporaryFolder(written)
        let (found, diagnostics) = SchemaFolder.load(again.path)
        #expect(diagnostics == [])
        #expect(found == schema)
        let single = try TemporaryFolder([("any.yaml", SchemaYAML.text(for: schema))])
        #expect(SchemaFolder.load(single.path + "/any.yaml").schema == schema)
        for file in written {
            #expect(file.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }
    }

    @Test(
        "Texts that look like something else are put in quotes",
        arguments: [
            "", " ", "a ", "null", "Null", "~", "yes", "True", "5", "-1", "1e3", "0x1f", "12:30",
            "2025-11-06", "1.0", "1.0.0", ".inf", "a: b", "a:b", "a:", "a #b", "a#b", "#a", "- a",
            "-", "?", "? a", "[a]", "{a}", "a, b", "a]", "*a", "&a", "!a", "|", ">", "%", "@a",
            "`a",
            "\"", "'a'", "a\"b", "a\\b", "a\nb", "a\tb", "\u{1}", "\u{85}", "\u{2028}",
            "\u{7F}\u{9F}", "a\u{FEFF}", "\u{FFFE}\u{FFFF}", "é", "😀", "---",
            "${a}", "A#${a}", "<<", "=", "long text " + String(repeating: "x", count: 200),
        ])
    func quoting(text: String) throws {
        let schema = Schema(
            name: "S", version: SchemaVersion(1, 0, 0), table: "tab", doc: text,
            indexes: [SchemaIndex(name: "primary", kind: .primary, partitionKey: ["id"])],
            models: [
                Model(
                    name: "M", doc: text, keys: [],
                    attributes: [
                        ModelAttribute("id", ValueShape(.string), doc: text, isRequired: true),
                        ModelAttribute(
                            "any", ValueShape(.document),
                            defaultValue: .map(["key": .list([.string(text)])])),
                    ])
            ])
        let folder = try TemporaryFolder(SchemaYAML.files(for: schema))
        let decoded = SchemaFolder.read(folder.path)
        #expect(decoded.diagnostics == [])
        #expect(decoded.schema == schema)
    }
}
