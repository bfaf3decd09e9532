import Testing

/// The demo is the first thing a newcomer runs: it must run, and leave nothing behind.
@Suite struct DemoTests {
    private static let sample = (0..<40).map { number in
        """
        {"id":\(number),"slug":"\(number == 0 ? "stripe" : "startup-\(number)")",\
        "name":"Startup \(number)","industry":"Fintech","team_size":\(number),\
        "tags":["Developer Tools","SaaS"],"isHiring":true}

        """
    }.joined()

    /// In a pipe it is plain text, every pattern is told with its time, and the store is sound.
    @Test func plainText() throws {
        let directory = TemporaryDirectory()
        let file = try directory.file("sample.ndjson", Self.sample)
        let store = directory.path + "/demo.granary"
        let outcome = try Command.granary([
            "demo", "--sample", file, "--store", store, "--scale", "1",
        ])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(outcome.output.contains("imported 40 startups from \(file) into \(store)"))
        for number in 1...26 { #expect(outcome.output.contains("\n\(number). ")) }
        #expect(outcome.output.contains("STARTUP#startup-39  Startup 39  39         Fintech"))
        #expect(outcome.output.contains("another item has this key in the unique index 'bySlug'"))
        #expect(outcome.output.contains("3 of 40 items in "))
        #expect(outcome.output.contains("\nmade up 1,018 items of 4 models  "))
        #expect(outcome.output.contains("\nadded 40 real companies, as profiles with a launch  "))
        #expect(outcome.output.contains("StartupProfile.sse_score: 120 is over the maximum, 100"))
        #expect(outcome.output.contains("(subscriptionEndNotBeforeStart)"))
        #expect(outcome.output.contains("\ncheck: sound: 1105 items, "))
        #expect(
            try Command.granary(["--store", store, "scan", "startups", "--count"]).output
                == "47\n")
    }

    /// A second run in the same store, and a sample that is not there, say what is wrong.
    @Test func failures() throws {
        let outcome = try Command.granary(["demo", "--sample", "/no/such/file"])
        #expect(
            outcome
                == .init(
                    status: 3, output: "",
                    error: "granary: /no/such/file: opening failed: No such file or directory\n"))
    }
}
