import Granary
import Testing

/// People read a schema whole at any width; programs get the same as JSON.
@Suite struct SchemaShowTests {
    @Test func overview() throws {
        let schema = try ClubSchema()
        let outcome = try Command.granary([
            "schema", "show", "--schema", schema.path, "--output", "table",
        ])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        #expect(
            outcome.output == """
                schema      Club 1.0.0
                table       club
                for         A club and who comes.
                holds       2 models, 2 indexes, 1 collection, 2 queries
                type field  _type
                unknown     reject

                models
                ──────
                Member  MEMBER#${member_id} / PROFILE
                        Who belongs to the club.
                        6 attributes, 1 query
                Visit   MEMBER#${member_id} / VISIT#${at}
                        An evening at the club.
                        3 attributes, 1 query, proposed

                indexes
                ───────
                primary  table: PK / SK
                byCity   global: _type, city / joined_on; stores keys
                byEmail  unique: _type, email
                         One member for each address.

                collections
                ───────────
                member  MEMBER#${member_id}: Member, Visit
                        All about one.

                """)
    }

    /// A model's name is found whatever its capitals.
    @Test func model() throws {
        let schema = try ClubSchema()
        let outcome = try Command.granary([
            "schema", "show", "member", "--schema", schema.path, "--output", "table",
        ])
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                model    Member
                is       Who belongs to the club.
                status   current
                unknown  reject
                in       member

                key  made of
                ───  ───────────────────
                PK   MEMBER#${member_id}
                SK   PROFILE

                attributes
                ──────────
                member_id    string, id; required, immutable
                             Who.
                email        string, email; required, personal: email
                             Where to.
                city         string
                             Where from.
                joined_on    day
                             Since when.
                points       int, 0 to 100; default 0
                             How faithful.
                address      object
                address.zip  string, length 10 at most

                queries
                ───────
                inCity  Who to invite.
                        byCity: _type = "Member" AND city = ${city}
                        the whole partition, the last first; then each whole item by its key

                """)
    }

    @Test func json() throws {
        let schema = try ClubSchema()
        let overview = try Command.granary(["schema", "show", "--schema", schema.path])
        let value = try JSONValue(parsing: overview.output)
        #expect(value["schema"] == "Club")
        #expect(value["version"] == "1.0.0")
        #expect(
            value["collections"]
                == [
                    [
                        "collection": "member", "index": "primary", "key": "MEMBER#${member_id}",
                        "doc": "All about one.", "models": ["Member", "Visit"],
                    ]
                ])
        let visit = try Command.granary(["schema", "show", "Visit", "--schema", schema.path])
        let model = try JSONValue(parsing: visit.output)
        #expect(model["model"] == "Visit")
        #expect(model["keys"] == ["PK": "MEMBER#${member_id}", "SK": "VISIT#${at}"])
        #expect(model["attributes"]?["guests"] == "int")
        #expect(
            model["patterns"]
                == [
                    [
                        "query": "since", "index": "primary",
                        "key": .string(
                            #"PK = "MEMBER#${member_id}" AND SK BETWEEN "VISIT#${at}" AND "#
                                + #""VISIT#\u{10FFFF}""#),
                        "filter": "",
                    ]
                ])
    }

    /// The schema in the store is shown when none is named.
    @Test func storedSchema() throws {
        let schema = try ClubSchema()
        let store = try CommandStore(schema)
        let inFiles = try Command.granary(["schema", "show", "--schema", schema.path])
        try store.expect(["schema", "show"], inFiles.output)
        try store.expect(["schema", "show", "--table", "club"], inFiles.output)
        try store.expectFailure(
            ["schema", "show", "Nobody"], 2, "Club has no model 'Nobody'; it has Member, Visit")
        try store.expectFailure(
            ["schema", "show", "--table", "nowhere"], 2,
            "there is no table 'nowhere': `granary table list` shows those that there are")
        let created = try store(["table", "create", "app", "--partition-key", "PK"])
        #expect(created.status == 0)
        try store.expectFailure(
            ["schema", "show", "--table", "app"], 2,
            "table 'app' has no schema: give one with --schema, or store it with `granary schema "
                + "apply`")
        try store.expect(["schema", "show"], inFiles.output)
    }

    /// With several schemas in a store one is to be named.
    @Test func severalTables() throws {
        let store = try CommandStore(ClubSchema())
        let other = try ClubSchema(replacing: "table: club", with: "table: annex")
        #expect(try store(["schema", "apply", other.path]).status == 0)
        try store.expectFailure(
            ["schema", "show"], 2,
            "several tables have a schema: say which with --table, of annex, club")
        let shown = try store(["schema", "show", "--table", "annex"])
        #expect(try JSONValue(parsing: shown.output)["table"] == "annex")
    }

    /// A schema that cannot be used is told with its errors.
    @Test func wrongSchema() throws {
        let schema = try ClubSchema(replacing: "guests: int", with: "guests: integer")
        let outcome = try Command.granary(["schema", "show", "--schema", schema.path])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let lines = outcome.error.split(separator: "\n")
        #expect(lines.first == "granary: the schema at \(schema.path) cannot be used")
        #expect(lines.count == 2)
        #expect(lines.last?.hasPrefix("  \(schema.path)/Visit.yaml:8:11: error: ") == true)
    }
}
