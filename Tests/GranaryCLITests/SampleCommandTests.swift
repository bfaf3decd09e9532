import Testing

/// The platforms of the examples: what they hold, and that their schema and its rules in Swift hold
/// for whatever is written next to them.
@Suite struct SampleCommandTests {
    @Test func auxeira() throws {
        let store = try CommandStore(table: nil)
        #expect(
            try store(["sample", "auxeira", "--output", "table"])
                == .init(
                    status: 0,
                    output: """
                        model            items
                        ───────────────  ─────
                        StartupActivity  6
                        StartupProfile   1,000
                        UserProfile      11
                        UserStartup      1

                        """, error: "loaded 1,018 items into auxeira\n"))
        try store.expectFailure(
            ["sample", "auxeira"], 2,
            "table 'auxeira' has 1018 items already: a sample needs an empty one, such as in "
                + "another store")
        #expect(try store(["check"]).status == 0)
        try store.expect(["scan", "auxeira", "--count"], "1018\n")
    }

    /// The tool has the rules of the platforms, and runs them on every write.
    @Test func rulesInSwift() throws {
        let store = try CommandStore(table: nil)
        #expect(try store(["sample", "companies", "/dev/null"]).status == 0)
        let item =
            #"{"PK":"STARTUP#a","SK":"PROFILE","_type":"StartupProfile","startup_id":"a","#
            + #""company_name":"A","sse_score":120,"subscription_start_date":"2026-02-01","#
            + #""GS4SK":"2026-01-01","subscription_end_date":"2026-01-01"}"#
        let outcome = try store(["put", "auxeira", item])
        #expect(outcome.status == 2)
        let lines = outcome.error.split(separator: "\n")
        #expect(
            lines.first
                == "granary: the item breaks 2 rules of the table's schema: nothing was written")
        #expect(lines.count == 3)
        #expect(lines[1] == "  StartupProfile.sse_score: 120 is over the maximum, 100")
        #expect(lines[2].hasSuffix("(subscriptionEndNotBeforeStart)"))
        // Warnings refuse nothing, and lower the quality.
        try store.expect(
            [
                "put", "auxeira",
                #"{"PK":"STARTUP#a","SK":"PROFILE","_type":"StartupProfile","startup_id":"a","#
                    + #""company_name":"A","market_size_sam":5,"market_size_som":6}"#,
            ], "")
        let report = try store(["quality", "--output", "table"])
        #expect(report.error.isEmpty)
        #expect(report.output.contains("StartupProfile  marketSizesNested 1\n"))
        #expect(report.output.contains("StartupProfile STARTUP#a / PROFILE\n"))
    }

    /// One seed makes the same items; another one others.
    @Test func seeds() throws {
        func sample(_ seed: String) throws -> String {
            let store = try CommandStore(table: nil)
            let loaded = try store(["sample", "dreamseed", "--seed", seed])
            #expect(
                loaded.output == #"{"table":"dreamseed","itemCount":94,"#
                    + #""models":{"AuthUser":11,"DreamDNA":1,"User":82}}"# + "\n")
            return try store(["export", "dreamseed"]).output
        }
        let first = try sample("7")
        #expect(try sample("7") == first)
        #expect(try sample("8") != first)
    }

    /// Real companies; a second run meets the same items.
    @Test func companies() throws {
        let store = try CommandStore(table: nil)
        let file = try store.directory.file(
            "companies.ndjson",
            """
            {"id":1,"name":"Stripe","industry":"Fintech","team_size":7000,"launched_at":1322045523}

            {"id":2,"name":"Airbnb","industry":"Consumer"}

            """)
        let sample = ["sample", "companies", file]
        let outcome = Command.Outcome(
            status: 0,
            output: #"{"table":"auxeira","itemCount":3,"models":"#
                + #"{"StartupActivity":1,"StartupProfile":2}}"# + "\n",
            error: "loaded 3 items into auxeira\n")
        #expect(try store(sample) == outcome)
        #expect(try store(sample) == outcome)
        try store.expect(["scan", "auxeira", "--count"], "3\n")
        try store.expect(
            [
                "get", "auxeira", #"{"PK":"STARTUP#yc-1","SK":"PROFILE"}"#, "--project",
                "company_name, industry",
            ], #"{"company_name":"Stripe","industry":"FinTech"}"# + "\n")
    }

    /// A line that is no company ends the import with its number.
    @Test func badLine() throws {
        let store = try CommandStore(table: nil)
        let file = try store.directory.file(
            "companies.ndjson", "{\"id\":1,\"name\":\"A\"}\n\n{\"id\":2,\"name\":\"\"}\n")
        try store.expectFailure(
            ["sample", "companies", file], 3,
            "\(file):3: company 2 has no name of 1 to 200 characters; 1 item stored")
        try store.expect(["scan", "auxeira", "--count"], "1\n")
    }
}
