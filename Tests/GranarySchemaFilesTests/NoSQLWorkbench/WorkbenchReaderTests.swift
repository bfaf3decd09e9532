import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// Data models come from many versions of the tool, with facets and without, with data and without.
struct WorkbenchReaderTests {
    private static let library = #"""
        {
          "ModelName": "Library", "ModelMetadata": { "Description": "Books.", "Version": "3.0" },
          "DataModel": [
            {
              "TableName": "library",
              "KeyAttributes": {
                "PartitionKey": { "AttributeName": "PK", "AttributeType": "S" },
                "SortKey": { "AttributeName": "SK", "AttributeType": "S" }
              },
              "NonKeyAttributes": [
                { "AttributeName": "isbn", "AttributeType": "S" },
                { "AttributeName": "pages", "AttributeType": "N" },
                { "AttributeName": "lent", "AttributeType": "BOOL" },
                { "AttributeName": "cover", "AttributeType": "B" },
                { "AttributeName": "marks", "AttributeType": "NS" },
                { "AttributeName": "more", "AttributeType": "M" }
              ],
              "TableFacets": [
                {
                  "FacetName": "book",
                  "KeyAttributeAlias": {
                    "PartitionKeyAlias": "BOOK#<isbn>", "SortKeyAlias": "ABOUT"
                  },
                  "NonKeyAttributes": ["isbn", "pages", "cover", "marks", "more"],
                  "TableData": [
                    { "PK": { "S": "BOOK#1" }, "SK": { "S": "ABOUT" }, "isbn": { "S": "1" } }
                  ]
                },
                {
                  "FacetName": "Loan",
                  "KeyAttributeAlias": { "PartitionKeyAlias": "Reader", "SortKeyAlias": "SK" },
                  "NonKeyAttributes": ["lent"]
                }
              ],
              "GlobalSecondaryIndexes": [
                {
                  "IndexName": "byPages",
                  "KeyAttributes": {
                    "PartitionKey": { "AttributeName": "isbn", "AttributeType": "S" },
                    "SortKey": { "AttributeName": "pages", "AttributeType": "N" }
                  },
                  "Projection": { "ProjectionType": "INCLUDE", "NonKeyAttributes": ["lent"] }
                },
                {
                  "IndexName": "byState",
                  "KeyAttributes": {
                    "PartitionKey": { "AttributeName": "lent", "AttributeType": "S" }
                  },
                  "Projection": { "ProjectionType": "KEYS_ONLY" }
                }
              ],
              "TableData": [
                { "PK": { "S": "BOOK#1" }, "SK": { "S": "ABOUT" }, "isbn": { "S": "1" } },
                { "PK": { "S": "Ann" }, "SK": { "S": "x" }, "marks": { "NS": ["1", "2"] } }
              ],
              "DataAccess": { "MySql": {} }, "BillingMode": "PROVISIONED"
            }
          ]
        }
        """#

    @Test func facetsAreModels() throws {
        let imported = NoSQLWorkbenchFormat.read(Self.library)
        #expect(imported.diagnostics.map(\.message) == ["the facet book is called Book"])
        let schema = try #require(imported.schema)
        #expect(schema.name == "Library")
        #expect(schema.table == "library")
        #expect(schema.doc == "Books.")
        #expect(
            schema.indexes == [
                SchemaIndex(
                    name: "primary", kind: .primary, partitionKey: ["PK"], sortKey: ["SK"]),
                SchemaIndex(
                    name: "byPages", kind: .global, partitionKey: ["isbn"], sortKey: ["pages"],
                    projection: .include(["lent"])),
                SchemaIndex(
                    name: "byState", kind: .global, partitionKey: ["lent"], projection: .keys),
            ])
        let book = try #require(schema.model(named: "Book"))
        #expect(book.keys.map(\.text) == ["BOOK#${isbn}", "ABOUT"])
        #expect(
            book.attributes.map(\.shape.type) == [
                .string, .number, .binary, .set(ValueShape(.number)), .document,
            ])
        #expect(book.attributes.map(\.isRequired) == [true, false, false, false, false])
        let loan = try #require(schema.model(named: "Loan"))
        #expect(loan.keys == [])
        #expect(loan.attributes.map(\.name) == ["PK", "SK", "lent"])
        #expect(loan.attributes.map(\.isRequired) == [true, true, false])
    }

    /// Facets, indexes and tables are known by their names, wherever in the file they stand.
    @Test func whatIsWrongHasItsPlace() throws {
        let imported = NoSQLWorkbenchFormat.read(Self.library, file: "books.json")
        #expect(
            imported.diagnostics.map(\.description) == [
                "books.json:19:9: warning: the facet book is called Book"
            ])
        let found = try #require(imported.schema).check(locations: imported.locations)
        #expect(
            found.map(\.description) == [
                "books.json:29:9: error: Loan and Book can have the same key: "
                    + "PK \"BOOK#a\", SK \"ABOUT\"; begin SK with a word of its own in each model"
            ])
        let none = NoSQLWorkbenchFormat.read(Self.library, file: "books.json", table: "none")
        #expect(
            none.diagnostics.map(\.description) == [
                "books.json:3:3: error: there is no table none; the tables are library"
            ])
    }

    @Test func itemsOfTablesAndFacetsAreGivenOnce() {
        #expect(
            NoSQLWorkbenchFormat.read(Self.library).items == [
                ["PK": "BOOK#1", "SK": "ABOUT", "isbn": "1"],
                ["PK": "Ann", "SK": "x", "marks": .numberSet([1, 2])],
            ])
    }

    /// A model with one table without facets.
    private static func model(data: String, name: String = "things") -> String {
        #"""
        { "DataModel": [ { "TableName": "\#(name)",
          "KeyAttributes": { "PartitionKey": { "AttributeName": "PK", "AttributeType": "S" } },
          "NonKeyAttributes": [ { "AttributeName": "n", "AttributeType": "N" } ],
          "TableData": [\#(data)] } ] }
        """#
    }

    @Test func withoutFacetsTheDataIsLookedAt() throws {
        let imported = NoSQLWorkbenchFormat.read(
            Self.model(
                data: #"""
                    { "PK": { "S": "A#1" }, "n": { "N": "1" } },
                    { "PK": { "S": "B#1" }, "n": { "N": "1" }, "on": { "S": "2025-01-01" } }
                    """#))
        let schema = try #require(imported.schema)
        #expect(imported.diagnostics == [])
        #expect(schema.models.map(\.name) == ["A", "B"])
        #expect(schema.models.map { $0.keys.map(\.text) } == [["A#${n}"], ["B#${n}"]])
        #expect(schema.models[1].attribute(named: "on")?.shape.type == .date(.day))
    }

    @Test func withoutFacetsAndDataTheTableIsOneModel() throws {
        let imported = NoSQLWorkbenchFormat.read(Self.model(data: ""), file: "things.json")
        // As `schema infer` does: a schema and a model cannot share a name.
        #expect(
            imported.diagnostics.map(\.description) == [
                "things.json:1:18: warning: the schema is called ThingsSchema, since Things is "
                    + "another's name"
            ])
        let schema = try #require(imported.schema)
        #expect(schema.name == "ThingsSchema")
        #expect(schema.table == "things")
        #expect(schema.check(locations: imported.locations) == [])
        #expect(imported.locations[.model("Things")]?.line == 1)
        #expect(imported.locations[.model("Things")]?.column == 18)
        #expect(schema.models.map(\.name) == ["Things"])
        #expect(schema.models[0].attributes.map(\.name) == ["PK", "n"])
        #expect(schema.models[0].attributes.map(\.shape.type) == [.string, .number])
    }

    @Test func namesThatATableCannotHaveAreChanged() {
        let imported = NoSQLWorkbenchFormat.read(Self.model(data: "", name: "My Things"))
        #expect(imported.schema?.table == "My-Things")
        #expect(imported.schema?.name == "MyThingsSchema")
        #expect(imported.diagnostics.map(\.severity) == [.warning, .warning])
    }

    private static let two = #"""
        { "DataModel": [
          { "TableName": "one", "KeyAttributes": { "PartitionKey": { "AttributeName": "a" } } },
          { "TableName": "two", "KeyAttributes": { "PartitionKey": { "AttributeName": "b" } } }
        ] }
        """#

    @Test(arguments: [(nil, "one"), ("two", "two"), ("three", nil)] as [(String?, String?)])
    func oneTableIsRead(wanted: String?, found: String?) {
        let imported = NoSQLWorkbenchFormat.read(Self.two, table: wanted)
        #expect(imported.schema?.table == found)
        #expect(
            imported.diagnostics.map(\.severity)
                == (found == nil ? [.error] : [.warning, .warning]))
    }

    @Test(
        arguments: [
            ("USER#<id>", "USER#${id}"), ("USER#{id}", "USER#${id}"), ("USER#${id}", "USER#${id}"),
            ("USER#id", "USER#${id}"), ("USER#${id:4:0}", "USER#${id:4:0}"), ("<id>", "${id}"),
            ("PROFILE", "PROFILE"), ("A#B", "A#B"), ("id", nil), ("User Name", nil), ("PK", nil),
            ("USER#<name>", nil), ("USER#<id", nil), ("", nil), ("a#b", nil),
        ] as [(String, String?)])
    func aliasesAreTemplatesWhenTheyNameAttributes(alias: String, template: String?) {
        let found = WorkbenchAlias.template(alias, for: "PK", of: ["id"])
        #expect(found?.text == template)
        #expect(found?.attribute == (template == nil ? nil : "PK"))
    }

    @Test(arguments: [
        "", "[]", "{}", #"{ "DataModel": [] }"#, #"{ "DataModel": [{}] }"#,
        #"{ "DataModel": [{ "TableName": "abc", "KeyAttributes": { "PartitionKey": {} } }] }"#,
    ])
    func whatIsNoModelIsAnError(text: String) {
        let imported = NoSQLWorkbenchFormat.read(text)
        #expect(imported.schema == nil)
        #expect(imported.diagnostics.map(\.severity) == [.error])
    }

    @Test func damagedFilesNeverTrap() {
        let bytes = Array(Self.library.utf8)
        for length in stride(from: 0, to: bytes.count, by: 11) {
            let text = String(decoding: bytes.prefix(length), as: UTF8.self)
            #expect(NoSQLWorkbenchFormat.read(text).schema == nil)
        }
        for wrong in ["{ \"S\": 1 }", "1", "{ \"X\": \"a\" }"] {
            let imported = NoSQLWorkbenchFormat.read(Self.model(data: "{ \"PK\": \(wrong) }"))
            #expect(imported.items.isEmpty)
            #expect(
                imported.diagnostics.map(\.path.description) == [
                    "DataModel.things.TableData.0", "DataModel.things",
                ])
        }
    }

    @Test func anIndexWithoutANameOrKeyIsLeftOut() {
        let text = Self.model(data: "").replacing(
            "\"NonKeyAttributes\"",
            with: #""GlobalSecondaryIndexes": [{ "IndexName": "byX" }], "NonKeyAttributes""#)
        let imported = NoSQLWorkbenchFormat.read(text)
        #expect(imported.schema?.indexes.count == 1)
        #expect(imported.diagnostics.map(\.severity) == [.warning, .warning])
    }
}
