import GranarySchema
import GranarySchemaFiles
import Testing

/// A folder of files is what people write: it must be read whole, and every mistake in it must be
/// named with its place.
struct SchemaFolderTests {
    private func messages(_ files: [(name: String, text: String)]) throws -> [String] {
        let folder = try TemporaryFolder(files)
        let prefix = folder.path + "/"
        return SchemaFolder.load(folder.path).diagnostics.map {
            $0.description.replacing(prefix, with: "").replacing(folder.path, with: "folder")
        }
    }

    @Test("A folder is a schema")
    func folder() throws {
        let folder = try TemporaryFolder(SampleFiles.all + [("notes.txt", "no YAML: [")])
        let (schema, diagnostics) = SchemaFolder.load(folder.path)
        #expect(diagnostics == [])
        let shop = try #require(schema)
        #expect(shop.models.map(\.name) == ["Customer", "Order"])
        #expect(shop.indexes.map(\.name) == ["primary", "Customer.email", "byCity"])
        let customer = try #require(shop.model(named: "Customer"))
        #expect(customer.doc == #"One who buys, "often"; 'gladly' as#1."#)
        #expect(customer.timestamps == Timestamps(created: "made_at", updated: "changed_at"))
        #expect(shop.model(named: "Order")?.timestamps == nil)
        #expect(
            customer.attribute(named: "state")?.shape.type == .enumeration(["yes", "no", "null"]))
    }

    @Test("One file may hold the header and the models")
    func oneFile() throws {
        func indented(_ text: String) -> String {
            text.split(separator: "\n").dropFirst().map { "    \($0)\n" }.joined()
        }
        let text =
            SampleFiles.header + "models:\n  Customer:\n" + indented(SampleFiles.customer)
            + "  Order:\n" + indented(SampleFiles.order)
        let single = try TemporaryFolder([("schema.yaml", text)])
        let folder = try TemporaryFolder(SampleFiles.all)
        let (schema, diagnostics) = SchemaFolder.load(single.path + "/schema.yaml")
        #expect(diagnostics == [])
        #expect(schema == SchemaFolder.load(folder.path).schema)
        #expect(schema == SchemaFolder.load(single.path).schema)
    }

    @Test("Errors of all files are reported at once, each with its place")
    func errors() throws {
        var files = SampleFiles.all
        files[1].text = files[1].text.replacing("maxLength: 80", with: "maxlength: 80")
            .replacing("type: list", with: "type: lisst")
        files[2].text = files[2].text.replacing("references: Customer", with: "references: Custmer")
            .replacing("min: 1 ", with: "min: one ")
        let found = try messages(files)
        #expect(
            found == [
                "Customer.yaml:8:64: error: an attribute has no key maxlength; "
                    + "did you mean maxLength?",
                "Customer.yaml:11:19: error: lisst is no type; did you mean list?",
                "Order.yaml:5:60: error: there is no model Custmer; did you mean Customer?",
                "Order.yaml:6:45: error: min is a number, and here is one",
            ])
    }

    @Test("A file that is no YAML does not hide the errors of others, nor make new ones")
    func broken() throws {
        var files = SampleFiles.all
        files[1].text = "model: [Customer"
        files[2].text = files[2].text.replacing("min: 1 ", with: "min: one ")
        #expect(
            try messages(files) == [
                "Customer.yaml:2:1: error: this is not YAML while parsing a flow sequence: "
                    + "did not find expected ',' or ']'",
                "Order.yaml:6:45: error: min is a number, and here is one",
            ])
    }

    @Test("A header that is no YAML does not hide the errors of the models")
    func brokenHeader() throws {
        var files = SampleFiles.all
        files[0].text = "format: [granary:1"
        files[2].text = files[2].text.replacing("min: 1 ", with: "min: one ")
        #expect(
            try messages(files) == [
                "Order.yaml:6:45: error: min is a number, and here is one",
                "schema.yaml:2:1: error: this is not YAML while parsing a flow sequence: "
                    + "did not find expected ',' or ']'",
            ])
    }

    @Test("Errors of reading and of the checks come together")
    func together() throws {
        var files = SampleFiles.all
        files[1].text = files[1].text.replacing("type: list", with: "type: lisst")
        files[2].text = files[2].text.replacing("SK: \"ORDER#", with: "SK: \"${made_at}#")
        #expect(
            try messages(files) == [
                "Customer.yaml:11:19: error: lisst is no type; did you mean list?",
                "Order.yaml:3:33: error: made_at is in the primary key and may be absent; "
                    + "give made_at required: true",
            ])
    }

    @Test(
        "A file that is named .yml is refused, and is no missing model",
        arguments: [
            "Order.yml", "Order.YML", "Order.YAML",
        ])
    func otherEndings(name: String) throws {
        var files = SampleFiles.all
        files[2].name = name
        #expect(
            try messages(files + [(".hidden.yml", "x")]) == [
                "\(name):1:1: error: the name of a schema file ends in .yaml; "
                    + "call it Order.yaml, or take it out of the folder"
            ])
        files[2].name = "Order.yaml"
        files[0].name = "schema.yml"
        #expect(
            try messages(files) == [
                "schema.yml:1:1: error: the name of a schema file ends in .yaml; "
                    + "call it schema.yaml, or take it out of the folder"
            ])
    }

    @Test("A build wants a file for each model")
    func modelsInHeader() throws {
        var files = SampleFiles.all
        files[0].text += "models: { Gift: { keys: { PK: G, SK: G }, attributes: { a: string } } }\n"
        let folder = try TemporaryFolder(files)
        #expect(SchemaFolder.read(folder.path).schema != nil)
        let decoded = SchemaFolder.read(folder.path, models: .files)
        #expect(decoded.schema == nil)
        #expect(
            decoded.check().map { $0.description.replacing(folder.path + "/", with: "") } == [
                "schema.yaml:11:1: error: the build knows a model by its file, and here are models "
                    + "in the header; write each into a file of its own beside this one: "
                    + "<Model>.yaml, beginning with model: <Model>"
            ])
    }

    @Test("What the checks find has its place as well")
    func checks() throws {
        var files = SampleFiles.all
        files[2].text = files[2].text.replacing("ORDER#${number:8:0}", with: "${number}")
        files[1].text = files[1].text.replacing("SK: PROFILE", with: "SK: \"7\"")
        let found = try messages(files)
        #expect(
            found == [
                "Order.yaml:3:33: error: Order and Customer can have the same key: "
                    + #"PK "C#1", SK "7"; begin SK with a word of its own in each model"#,
                "Order.yaml:3:33: warning: ${number} has no padding, so that 10 comes before 9; "
                    + "write ${number:8:0}",
            ])
    }

    @Test("A model is described once")
    func twice() throws {
        var files = SampleFiles.all
        files[0].text += "models: { Order: { attributes: { PK: string, SK: string } } }\n"
        #expect(
            try messages(files) == ["Order.yaml:1:1: error: there is another model Order"])
    }

    @Test("What is no schema says so")
    func noSchema() throws {
        #expect(
            try messages([("a.yaml", "")]) == [
                "folder:1:1: error: the folder has no schema.yaml; begin one with format: granary:1"
            ])
        #expect(
            try messages([("schema.yaml", "")]) == ["schema.yaml:1:1: error: the file is empty"])
        #expect(
            try messages([("schema.yaml", "- a")]) == [
                "schema.yaml:1:1: error: the header of a schema is a map, and here is a list; "
                    + "begin with format: granary:1"
            ])
        #expect(
            try messages(SampleFiles.all + [("Café.yaml", "model: Café\ndoc: x\nattributes: {}")])
                .first == "Café.yaml:1:1: error: Café cannot be the name of a model; "
                + "use an UpperCamelCase name of letters and digits")
        let (schema, diagnostics) = SchemaFolder.load("/there/is/no/such")
        #expect(schema == nil)
        #expect(
            diagnostics.map(\.description) == [
                "/there/is/no/such:1:1: error: there is no such file or folder"
            ])
    }

    @Test("A file is named as its model is")
    func names() throws {
        var files = SampleFiles.all
        files[2].name = "Sale.yaml"
        let found = try messages(files)
        #expect(
            found == [
                "Sale.yaml:1:8: error: the model Order stands under the name Sale; "
                    + "name both alike",
                "schema.yaml:10:59: error: there is no model Order",
            ])
    }

    @Test("A file that is not UTF-8 or too long is refused")
    func unreadable() throws {
        let long = String(repeating: "#", count: 262_145)
        #expect(
            try messages([("schema.yaml", long)]) == [
                "schema.yaml:1:1: error: the file is longer than 262144 bytes; "
                    + "give each model a file of its own"
            ])
        #expect(
            try messages([("schema.yaml", String(repeating: "#", count: 262_144))]) == [
                "schema.yaml:1:1: error: the file is empty"
            ])
    }
}
