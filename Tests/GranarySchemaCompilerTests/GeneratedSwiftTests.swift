import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaCompiler

/// The translations that generated code is made of, each as a snippet: what a reference of a whole
/// file would show too, but not by its name.
@Suite("Generated Swift")
struct GeneratedSwiftTests {
    static let sources = SwiftSources(of: TestSchemas.schema)

    static func file(_ name: String) throws -> String {
        try #require(sources.files.first { $0.name == "\(name).generated.swift" }).text
    }

    @Test func aFileForTheHeaderAndEachModel() {
        #expect(Self.sources.diagnostics.isEmpty)
        #expect(
            Self.sources.files.map(\.name) == [
                "schema.generated.swift", "Founder.generated.swift",
                "StartupActivity.generated.swift",
            ])
    }

    /// What a type, a default and a deprecation become.
    @Test(arguments: [
        "public internal(set) var startupID: String\n",
        "public var stage: Stage\n", "public var score: Double?\n", "public var tags: [String]\n",
        "public var roles: Set<Role>\n", "public var address: Address?\n",
        "public var expiresAt: Date?\n", "public internal(set) var updatedAt: Date?\n",
        "public internal(set) var revision: Int?\n",
        """
            /// What friends say.
            @available(*, deprecated, message: "Use the name.")
            public var nickname: String? {
                get { _nickname }
                set { _nickname = newValue }
            }
            var _nickname: String?

        """,
    ])
    func properties(declaration: String) throws {
        #expect(try Self.file("Founder").contains(declaration))
    }

    /// Keys first, then what must be given, then the rest in the order of the file; what writes keep
    /// is no parameter.
    @Test func initialiserOrder() throws {
        #expect(
            try Self.file("Founder").contains(
                """
                    public init(
                        startupID: String = ULID.make(), number: Int, stage: Stage = .seed, score: Double? = nil,
                        email: String? = nil, passwordHash: String? = nil, tags: [String] = [],
                        roles: Set<Role> = [], address: Address? = nil, shares: Int? = nil, sharesAll: Int? = nil,
                        percentage: Double? = nil, nickname: String? = nil, expiresAt: Date? = nil,
                        joinedAt: Date? = nil
                    ) {

                """))
        #expect(
            try Self.file("StartupActivity").contains(
                "startupID: String, timestamp: Date, activityType: String, activityValue: Double? = nil,"
            ))
    }

    /// Dates are rounded when they come in, so that what was stored equals what was put.
    @Test func datesAreRounded() throws {
        let text = try Self.file("Founder")
        #expect(text.contains("self.joinedAt = joinedAt?.stored(as: .second)\n"))
        #expect(text.contains("self.expiresAt = expiresAt?.stored(as: .timeToLive)\n"))
        #expect(
            try Self.file("StartupActivity").contains("self.timestamp = timestamp.stored()\n"))
    }

    @Test func keysWithPadding() throws {
        #expect(
            try Self.file("Founder").contains(
                """
                        public func write(to writer: inout KeyWriter) {
                            writer.partition {
                                $0.append("STARTUP#")
                                $0.append(startupID)
                            }
                            writer.sort {
                                $0.append("FOUNDER#")
                                $0.append(width: 3, padding: "0") { $0.append(number) }
                            }
                        }

                """))
    }

    /// An index key is written only when all of what it is made of is there.
    @Test func keysOfIndexes() throws {
        #expect(
            try Self.file("StartupActivity").contains(
                """
                        if let userID {
                            try writer.text("GS1PK") {
                                $0.append("USER#")
                                $0.append(userID)
                            }
                        }
                        try writer.text("GS1SK") {

                """))
    }

    @Test(arguments: [
        #"let stage: Stage = try reader.optional("stage") ?? .seed"#,
        #"let tags: [String] = try reader.elements("tags")"#,
        #"let joinedAt: Date? = try reader.optional("joined_at", as: .second)"#,
        #"let _nickname: String? = try reader.optional("nickname")"#,
        #"self._nickname = _nickname"#,
        #"try reader.model("Founder", in: "_type")"#,
        #"try writer.elements("roles", roles)"#,
        #"try writer.required("stage", stage)"#,
        #"try writer.optional("expires_at", expiresAt, as: .timeToLive)"#,
    ])
    func codec(line: String) throws {
        #expect(try Self.file("Founder").contains("        \(line)\n"))
    }

    /// Readers and writers find nothing that comes out of order.
    @Test func codecOrder() throws {
        for model in ["Founder", "StartupActivity"] {
            let codec = try Self.file(model).split(separator: "try reader.model").dropFirst()
                .joined()
            let lines = ("try reader.model" + codec).split(separator: "\n")
            let read = lines.filter { $0.contains("try reader.") }
            let names = read.compactMap {
                $0.split(separator: "\"").dropFirst().first.map(String.init)
            }
            .map { $0 == model ? "_type" : $0 }
            #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(names.count > 5)
        }
    }

    /// Constants stand beside the parameter `reader`.
    @Test func aPropertyMayBeCalledReader() throws {
        let schema = try Schema(
            document: """
                {"format":"granary:1","schema":"S","version":"1.0.0","table":"app",
                 "indexes":{"primary":{"hash":"PK"}},
                 "models":{"M":{"doc":"M.","attributes":{
                   "PK":{"type":"string","required":true},"reader":"string"}}}}
                """)
        let text = SwiftSources(of: schema).files.map(\.text).joined()
        #expect(text.contains("let reader_: String? = try reader.optional(\"reader\")"))
        #expect(text.contains("self.reader = reader_"))
    }

    @Test func renamedAttributesAreLookedFor() throws {
        #expect(
            try Self.file("StartupActivity").contains(
                """
                        reader.expect("metadata", renamedFrom: "extra")
                        let metadata: AttributeMap? = try reader.optional("metadata")

                """))
    }

    @Test func derivedAttributesAndVersions() throws {
        let text = try Self.file("Founder")
        #expect(
            text.contains(
                """
                        if percentage == nil, let shares, let sharesAll {
                            let shares = Double(shares)
                            let sharesAll = Double(sharesAll)
                            let value: Double = shares * 100.0 / sharesAll
                            if value.isFinite { percentage = value }
                        }

                """))
        #expect(text.contains("        revision = (revision ?? 0) + 1\n"))
        #expect(text.contains("        updatedAt = now.stored(as: .millisecond)\n"))
        #expect(text.contains("public var storedVersion: Int? { revision ?? 0 }"))
        #expect(text.contains(#"        version: "revision","#))
    }

    /// A secret is shown by neither `print` nor `dump`.
    @Test func secretsAreNotShown() throws {
        let text = try Self.file("Founder")
        #expect(text.contains(#"children.append((label: "passwordHash", value: "‹hidden›"))"#))
        #expect(text.contains(#"children.append((label: "email", value: email as Any))"#))
        #expect(try !Self.file("StartupActivity").contains("customMirror"))
    }

    @Test func onlyModelsKeyedByTimeAre() throws {
        #expect(
            try Self.file("StartupActivity").contains("struct StartupActivity: TimeKeyedEntity {"))
        #expect(try Self.file("StartupActivity").contains("        isKeyedByTime: true,"))
        #expect(try Self.file("Founder").contains("struct Founder: Entity {"))
    }

    /// Keys and what only the store may change are not among the fields of updates.
    @Test func fields() throws {
        let text = try Self.file("Founder")
        let line = #"public var stage: Field<Founder, Stage> { Field("stage") }"#
        #expect(text.contains(line))
        #expect(
            text.contains(#"public var tags: Field<Founder, [String]> { Field(elements: "tags") }"#)
        )
        #expect(text.contains(#"{ Field("joined_at", .second) }"#))
        for name in ["startup_id", "number", "updated_at", "revision"] {
            #expect(!text.contains("Field(\"\(name)\")"))
        }
    }

    @Test(arguments: [
        ("public static func withEmail(_ email: String) -> EntityQuery<Founder> {", "Founder"),
        ("public static func best(_ score: Double) -> EntityQuery<Founder> {", "Founder"),
        ("public static func tagged(_ tags: String) -> EntityQuery<Founder> {", "Founder"),
        (
            "$0.append(width: 3, padding: \"0\") { $0.append(number == .max ? number : number + 1) }",
            "Founder"
        ),
        (
            "_ startupID: String, _ timestamp: Date\n    ) -> EntityQuery<StartupActivity> {",
            "StartupActivity"
        ),
        ("_ startupID: String, activityCategory: ActivityCategory", "StartupActivity"),
        ("_ userID: String, from: Date, through: Date", "StartupActivity"),
        (
            "return EntityQuery(where: key, filter: filter, isReversed: true, limit: 50)",
            "StartupActivity"
        ),
        ("return EntityQuery(index: \"byTag\", followsToItem: true, where: key)", "Founder"),
    ])
    func queries(line: String, model: String) throws {
        #expect(try Self.file(model).contains(line))
    }

    @Test func namespace() throws {
        let text = try Self.file("schema")
        for line in [
            "public enum Sample {", "    enum Rules {}",
            #"rules.append(.rule("notInTheFuture", StartupActivity.self, Rules.notInTheFuture))"#,
            #"rules.append(.warning("sharesAgree", Founder.self, Rules.sharesAgree))"#,
            "public static func startup(_ startupID: String) -> CollectionQuery<StartupItem> {",
            "public enum StartupItem: CollectionElement {", "case startupActivity(StartupActivity)",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(text.contains(TestSchemas.schema.document))
    }

    /// Generated code is read, too: in debuggers, and when it is jumped to.
    @Test func linesAreNotTooLong() throws {
        for file in Self.sources.files {
            for line in file.text.split(separator: "\n") where !line.contains("static let document")
            {
                #expect(line.count <= 100, "\(file.name): \(line)")
            }
        }
    }

    /// What the checks of a schema let pass can be said in Swift: `granary schema check` and a build
    /// agree.
    @Test func defaultsOfEveryType() throws {
        let schema = try Schema(
            document: #"""
                {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab",
                "indexes":{"primary":{"hash":"id"}},"models":{"M":{"attributes":{
                "id":{"type":"string","required":true},
                "a":{"type":"string","default":"x"},
                "b":{"type":"string","enum":["C","C+","none"],"default":"C+"},
                "c":{"type":"int","default":-5},"d":{"type":"number","default":0.5},
                "e":{"type":"number","exact":true,"default":0.19},
                "f":{"type":"boolean","default":true},
                "g":{"type":"date","default":"2025-11-06T09:30:00.125Z"},
                "h":{"type":"date","precision":"second","default":"2025-11-06T09:30:00Z"},
                "i":{"type":"date","precision":"day","default":"2025-11-06"},
                "j":{"type":"date","ttl":true,"default":1762421400},
                "k":{"type":"binary","default":"AQI="},
                "l":{"type":"object","default":{"a":[1,null,{"b":1.5}]}},
                "m":{"type":"list","items":"date","default":["2025-11-06T09:30:00.000Z"]},
                "n":{"type":"set","items":"int","default":[2,1]},
                "o":{"type":"set","items":"binary","default":["AQ=="]},
                "p":{"type":"object","default":{"zip":"1","since":"2025-11-06"},"schema":{
                  "since":{"type":"date","precision":"day"},
                  "zip":{"type":"string","required":true},
                  "kind":{"type":"string","enum":["home"],"default":"home"}}},
                "q":{"type":"list","items":{"type":"object","schema":{"x":"int"}},"default":[{"x":1},{}]}
                }}}}
                """#)
        #expect(schema.check() == [])
        let sources = SwiftSources(of: schema)
        #expect(sources.diagnostics == [])
        let text = try #require(sources.files.last).text
        for argument in [
            #"b: B = .cPlus"#, #"e: Number = ((try? Number("0.19")) ?? .zero)"#,
            "g: Date = Date(timeIntervalSince1970: 1762421400.125)",
            "i: Day = Day(Date(timeIntervalSince1970: 1762387200))", "k: [UInt8] = [1, 2]",
            #"l: AttributeMap = ["a": [1, nil, ["b": .number((try? Number("1.5")) ?? .zero)]]]"#,
            #"p: P = P(zip: "1", since: Day(Date(timeIntervalSince1970: 1762387200)))"#,
            "q: [Q] = [Q(x: 1), Q()]",
        ] {
            let isThere = text.contains(argument)
            #expect(isThere, "\(argument)")
        }
    }

    /// What cannot be said in Swift is said where it stands, and not left to the compiler.
    @Test func diagnostics() {
        var schema = TestSchemas.schema
        schema.models[0].attributes[14].defaultValue = .string("soon")
        schema.models[0].queries[0].index = "byNothing"
        let found = SwiftSources(of: schema).diagnostics
        #expect(
            found.map(\.description) == [
                "Founder.attributes.joined_at.default: error: the default cannot be written in "
                    + "Swift; leave it out",
                "Founder.queries.after: error: there is no index 'byNothing'",
            ])
    }
}
