import GranarySchema
import GranarySchemaFiles
import Testing

/// Schema files come from anywhere: what is refused must be refused, and nothing may hang or end
/// the process.
struct YAMLReaderTests {
    @Test(
        "What schema files do not use is refused at its place",
        arguments: [
            ("a: &x 1", "f:1:4: error: anchors are not used in schema files; remove it"),
            (
                "a: &x 1\nb: *x",
                "f:2:4: error: aliases are not used in schema files; "
                    + "write the value out"
            ),
            ("a: *x", "f:1:4: error: this is not YAML: found undefined alias"),
            ("a: !!str 5", "f:1:4: error: tags are not used in schema files; remove it"),
            ("a: !own {}", "f:1:4: error: tags are not used in schema files; remove it"),
            ("! a: 1", "f:1:1: error: tags are not used in schema files; remove it"),
            (
                "a: 1\n---\nb: 2",
                "f:3:1: error: the file has a second document; "
                    + "remove the line ---, or make two files"
            ),
            ("a: 1\na: 2", "f:2:1: error: a is given twice; remove one"),
            ("? [a]\n: 1", "f:1:3: error: a key is a word, not a list or a map"),
            (
                "a: [1",
                "f:2:1: error: this is not YAML while parsing a flow sequence: "
                    + "did not find expected ',' or ']'"
            ),
            (
                "\u{FEFF}é: 1\nü: &x 2",
                "f:2:4: error: anchors are not used in schema files; "
                    + "remove it"
            ),
        ])
    func refusals(text: String, expected: String) {
        let (node, diagnostics) = SchemaYAML.node(text, file: "f")
        #expect(node == nil)
        #expect(diagnostics.map(\.description).first == expected)
    }

    @Test("After a key that is given twice, an anchor or a tag the rest is judged")
    func oneFaultHidesNoOther() throws {
        let customer = """
            model: Customer
            doc: A customer.
            keys: { PK: "CUSTOMER#${id}", SK: &a PROFILE }
            keys: { PK: a }
            attributes:
              id: { type: string, required: true, format: id, required: false }
              age: { type: intt }
              age: int
              name: !!str sting

            """
        let folder = try TemporaryFolder([
            ("schema.yaml", SampleFiles.header), ("Customer.yaml", customer),
        ])
        let found = SchemaFolder.load(folder.path)
        #expect(found.schema == nil)
        let lines = found.diagnostics.compactMap { diagnostic in
            diagnostic.location.map { "\($0.line):\($0.column) \(diagnostic.message)" }
        }
        for expected in [
            "3:35 anchors are not used in schema files", "4:1 keys is given twice",
            "6:51 required is given twice", "8:3 age is given twice",
            "9:9 tags are not used in schema files",
        ] {
            #expect(lines.contains(expected), "\(lines)")
        }
        #expect(lines.contains { $0.hasPrefix("7:") }, "\(lines)")
        #expect(lines.count { $0.hasPrefix("9:") } == 2, "\(lines)")
    }

    @Test("A key that cannot be found a second time ends the reading, and nothing hangs")
    func hiddenDuplicates() {
        for text in ["{ a: 1,\n\n b: 2, a: 3 }", "\"a\": 1\n'a': 2", "? a\n: 1\n? a\n: 2"] {
            let (node, diagnostics) = SchemaYAML.node(text, file: "f")
            #expect(node == nil)
            #expect(diagnostics.map(\.message) == ["a is given twice"])
        }
        let many = (0..<100).map { "a\($0): 1\na\($0): 2\n" }.joined()
        #expect(SchemaYAML.node(many, file: "f").node == nil)
    }

    @Test("Deep nesting is an error and no overflow", arguments: ["[", "{a: ", "- ", "? "])
    func depth(opener: String) {
        let text = String(repeating: opener, count: 100_000 / opener.count)
        #expect(SchemaYAML.node(text, file: "f").node == nil)
        let allowed = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        #expect(SchemaYAML.node(allowed, file: "f").node != nil)
        let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        #expect(SchemaYAML.node(deep, file: "f").node == nil)
    }

    @Test("Aliases of aliases are refused before they are followed")
    func billionLaughs() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 {
            text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
        }
        let (node, diagnostics) = SchemaYAML.node(text + "? *a60\n: 1\n", file: "f")
        #expect(node == nil)
        #expect(diagnostics.count == 1)
        // In prose the signs are only signs.
        #expect(SchemaYAML.node("doc: R&D and *that*, 2*3 & more", file: "f").node != nil)
    }

    @Test("No prefix or mutilation of a file ends the process")
    func mutilations() throws {
        let text = SampleFiles.header + SampleFiles.customer
        for end in stride(from: 0, through: text.utf8.count, by: 3) {
            let prefix = String(decoding: Array(text.utf8).prefix(end), as: UTF8.self)
            if let node = SchemaYAML.node(prefix, file: "f").node { _ = DecodedSchema(node) }
        }
        var bytes = Array(SampleFiles.header.utf8)
        for position in stride(from: 0, to: bytes.count, by: 2) {
            for byte in "{]:&*!'\n".utf8 {
                let kept = bytes[position]
                bytes[position] = byte
                let changed = String(decoding: bytes, as: UTF8.self)
                if let node = SchemaYAML.node(changed, file: "f").node { _ = DecodedSchema(node) }
                bytes[position] = kept
            }
        }
    }
}
