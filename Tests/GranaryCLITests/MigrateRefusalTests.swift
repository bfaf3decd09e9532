import Foundation
import Testing

/// What cannot be done is refused with how to mend it, and is in the way of nothing else.
@Suite struct MigrateRefusalTests {
    /// A mistyped path is not taken for a new store.
    @Test(arguments: [["up"], ["to", "1.0.0"]])
    func missingStore(command: [String]) throws {
        let fixture = try MigrateTests.Fixture()
        func run(_ more: String...) throws -> Command.Outcome {
            try fixture.store(
                ["migrate"] + command + more + ["--schema", fixture.schema.path])
        }
        for outcome in [try run(), try run("--dry-run")] {
            #expect(outcome.status == 3)
            #expect(
                outcome.error == """
                    granary: there is no store at \(fixture.store.path): mend the path, or give \
                    --create to make one there

                    """)
        }
        #expect(try run("--dry-run", "--create").status == 3)
        #expect(!FileManager.default.fileExists(atPath: fixture.store.path))
        #expect(try run("--create").status == 0)
        #expect(try fixture.migrate("status").status == 0)
    }

    /// A draft is in the way of what would run it, and of nothing else; which one it is, is said.
    @Test func draft() throws {
        let fixture = try MigrateTests.Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.edit(
            ("version: 1.0.0", "version: 1.1.0"),
            ("  points:", "  rank: { type: int, required: true, doc: How high. }\n  points:"))
        let created = try fixture.migrate("create", "rank")
        #expect(created.status == 0)
        #expect(created.error.contains("to be decided"))
        let status = try fixture.migrate("status", "--output", "table")
        #expect(status.status == 4)
        #expect(status.error.contains("migration 2 does not check"), "\(status.error)")
        #expect(status.output.contains("granary migrate lint"), "\(status.output)")
        #expect(try fixture.migrate("status", "--json").output.contains(#""doNotCheck":["#))
        #expect(try fixture.migrate("verify").status == 0)
        #expect(try fixture.migrate("lint").status == 2)
        for command in ["up", "plan"] {
            let refused = try fixture.migrate(command)
            #expect(refused.status == 2)
            #expect(
                refused.error.contains(
                    "migration 2 does not check: mend its file, or go no further than migration 1"))
        }
    }

    /// A function in Swift is not in this program: what needs it is refused, and the plan says so.
    @Test func functionInSwift() throws {
        let fixture = try MigrateTests.Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.edit(("version: 1.0.0", "version: 1.1.0"), ("max: 100", "max: 5"))
        #expect(try fixture.migrate("create", "fewer").status == 0)
        let file = URL(filePath: "\(fixture.schema.path)/migrations/0002-fewer.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let step = """
            allow: [needsDataCheck, losesData, rewritesKeys, irreversible]
            steps:
              - swift: { function: divide, models: [Member] }

            """
        try (text.components(separatedBy: "\nsteps:")[0] + step)
            .write(to: file, atomically: true, encoding: .utf8)
        let plan = try fixture.migrate("plan", "--output", "table")
        #expect(plan.status == 0, "\(plan.error)")
        #expect(plan.output.contains("the function divide"), "\(plan.output)")
        #expect(try fixture.migrate("plan", "--json").output.contains(#""notRun":["divide"]"#))
        #expect(try fixture.migrate("status").status == 4)
        #expect(try fixture.migrate("verify").status == 0)
        let up = try fixture.migrate("up")
        #expect(up.status == 2)
        #expect(up.error.contains("'divide': run it with the program that has it"), "\(up.error)")
    }

    /// What `verify` calls sound is known to be, and it tells how many items there were.
    @Test func verification() throws {
        let fixture = try MigrateTests.Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        try fixture.put("a", 7)
        try fixture.makeSecond()
        try fixture.allow("0002-credit.yaml", "rewritesKeys, needsDataCheck")
        #expect(try fixture.migrate("up").status == 0)
        #expect(try fixture.store(["delete", "club", #"{"PK":"M#a","SK":"PROFILE"}"#]).status == 0)
        let sound = try fixture.migrate("verify", "--output", "table")
        #expect(sound.status == 0)
        let lines = sound.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        #expect(lines.contains("model before 2 after 2 now"), "\(lines)")
        #expect(lines.contains("Member 1 1 0"), "\(lines)")

        try fixture.allow("0002-credit.yaml", "losesData")
        let url = URL(filePath: "\(fixture.schema.path)/migrations/0002-credit.yaml")
        let text = try String(contentsOf: url, encoding: .utf8)
        try text.replacing("allow: [losesData]\n", with: "doc: Edited.\n")
            .write(to: url, atomically: true, encoding: .utf8)
        let edited = try fixture.migrate("verify")
        #expect(edited.status == 5)
        #expect(
            edited.error.contains("migration 2 (credit) was changed after it was applied"),
            "\(edited.error)")
        for name in ["0002-credit.yaml", "0002.schema.json"] {
            try FileManager.default.removeItem(
                atPath: "\(fixture.schema.path)/migrations/\(name)")
        }
        let missing = try fixture.migrate("verify")
        #expect(missing.status == 5)
        #expect(
            missing.error.contains("migration 2 (credit) was applied, and is not in the folder"),
            "\(missing.error)")
    }

    /// A table that has a ledger is where that says, whatever somebody claims.
    @Test func baselineWithLedger() throws {
        let fixture = try MigrateTests.Fixture()
        #expect(try fixture.migrate("up", "--create").status == 0)
        for more in [[], ["--dry-run"]] {
            let outcome = try fixture.store(
                ["migrate", "up", "--baseline", "1", "--schema", fixture.schema.path] + more)
            #expect(outcome.status == 2)
            #expect(
                outcome.error == """
                    granary: 'club' has a ledger, which says that it is at migration 1, and that \
                    counts: leave the baseline out, and migrate from there

                    """)
        }
    }
}
