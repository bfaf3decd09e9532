import Foundation
import Testing

/// Migrations from a folder, as somebody types them: from the first frozen schema to a changed key.
@Suite struct MigrateTests {
    /// The club's schema, which changes, and a store with two members.
    struct Fixture {
        let store: CommandStore
        let schema: ClubSchema

        init() throws {
            store = try CommandStore(table: nil)
            schema = try ClubSchema()
            let created = try Command.granary([
                "migrate", "create", "first", "--schema", schema.path,
            ])
            try #require(created.status == 0, "\(created.error)")
        }

        /// Runs a command of migrations on the store.
        func migrate(_ arguments: String...) throws -> Command.Outcome {
            try store(["migrate"] + arguments + ["--schema", schema.path])
        }

        func put(_ id: String, _ points: Int) throws {
            try store.expect(
                [
                    "put", "club",
                    """
                    {"PK":"MEMBER#\(id)","SK":"PROFILE","_type":"Member","member_id":"\(id)",\
                    "email":"\(id)@b.co","points":\(points)}
                    """,
                ], "")
        }

        /// Changes the files of the schema.
        func edit(_ replacements: (String, String)...) throws {
            for name in ["schema", "Member", "Visit"] {
                let url = URL(filePath: "\(schema.path)/\(name).yaml")
                var text = try String(contentsOf: url, encoding: .utf8)
                for (old, new) in replacements { text = text.replacing(old, with: new) }
                try text.write(to: url, atomically: true, encoding: .utf8)
            }
        }

        /// Allows what the last migration endangers.
        func allow(_ file: String, _ classes: String) throws {
            let url = URL(filePath: "\(schema.path)/migrations/\(file)")
            let text = try String(contentsOf: url, encoding: .utf8)
            let allowed = "allow: [\(classes)]\n"
            try
                (text.contains("\nsteps:")
                ? text.replacing("\nsteps:", with: allowed + "\nsteps:") : text + allowed)
                .write(to: url, atomically: true, encoding: .utf8)
        }

        /// Points are called credit, and are text; keys have another prefix.
        func makeSecond() throws {
            try edit(
                ("version: 1.0.0", "version: 1.1.0"), ("MEMBER#${member_id}", "M#${member_id}"),
                (
                    "points: { type: int, min: 0, max: 100, default: 0,",
                    "credit: { type: string, renamedFrom: points,"
                ))
            let created = try migrate("create", "credit")
            try #require(created.status == 0, "\(created.error)")
        }
    }

