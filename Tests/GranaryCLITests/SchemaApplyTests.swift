import Testing

/// A schema that was applied holds from then on for every command that writes.
@Suite struct SchemaApplyTests {
    private static let ann =
        #"{"PK":"MEMBER#a","SK":"PROFILE","_type":"Member","member_id":"a","email":"a@b.co","#
        + #""points":7}"#

    /// The store, the table and its indexes are made; the same schema again changes nothing.
    @Test func create() throws {
        let schema = try ClubSchema()
        let store = try CommandStore(table: nil)
        let apply = ["schema", "apply", schema.path, "--output", "table"]
        let applied = Command.Outcome(
            status: 0,
            output: """
                table          club
                partition key  PK:S
                sort key       SK:S
                items          0
                size           0 B

                index    kind    partition key    sort key     status  entries  size
                ───────  ──────  ───────────────  ───────────  ──────  ───────  ────
                byCity   global  _type:S,city:S   joined_on:S  ACTIVE  0        0 B
                byEmail  unique  _type:S,email:S               ACTIVE  0        0 B

                """,
            error: "Club 1.0.0 holds for table club: 2 models, 2 indexes, 1 collection, 2 queries\n"
        )
        #expect(try store(apply) == applied)
        #expect(try store(apply) == applied)
        try store.expect(["put", "club", Self.ann], "")
    }

    /// Every violation has a line of its own, and nothing is written.
    @Test func refusedPut() throws {
        let store = try CommandStore(ClubSchema())
        let bad =
            #"{"PK":"MEMBER#a","SK":"PROFILE","_type":"Member","member_id":"a","points":101,"#
            + #""note":"x"}"#
        #expect(
            try store(["put", "club", bad])
                == .init(
                    status: 2, output: "",
                    error: """
                        granary: the item breaks 3 rules of the table's schema: nothing was written
                          Member.email: is required, and missing
                          Member.note: the model declares no such attribute
                          Member.points: 101 is over the maximum, 100

                        """))
        try store.expect(["scan", "club", "--count"], "0\n")
    }

    /// Updates are held to it too, and one that breaks it leaves the item as it was.
    @Test func refusedUpdate() throws {
        let store = try CommandStore(ClubSchema())
        try store.expect(["put", "club", Self.ann], "")
        let key = #"{"PK":"MEMBER#a","SK":"PROFILE"}"#
        let outcome = try store([
            "update", "club", key, "--set", "SET points = points + :n", "--values", #"{":n":94}"#,
        ])
        #expect(
            outcome
                == .init(
                    status: 2, output: "",
                    error: """
                        granary: the item breaks 1 rule of the table's schema: nothing was written
                          Member.points: 101 is over the maximum, 100

                        """))
        #expect(try store(["get", "club", key]).output.contains(#""points":7"#))
    }

    /// An import that breaks it says in which line, and stores what comes before.
    @Test func refusedImport() throws {
        let store = try CommandStore(ClubSchema())
        let file = try store.directory.file(
            "members.ndjson", Self.ann + "\n" + Self.ann.replacing("a@b.co", with: "nobody") + "\n")
        let outcome = try store(["import", "club", file])
        #expect(outcome.status == 3)
        #expect(
            outcome.error == """
                granary: \(file):2: Member.email: "nobody" is not of the format email; 1 \
                item is stored: mend it, or go on with --skip-bad-lines or --rejects FILE

                """)
    }

    /// A changed schema needs a new version, or the flag for whoever is still writing it.
    @Test func changedSchema() throws {
        let store = try CommandStore(ClubSchema())
        let changed = try ClubSchema(replacing: "max: 100", with: "max: 200")
        try store.expectFailure(
            ["schema", "apply", changed.path], 2,
            "the table has schema Club 1.0.0 with other content: raise `version`")
        #expect(try store(["schema", "apply", changed.path, "--replace"]).status == 0)
        try store.expect(["put", "club", Self.ann.replacing(":7", with: ":150")], "")

        let newer = try ClubSchema(replacing: "version: 1.0.0", with: "version: 1.1.0")
        #expect(try store(["schema", "apply", newer.path]).status == 0)
        try store.expectFailure(
            ["schema", "apply", changed.path], 2,
            "the table has version 1.1.0 of the schema, newer than 1.0.0: use the newer schema")
    }

    /// A table that is there gets the indexes it lacks, and its items stay.
    @Test func adoptedTable() throws {
        let store = try CommandStore(table: nil)
        let create = ["table", "create", "club", "--partition-key", "PK", "--sort-key", "SK"]
        #expect(try store(create).status == 0)
        try store.expect(["put", "club", Self.ann], "")
        let schema = try ClubSchema()
        #expect(try store(["schema", "apply", schema.path]).status == 0)
        try store.expect(["check"], "sound: 1 item, 1 index entry, 0 changes\n")
        let again = Self.ann.replacing("MEMBER#a", with: "MEMBER#b")
            .replacing(#""member_id":"a""#, with: #""member_id":"b""#)
        #expect(try store(["put", "club", again]).status == 1)
    }

    /// Rules that are Swift code of another program: their models are not written, unless asked.
    @Test func missingRules() throws {
        let schema = try ClubSchema(
            replacing: "keys: { PK: \"MEMBER#${member_id}\", SK: PROFILE }",
            with: "rules: [paysDues]\nkeys: { PK: \"MEMBER#${member_id}\", SK: PROFILE }")
        let store = try CommandStore(schema)
        try store.expectFailure(
            ["put", "club", Self.ann], 3,
            "items of Member are held to the rule 'paysDues', which is Swift code that this tool "
                + "does not have: write them with the program that has it, or give "
                + "--skip-missing-rules")
        try store.expect(["put", "club", Self.ann, "--skip-missing-rules"], "")
        let bad = Self.ann.replacing(":7", with: ":700")
        #expect(try store(["put", "club", bad, "--skip-missing-rules"]).status == 2)
    }

    @Test func wrongSchema() throws {
        let schema = try ClubSchema(replacing: "guests: int", with: "guests: integer")
        let store = try CommandStore(table: nil)
        let outcome = try store(["schema", "apply", schema.path])
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("granary: the schema at \(schema.path) cannot be used\n"))
        #expect(try store(["table", "list"]).status == 3)
    }
}
