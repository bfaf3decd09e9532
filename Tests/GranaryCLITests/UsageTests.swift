import Testing

/// Wrong usage is status 2 with a word on what is wrong; help is status 0 and has examples.
@Suite struct UsageTests {
    @Test(
        arguments: [
            (["get"], "Missing expected argument '<table>'"),
            (["nonsense"], "Unexpected argument 'nonsense'"),
            (["get", "app", "{}", "--nope"], "Unknown option '--nope'"),
            (["scan", "app", "--limit", "0"], "--limit must be 1 or more."),
            (["scan", "app", "--limit", "x"], "The value 'x' is invalid for '--limit <count>'"),
            (["scan", "app", "--output", "xml"], "The value 'xml' is invalid"),
            (["table", "create", "app"], "Missing expected argument '--partition-key"),
            (
                ["table", "create", "app", "--partition-key", "PK:X"],
                "a key attribute has type S, N or B, not 'X'"
            ),
            (["table", "add-index", "app"], "Give an index to add"),
            (["import", "app", "-", "--key", "PK"], "a key is written NAME=template"),
            (["schema", "docs"], "Missing expected argument '--out <folder>'"),
            (["schema", "infer", "app", "--separator", ""], "--separator is empty."),
            (["schema", "export", "--format", "xml"], "The value 'xml' is invalid for '--format"),
            (["sample", "auxeira", "--scale", "0"], "--scale must be from 1 to 1000000."),
            (["demo", "--scale", "0"], "--scale must be from 1 to 1000."),
            (["import", "app"], "Give a file, or --from-postgres."),
            (["import", "app", "-", "--on-conflict", "ask"], "The value 'ask' is invalid"),
            (["import", "app", "-", "--format", "xml"], "The value 'xml' is invalid"),
            (["import", "app", "-", "--delimiter", "x"], "The value 'x' is invalid"),
            (["export", "app", "--format", "dynamodb-export"], "needs --to FOLDER."),
            (["export", "app", "--after", "1"], "--after needs --format dynamodb-export."),
            (["export", "app", "--anonymise-key", "x"], "--anonymise-key needs --anonymise."),
            (["snapshot", "prune"], "Give --keep or --keep-days."),
            (["snapshot", "prune", "--keep", "0"], "--keep must be 1 or more"),
            (["quality", "--limit", "0"], "--limit must be from 1 to 10000."),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let outcome = try Command.granary(["--store", "/nowhere"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains(message), "\(outcome.error)")
    }

    /// Every command explains itself with an example.
    @Test(
        arguments: [
            [], ["table"], ["table", "create"], ["table", "list"], ["table", "describe"],
            ["table", "update"], ["table", "delete"], ["table", "add-index"],
            ["table", "drop-index"], ["put"],
            ["get"], ["update"], ["delete"], ["query"], ["scan"], ["explain"], ["changes"],
            ["import"], ["export"], ["stat"], ["check"], ["demo"], ["schema"],
            ["schema", "check"], ["schema", "show"], ["schema", "docs"], ["schema", "infer"],
            ["schema", "export"], ["schema", "apply"], ["quality"], ["sample"],
            ["sample", "auxeira"], ["sample", "dreamseed"], ["sample", "companies"], ["snapshot"],
            ["snapshot", "create"], ["snapshot", "list"], ["snapshot", "verify"],
            ["snapshot", "restore"], ["snapshot", "delete"], ["snapshot", "prune"], ["migrate"],
            ["migrate", "create"], ["migrate", "lint"], ["migrate", "plan"], ["migrate", "status"],
            ["migrate", "up"], ["migrate", "to"], ["migrate", "down"], ["migrate", "resume"],
            ["migrate", "abort"], ["migrate", "verify"], ["migrate", "history"],
        ] as [[String]])
    func help(command: [String]) throws {
        let outcome = try Command.granary(command + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        #expect(outcome.output.contains("EXAMPLE:"))
        #expect(outcome.output.contains("--store <path>"))
        // A line that is too long is broken where no shell goes on.
        let examples = outcome.output.split(separator: "EXAMPLE:", maxSplits: 1).last ?? ""
        for line in examples.prefix(
            upTo: examples.firstRange(of: "USAGE:")?.lowerBound ?? examples.endIndex
        )
        .split(separator: "\n") {
            #expect(line.hasPrefix("  ") || !line.contains("--"), "\(line)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let outcome = try Command.granary(["--generate-completion-script", shell])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("granary"))
        #expect(outcome.output.contains("describe"))
    }
}