    @Test func freeze() throws {
        let fixture = try Fixture()
        let names = try FileManager.default
            .contentsOfDirectory(atPath: fixture.schema.path + "/migrations").sorted()
        #expect(names == ["0001-first.yaml", "0001.schema.json"])
        let again = try fixture.migrate("create", "again")
        #expect(again.status == 2)
        #expect(
            again.error
                == "granary: nothing has changed since version 1.0.0 was frozen: there is nothing to "
                + "migrate\n")
    }

    @Test func thereAndBack() throws {
        let fixture = try Fixture()
        var status = try fixture.migrate("status", "--json")
        #expect(status.status == 3)
        #expect(try fixture.migrate("up", "--create").status == 0)
        #expect(try fixture.migrate("status").status == 0)
        try fixture.put("a", 7)
        try fixture.put("b", 9)
        try fixture.makeSecond()
        status = try fixture.migrate("status", "--json")
        #expect(status.status == 4)
        #expect(status.output.contains(#""pending":["0002-credit"]"#))
        #expect(status.error == "granary: 1 migration pending\n")

        // Nothing is done that is not allowed.
        #expect(try fixture.migrate("lint").status == 1)
        let refused = try fixture.migrate("up")
        #expect(refused.status == 1)
        #expect(refused.error.contains("the items of Member move to other keys"))
        try fixture.allow("0002-credit.yaml", "rewritesKeys, needsDataCheck")
        #expect(try fixture.migrate("lint").status == 0)

        let plan = try fixture.migrate("plan", "--json")
        #expect(plan.status == 0, "\(plan.error)")
        #expect(plan.output.contains(#""changed":2"#))
        #expect(plan.output.contains(#""snapshot":true"#))
        let dry = try fixture.migrate("up", "--dry-run", "--json")
        #expect(dry.status == 0)
        #expect(try fixture.migrate("status").status == 4)

        let up = try fixture.migrate("up", "--rate", "1000", "--json")
        #expect(up.status == 0, "\(up.error)")
        #expect(try fixture.migrate("status").status == 0)
        let item = try fixture.store(["get", "club", #"{"PK":"M#a","SK":"PROFILE"}"#])
        #expect(item.output.contains(#""credit":"7""#))
        let snapshots = try fixture.store(["snapshot", "list", "--output", "json"])
        #expect(snapshots.output.contains("0002"))

        // Back it needs a yes, since nobody can be asked.
        #expect(try fixture.migrate("down").status == 2)
        let down = try fixture.migrate("down", "--yes", "--output", "table")
        #expect(down.status == 0)
        #expect(down.output.contains("down by inverse steps to 1.0.0"), "\(down.output)")
        let old = try fixture.store(["get", "club", #"{"PK":"MEMBER#a","SK":"PROFILE"}"#])
        #expect(old.output.contains(#""points":7"#))
        #expect(try fixture.migrate("to", "1.1.0").status == 0)
        status = try fixture.migrate("status", "--output", "table")
        #expect(status.output.contains("by granary 0."), "\(status.output)")
        #expect(try fixture.migrate("to", "1.0.0", "--yes").status == 0)
        #expect(try fixture.migrate("verify").output.hasPrefix(#"{"sound":true"#))
        let history = try fixture.migrate("history", "--json")
        #expect(history.output.components(separatedBy: #""way":"up""#).count == 4)
        #expect(history.output.contains(#""tool":"granary 0."#), "\(history.output)")
        try fixture.store.expect(["check"], "sound: 2 items, 2 index entries, 0 changes\n")
    }

    @Test func obstacle() throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.put("b", 90)
        try fixture.edit(("version: 1.0.0", "version: 1.1.0"), ("max: 100", "max: 50"))
        #expect(try fixture.migrate("create", "fewer").status == 0)
        try fixture.allow("0002-fewer.yaml", "needsDataCheck")
        let up = try fixture.migrate("up")
        #expect(up.status == 1)
        #expect(
            up.error == """
                granary: what is stored stands in the way at one item: nothing was written
                  club {"PK":"MEMBER#b","SK":"PROFILE"}: Member.points: 90 is over the maximum, 50

                """)
        let plan = try fixture.migrate("plan")
        #expect(plan.status == 1)
    }

    @Test func lossIsRestored() throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.edit(
            ("version: 1.0.0", "version: 1.1.0"),
            ("  points: { type: int, min: 0, max: 100, default: 0, doc: How faithful. }\n", ""))
        #expect(try fixture.migrate("create", "no-points").status == 0)
        try fixture.allow("0002-no-points.yaml", "losesData, irreversible")
        let up = try fixture.migrate("up")
        #expect(up.status == 0, "\(up.error)")
        let down = try fixture.migrate("down", "--yes")
        #expect(down.status == 1)
        #expect(down.error.contains("the values of Member.points are not kept"))
        let restored = try fixture.migrate("down", "--yes", "--restore")
        #expect(restored.status == 0, "\(restored.error)")
        let item = try fixture.store(["get", "club", #"{"PK":"MEMBER#a","SK":"PROFILE"}"#])
        #expect(item.output.contains(#""points":7"#))
        #expect(try fixture.migrate("status").status == 4)
    }

    /// What is interrupted stops between two batches, says so, and goes on when it is told to.
    @Test func interrupted() throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        let members = (1...120).map { number in
            """
            {"PK":"MEMBER#m\(number)","SK":"PROFILE","_type":"Member","member_id":"m\(number)",\
            "email":"m\(number)@b.co","points":7}
            """
        }
        let imported = try fixture.store(
            ["import", "club", "-"], input: members.joined(separator: "\n"))
        #expect(imported.status == 0, "\(imported.error)")
        try fixture.makeSecond()
        try fixture.allow("0002-credit.yaml", "rewritesKeys, needsDataCheck")
        let stopped = try Command.shell(
            """
            "$GRANARY" --store "$STORE" migrate up --schema "$SCHEMA" --rate 40 &
            until "$GRANARY" --store "$STORE" migrate status --schema "$SCHEMA" >&2
                [ $? -eq 6 ]; do kill -0 $! || exit 99; done 2>/dev/null
            kill -INT $!
            wait $!
            """,
            environment: ["STORE": fixture.store.path, "SCHEMA": fixture.schema.path])
        #expect(stopped.status == 6, "\(stopped)")
        #expect(stopped.error.contains("resume"), "\(stopped.error)")
        let status = try fixture.migrate("status")
        #expect(status.status == 6)
        #expect(try fixture.migrate("up").status == 6)
        let dry = try fixture.migrate("resume", "--dry-run", "--json")
        #expect(dry.status == 0, "\(dry.error)")
        #expect(try fixture.migrate("status").status == 6)
        #expect(try fixture.migrate("abort").status == 2)
        let resumed = try fixture.migrate("resume", "--yes", "--json", "--rate", "100000")
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(resumed.output.contains(#""changed":120"#), "\(resumed.output)")
        #expect(try fixture.migrate("status").status == 0)
        #expect(try fixture.migrate("verify").status == 0)
    }

    /// The exit status tells what the store and the files have to do with each other.
    @Test func drift() throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.edit(("version: 1.0.0", "version: 1.1.0"), ("max: 100", "max: 200"))
        // Today's files are not frozen.
        let files = try fixture.migrate("status")
        #expect(files.status == 5)
        #expect(files.output.contains("granary migrate create"), "\(files.output)")
        #expect(try fixture.migrate("create", "more").status == 0)
        try fixture.allow("0002-more.yaml", "needsDataCheck")
        #expect(try fixture.migrate("status").status == 4)
        #expect(try fixture.migrate("up").status == 0)
        // An applied migration is edited.
        let url = URL(filePath: "\(fixture.schema.path)/migrations/0002-more.yaml")
        let text = try String(contentsOf: url, encoding: .utf8)
        try (text + "doc: Something else.\n").write(to: url, atomically: true, encoding: .utf8)
        let edited = try fixture.migrate("status")
        #expect(edited.status == 5)
        #expect(edited.output.contains("was changed after it was applied"), "\(edited.output)")
        #expect(try fixture.migrate("up").status == 5)
        try text.write(to: url, atomically: true, encoding: .utf8)
        #expect(try fixture.migrate("status").status == 0)
        // The store is newer than the folder.
        for name in ["0002-more.yaml", "0002.schema.json"] {
            try FileManager.default.removeItem(
                atPath: "\(fixture.schema.path)/migrations/\(name)")
        }
        #expect(try fixture.migrate("status").status == 5)
        #expect(try fixture.migrate("up").status == 5)
    }

    /// A script may give every command the same.
    @Test(arguments: [
        ["create", "x"], ["plan"], ["lint"], ["status"], ["up"], ["to", "1"], ["down"], ["verify"],
        ["history"],
    ])
    func everyCommandTakesTheSame(command: [String]) throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        let outcome = try fixture.store(
            ["migrate"] + command + [
                "--dry-run", "--json", "--yes", "--rate", "10", "--schema", fixture.schema.path,
            ])
        #expect(!outcome.error.contains("Unknown option"), "\(outcome.error)")
        if command[0] != "create", command[0] != "down" { #expect(outcome.status == 0) }
        #expect(try fixture.migrate("status").status == 0)
    }

    @Test func wrongUsage() throws {
        let fixture = try Fixture()
        #expect(try fixture.migrate("resume").status == 3)
        #expect(try fixture.migrate("up", "--create").status == 0)
        #expect(try fixture.migrate("resume").status == 1)
        #expect(try fixture.migrate("up", "0").status == 2)
        #expect(try fixture.migrate("to", "9.9.9").status == 2)
        let nowhere = try fixture.store(["migrate", "status", "--schema", "/nowhere"])
        #expect(nowhere.status == 2)
        try fixture.allow("0001-first.yaml", "x")
        #expect(try fixture.migrate("status").status == 2)
    }
}
