import Foundation
import Testing

/// What changed is read before anything is done about it: the list, its classes and the exit status are
/// what people and their scripts decide by.
@Suite struct SchemaDiffTests {
    /// Points are called credit and are text, and a city is not kept any more.
    private func edit(_ schema: ClubSchema, version: String = "1.1.0") throws {
        let edits = [
            ("schema", "version: 1.0.0", "version: \(version)"),
            (
                "Member", "points: { type: int, min: 0, max: 100, default: 0,",
                "credit: { type: string, renamedFrom: points,"
            ),
            ("Visit", "  guests: int\n", ""),
            ("Visit", "VISIT#${at}", "V#${at}"),
        ]
        for (name, old, new) in edits {
            let url = URL(filePath: "\(schema.path)/\(name).yaml")
            let text = try String(contentsOf: url, encoding: .utf8)
            #expect(text.contains(old))
            try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
        }
    }

    @Test func storeAndFiles() throws {
        let schema = try ClubSchema()
        let store = try CommandStore(schema)
        let diff = ["schema", "diff", "--schema", schema.path, "--output", "table"]
        #expect(
            try store(diff)
                == Command.Outcome(
                    status: 0,
                    output: """
                        from  Club 1.0.0, \(store.path)
                        to    Club 1.0.0, \(schema.path)

                        no difference

                        """, error: ""))
        try edit(schema)
        let found = try store(diff)
        #expect(found.status == 1)
        #expect(found.error == "granary: the schemas differ\n")
        #expect(
            found.output == """
                from  Club 1.0.0, \(store.path)
                to    Club 1.1.0, \(schema.path)

                schema
                ──────
                safe              version, 1.0.0 → 1.1.0
                                  the store is brought to it by migrations, or by schema apply

                Member
                ──────
                needs backfill    credit: renamed, points → credit
                                  typed reads take both names until the items are changed: use
                                  renameAttribute
                needs backfill    credit: retyped, int → string
                                  values are converted: use retype with convert: numberToString
                safe              credit: default, 0 → none
                                  items keep what they have, and those without it read another;
                                  nothing is to do

                Visit
                ─────
                rewrites keys     key SK: changed, VISIT#${at} → V#${at}
                                  each item moves, and who remembers its key does not find it:
                                  use changeKeyTemplate
                loses data        guests: removed, int
                                  its values go: use removeAttribute, or renamedFrom where it is
                                  called otherwise now

                6 changes, at worst: loses data

                """)
    }

    /// A version that was not raised keeps the change from being applied, and is told of.
    @Test func twoFolders() throws {
        let (old, new) = (try ClubSchema(), try ClubSchema())
        let same = try Command.granary(["schema", "diff", old.path, new.path])
        #expect(same.status == 0)
        #expect(
            same.output == """
                {"from":{"source":"\(old.path)","schema":"Club","version":"1.0.0","table":"club"},\
                "to":{"source":"\(new.path)","schema":"Club","version":"1.0.0","table":"club"},\
                "changeCount":0,"worst":null,"changes":[]}

                """)
        let edited = try ClubSchema(replacing: "  guests: int\n", with: "  guests: number\n")
        let found = try Command.granary(["schema", "diff", old.path, edited.path, "--json"])
        #expect(found.status == 1)
        #expect(
            found.error
                == "granary: the schemas differ, and both are version 1.0.0: raise `version` in "
                + "schema.yaml\n")
        #expect(
            found.output.hasSuffix(
                """
                "changeCount":1,"worst":"safe","changes":[{"class":"safe",\
                "kind":"attributeRetyped","model":"Visit","part":"guests","from":"int",\
                "to":"number","text":"Visit.guests: retyped, int → number",\
                "advice":"what is stored is right as it is; nothing is to do"}]}

                """), "\(found.output)")
    }

    /// Versions are frozen by migrations, whose steps may be unfinished.
    @Test func frozenVersions() throws {
        let schema = try ClubSchema()
        #expect(
            try Command.granary(["migrate", "create", "first", "--schema", schema.path]).status
                == 0)
        try edit(schema)
        #expect(
            try Command.granary(["migrate", "create", "credit", "--schema", schema.path]).status
                == 0)
        func diff(_ arguments: String...) throws -> Command.Outcome {
            try Command.granary(
                ["schema", "diff", "--schema", schema.path, "--output", "table"] + arguments)
        }
        for arguments in [["--from", "1", "--to", "2"], ["--from", "1.0.0", "--to", "1.1.0"]] {
            let found = try Command.granary(
                ["schema", "diff", "--schema", schema.path, "--output", "table"] + arguments)
            #expect(found.status == 1)
            #expect(
                found.output.hasPrefix(
                    "from  Club 1.0.0, 0001-first\nto    Club 1.1.0, 0002-credit\n"))
            #expect(found.output.hasSuffix("\n6 changes, at worst: loses data\n"))
        }
        #expect(try diff("--from", "2").status == 0)
        #expect(try diff("--from", "2", "--to", "2").output.hasSuffix("no difference\n"))
        let back = try diff("--from", "2", "--to", "1")
        #expect(back.output.contains("a store does not go back to an older version"))
        let unknown = try diff("--from", "3")
        #expect(unknown.status == 2)
        #expect(
            unknown.error
                == "granary: there is no version 3 in \(schema.path)/migrations; there are 1 (1.0.0), "
                + "2 (1.1.0)\n")
    }

    @Test func usage() throws {
        let schema = try ClubSchema()
        let store = try CommandStore()
        try store.expectFailure(
            ["schema", "diff", "--schema", schema.path], 2,
            "there is no table 'club': `granary table list` shows those that there are")
        for arguments in [
            ["one"], ["a", "b", "--from", "1"], ["--to", "2"], ["--from", "1", "--table", "x"],
        ] {
            let outcome = try Command.granary(["schema", "diff"] + arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
        }
        let help = try Command.granary(["schema", "diff", "--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("granary schema diff --schema Schemas/Shop --from 1 --to 3"))
    }
}
