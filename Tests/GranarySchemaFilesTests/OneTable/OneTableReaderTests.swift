import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// People come with files that were never written for this library: all that can be used must be
/// taken over, and all that cannot must be named.
struct OneTableReaderTests {
    private static let blog = #"""
        {
          "version": "0.1.0", "format": "onetable:1.1.0", "name": "blog",
          "description": "Accounts and posts.",
          "indexes": {
            "primary": { "hash": "pk", "sort": "sk" },
            "gs1": { "hash": "gs1pk", "sort": "gs1sk", "project": "keys", "follow": true },
            "ls1": { "hash": "pk", "sort": "when", "type": "local" }
          },
          "params": { "isoDates": true, "timestamps": true, "updatedField": "changed" },
          "models": {
            "Account": {
              "pk": { "type": "string", "value": "account#${id}" },
              "sk": { "type": "string", "value": "account#" },
              "id": { "type": "string", "generate": "ulid", "validate": "/^[0-9A-Z]+$/" },
              "name": { "type": "String", "required": true, "unique": true, "enum": ["a", "b"] },
              "mail": { "type": "string", "map": "email", "hidden": true }
            },
            "Post": {
              "pk": { "value": "account#${accountId}" },
              "sk": { "value": "post#${number:6}" },
              "gs1pk": { "value": "when#" },
              "gs1sk": { "value": "when#${when}" },
              "_type": { "type": "string" },
              "accountId": { "type": "string", "reference": "Account:primary:id=accountId" },
              "number": { "type": "number" },
              "when": { "type": "date" },
              "gone": { "type": "date", "ttl": true },
              "tags": { "type": "array", "items": { "type": "string" } },
              "marks": { "type": "set" },
              "photo": { "type": "buffer" },
              "place": { "type": "object", "schema": { "city": { "type": "string" } } },
              "more": { "type": "object", "default": { "a": 1 } }
            }
          },
          "items": [{ "pk": "account#1", "_type": "Account" }]
        }
        """#

    @Test func aForeignSchemaIsTakenOver() throws {
        let imported = OneTableFormat.read(Self.blog)
        #expect(imported.diagnostics == [])
        #expect(imported.items == [["pk": "account#1", "_type": "Account"]])
        let schema = try #require(imported.schema)
        #expect(schema.name == "Blog")
        #expect(schema.table == "blog")
        #expect(schema.version == SchemaVersion(0, 1, 0))
        #expect(schema.doc == "Accounts and posts.")
        #expect(schema.unknownAttributes == .drop)
        #expect(schema.index(named: "gs1")?.projection == .keys)
        #expect(schema.index(named: "gs1")?.followsToItem == true)
        #expect(schema.index(named: "ls1")?.kind == .local)
        #expect(schema.index(named: "Account.name")?.kind == .unique)
        let account = try #require(schema.model(named: "Account"))
        #expect(account.keys.map(\.text) == ["account#${id}", "account#"])
        #expect(account.timestamps == Timestamps(created: "created", updated: "changed"))
        #expect(
            account.attributes.map(\.name) == ["id", "name", "email", "created", "changed"])
        #expect(
            account.attribute(named: "id")
                == ModelAttribute(
                    "id", ValueShape(.string, limits: ValueLimits(pattern: "[0-9A-Z]+")),
                    generator: .ulid))
        #expect(account.attribute(named: "name")?.shape.type == .enumeration(["a", "b"]))
        #expect(account.attribute(named: "email")?.isHidden == true)
    }

    @Test func typesAndKeysAreTakenOver() throws {
        let post = try #require(OneTableFormat.read(Self.blog).schema?.model(named: "Post"))
        #expect(
            post.keys.map(\.text)
                == ["when#", "when#${when}", "account#${accountId}", "post#${number:6:0}"])
        #expect(post.attribute(named: "accountId")?.reference == Reference(model: "Account"))
        #expect(post.attribute(named: "accountId")?.isRequired == true)
        let types = Dictionary(
            uniqueKeysWithValues: post.attributes.map { ($0.name, $0.shape.type) })
        #expect(types["number"] == .number)
        #expect(types["when"] == .date(.millisecond))
        #expect(types["gone"] == .timeToLive)
        #expect(types["tags"] == .list(ValueShape(.string)))
        #expect(types["marks"] == .set(ValueShape(.string)))
        #expect(types["photo"] == .binary)
        #expect(types["place"] == .object([ModelAttribute("city", ValueShape(.string))]))
        #expect(types["more"] == .document)
        #expect(types["_type"] == nil)
        #expect(post.attribute(named: "more")?.defaultValue == .map(["a": 1]))
    }

    /// OneTable says by which attributes a reference goes; here only where that is not plain anyway.
    @Test(
        arguments: [
            (
                "Post:primary:accountId=who,number=id",
                Reference(model: "Post", by: ["accountId": "who", "number": "id"])
            ),
            (
                "Post:primary:accountId=name,number=who",
                Reference(model: "Post", by: ["accountId": "name", "number": "who"])
            ),
            ("Post:primary:number=who", Reference(model: "Post")),
            ("Post:primary", Reference(model: "Post")), ("Post", Reference(model: "Post")),
            ("Post:gs1:when=who", nil), ("Post:primary:place=who", nil), ("Post:primary:x", nil),
            ("Post:primary:number=nobody", nil),
        ] as [(String, Reference?)])
    func referencesByOtherAttributes(text: String, reference: Reference?) throws {
        let field = #""who": { "type": "string", "reference": "\#(text)" }, "name":"#
        let imported = OneTableFormat.read(Self.blog.replacing(#""name": {"#, with: field + " {"))
        let who = imported.schema?.model(named: "Account")?.attribute(named: "who")
        #expect(who?.reference == reference ?? Reference(model: "Post"))
        #expect(
            imported.diagnostics.map(\.message)
                == (reference != nil
                    ? []
                    : [
                        "the reference \(text) is not by the primary key of Post, and is read as "
                            + "one to it"
                    ]))
    }

    /// OneTable's own examples call a model `user`, which is no type of Swift's; its items go on to.
    @Test func modelsInSmallLettersAreRenamed() throws {
        let text = """
            { "format": "onetable:1.1.0", "version": "1.0.0", "name": "club",
              "indexes": { "primary": { "hash": "pk", "sort": "sk" } },
              "models": {
                "user": {
                  "pk": { "type": "string", "value": "${_type}#${id}" },
                  "sk": { "type": "string", "value": "user#" },
                  "id": { "type": "string", "validate": "/^[a-z0-9]+$/" }
                },
                "Visit": {
                  "pk": { "type": "string", "value": "visit#${id}" },
                  "sk": { "type": "string", "value": "visit#" },
                  "id": { "type": "string", "validate": "/^[a-z0-9]+$/" },
                  "who": { "type": "string", "reference": "user:primary:id=who" }
                } } }
            """
        let imported = OneTableFormat.read(text, file: "club.json")
        #expect(
            imported.diagnostics.map(\.description) == [
                "club.json:4:5: warning: the model user is called User; its items keep what they "
                    + "have in _type, and belong to it by their keys"
            ])
        let schema = try #require(imported.schema)
        #expect(schema.check(locations: imported.locations).filter { $0.severity == .error } == [])
        #expect(schema.models.map(\.name) == ["User", "Visit"])
        #expect(schema.typeField == "_model")
        #expect(
            schema.models.map { $0.attribute(named: "_type")?.defaultValue } == ["user", "Visit"])
        #expect(
            schema.model(named: "Visit")?.attribute(named: "who")?.reference
                == Reference(model: "User"))
        let validator = SchemaValidator(schema)
        let stored: Item = ["pk": "user#1", "sk": "user#", "_type": "user", "id": "1"]
        #expect(validator.modelIndex(of: stored.view) == 0)
        #expect(validator.violations(in: stored.view) == [])
        let mistaken = stored.replacing([("_type", "Visit")])
        #expect(validator.violations(in: mistaken.view).isEmpty == false)
    }

    @Test func theTableMayBeNamed() {
        let imported = OneTableFormat.read(Self.blog, table: "blog-prod")
        #expect(imported.schema?.table == "blog-prod")
        #expect(imported.schema?.name == "BlogProd")
    }

    /// A model with one field beside its key.
    private static func schema(field: String, params: String = "{}", top: String = "") -> String {
        #"""
        { "format": "onetable:1.1.0", "version": "1.0.0", "params": \#(params), \#(top)
          "indexes": { "primary": { "hash": "pk", "sort": "sk" } },
          "models": { "A": {
            "pk": { "type": "string" }, "sk": { "type": "string" }, "f": \#(field) } } }
        """#
    }

    /// One row for each thing that OneTable has and a schema here has not.
    @Test(arguments: [
        (#"{ "type": "string", "crypt": true }"#, "A.f", "crypt is left out"),
        (#"{ "type": "string", "encode": ["pk", "|", 1] }"#, "A.f", "encode is left out"),
        (#"{ "type": "string", "value": "${a}-${b}" }"#, "A.f", "computed values"),
        (#"{ "type": "string", "nulls": true }"#, "A.f", "nulls are not stored"),
        (#"{ "type": "string", "map": "data.f" }"#, "A.f", "packed into data.f"),
        (#"{ "type": "string", "generate": "uid(8)" }"#, "A.f", "cannot be generated"),
        (#"{ "type": "string", "validate": "/a/i" }"#, "A.f", "cannot be taken over"),
        (#"{ "type": "string", "validate": "/^(?=a)/" }"#, "A.f", "cannot be taken over"),
        (#"{ "type": "string", "reference": "B:primary:id=f" }"#, "A.f", "names no model"),
        (#"{ "type": "string", "unique": true, "scope": "x" }"#, "A.f", "not made of attributes"),
        (#"{ "type": "array" }"#, "A.f", "nothing is said of the elements"),
        (#"{ "type": "date" }"#, "A.f", "milliseconds since 1970"),
    ])
    func whatIsLostIsWarnedOf(field: String, path: String, message: String) {
        let imported = OneTableFormat.read(Self.schema(field: field))
        #expect(imported.schema != nil)
        #expect(imported.diagnostics.map(\.severity) == [.warning])
        #expect(imported.diagnostics.map(\.path.description) == [path])
        #expect(imported.diagnostics.allSatisfy { $0.message.contains(message) })
    }

    @Test(
        arguments: [
            (#""queries": { "q": { "hash": "x" } },"#, "queries", "saved queries"),
            (#""process": { "a": 1 },"#, "process", "process is left out"),
            (#""items": [{ "": 1 }],"#, "items.0", "the sample item is left out"),
            (#""items": [],"#, nil, nil),
        ] as [(String, String?, String?)])
    func whatIsLostOfTheWholeIsWarnedOf(top: String, path: String?, message: String?) {
        let imported = OneTableFormat.read(Self.schema(field: #"{ "type": "string" }"#, top: top))
        #expect(imported.schema != nil)
        #expect(imported.diagnostics.map(\.path.description) == [path].compactMap { $0 })
        #expect(imported.diagnostics.allSatisfy { $0.message.contains(message ?? "") })
    }

    @Test(arguments: [
        ("", "schema.json:1:1"), ("{\n  \"a\": ,}", "schema.json:2:8"), ("[]", "schema.json:1:1"),
        (#"{ "format": "dynamo:1" }"#, "schema.json:1:3"),
    ])
    func whatIsNoSchemaIsAnErrorAtItsPlace(text: String, place: String) {
        let imported = OneTableFormat.read(text)
        #expect(imported.schema == nil)
        #expect(imported.diagnostics.map(\.severity) == [.error])
        #expect(imported.diagnostics.allSatisfy { $0.description.hasPrefix(place + ": error:") })
    }

    @Test func errorsAreAllFound() {
        let imported = OneTableFormat.read(
            #"""
            { "format": "onetable:1.1.0", "version": "1.0.0", "indexes": {},
              "models": { "9lives": {}, "A": { "f": { "type": "symbol" } } } }
            """#)
        #expect(imported.schema == nil)
        let errors = imported.diagnostics.filter { $0.severity == .error }
        #expect(Set(errors.map(\.path.description)) == ["indexes", "9lives", "A.f"])
    }

    /// Whatever a hostile file holds, reading it ends with a schema or with an error.
    @Test func damagedFilesNeverTrap() throws {
        let bytes = Array(Self.blog.utf8)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let text = String(decoding: bytes.prefix(length), as: UTF8.self)
            #expect(OneTableFormat.read(text).schema == nil)
        }
        let odd = ["null", "[]", "{}", "0", "\"\"", "{\"a\":[{}]}"]
        for value in odd {
            for member in ["indexes", "models", "params", "items", "queries", "extensions"] {
                let text = #"{ "format": "onetable:1.1.0", "\#(member)": \#(value) }"#
                let imported = OneTableFormat.read(text)
                #expect(imported.schema == nil)
                #expect(imported.diagnostics.hasErrors)
            }
        }
    }

    /// What other tools changed since it was written counts more than what was said before.
    @Test func aTypeThatWasChangedSinceIsKept() throws {
        let field = #"{ "type": "string", "granary": { "type": "int" } }"#
        let schema = OneTableFormat.read(Self.schema(field: field)).schema
        #expect(schema?.model(named: "A")?.attribute(named: "f")?.shape.type == .string)
    }

    /// A file of a thousand lines is mended where the message says, and not by searching.
    @Test func whatIsWrongHasItsPlace() throws {
        let text = """
            { "format": "onetable:1.1.0", "version": "1.0.0",
              "indexes": { "primary": { "hash": "pk", "sort": "sk" },
                           "gsi": { "hash": "gpk" } },
              "models": {
                "A": {
                  "pk": { "type": "string", "value": "a#${id}" },
                  "sk": { "type": "string", "value": "a#" },
                  "id": { "type": "string" },
                  "n": { "type": "number", "crypt": true },
                  "mail": { "type": "boolean", "map": "email", "unique": true },
                  "place": { "type": "object", "schema": { "zip": { "type": "strng" } } }
                } } }
            """
        let imported = OneTableFormat.read(text, file: "blog.json")
        #expect(
            imported.diagnostics.map { $0.location.map { "\($0)" } } == [
                "blog.json:9:7", "blog.json:11:48", "blog.json:10:52",
            ], "\(imported.diagnostics)")
        let sound = text.replacing(#", "unique": true"#, with: "").replacing(
            "strng", with: "string")
        let again = OneTableFormat.read(sound, file: "blog.json")
        let schema = try #require(again.schema)
        #expect(
            schema.check(locations: again.locations).map(\.description) == [
                "blog.json:3:16: error: nothing is in gsi: no model has gpk; "
                    + "add it to a model, or remove the index"
            ])
        let none = OneTableFormat.read(#"{ "format": "onetable:2.0.0" }"#, file: "new.json")
        #expect(
            none.diagnostics.map(\.description) == [
                "new.json:1:3: error: the format onetable:2.0.0 is not known; "
                    + "it must be onetable:1.1.0"
            ])
        #expect(
            OneTableFormat.read("[]", file: "x.json").diagnostics.first?.location
                == SourceLocation(file: "x.json", line: 1, column: 1))
    }
}
