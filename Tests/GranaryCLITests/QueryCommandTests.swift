import Testing

/// Queries and scans, with every option, as the manual writes them.
@Suite struct QueryCommandTests {
    private static func store() throws -> CommandStore {
        let store = try CommandStore(table: [
            "--partition-key", "PK:S", "--sort-key", "SK:S", "--index",
            "byIndustry=industry:S,name:S",
        ])
        let items = """
            {"PK":"STARTUP#1","SK":"ACTIVITY#1","kind":"visit","n":1}
            {"PK":"STARTUP#1","SK":"ACTIVITY#2","kind":"share","n":2}
            {"PK":"STARTUP#1","SK":"ACTIVITY#3","kind":"visit","n":3}
            {"PK":"STARTUP#1","SK":"PROFILE","industry":"Fintech","name":"Stripe"}
            {"PK":"STARTUP#2","SK":"PROFILE","industry":"Fintech","name":"Coinbase"}

            """
        let imported = try store(["import", "app", "-"], input: items)
        #expect(imported.error == "5 items imported\n")
        return store
    }

    private static let collection = [
        "query", "app", "PK = :p AND begins_with(SK, :s)", "--values",
        #"{":p":"STARTUP#1",":s":"ACTIVITY#"}"#,
    ]

    @Test func query() throws {
        let store = try Self.store()
        let lines = [
            #"{"PK":"STARTUP#1","SK":"ACTIVITY#1","kind":"visit","n":1}"#,
            #"{"PK":"STARTUP#1","SK":"ACTIVITY#2","kind":"share","n":2}"#,
            #"{"PK":"STARTUP#1","SK":"ACTIVITY#3","kind":"visit","n":3}"#,
        ]
        let query = Self.collection
        try store.expect(query, lines.joined(separator: "\n") + "\n")
        try store.expect(query + ["--reverse", "--limit", "1"], lines[2] + "\n")
        try store.expect(query + ["--count"], "3\n")
        try store.expect(query + ["--project", "n", "--limit", "2"], "{\"n\":1}\n{\"n\":2}\n")
    }

    /// The filter is applied before the limit: a limit is what is shown.
    @Test func filter() throws {
        let store = try Self.store()
        let query = [
            "query", "app", "PK = :p", "--filter", "#k = :k", "--names", ##"{"#k":"kind"}"##,
            "--values", #"{":p":"STARTUP#1",":k":"visit"}"#, "--project", "SK",
        ]
        try store.expect(query, "{\"SK\":\"ACTIVITY#1\"}\n{\"SK\":\"ACTIVITY#3\"}\n")
        try store.expect(query + ["--limit", "1", "--reverse"], "{\"SK\":\"ACTIVITY#3\"}\n")
    }

    @Test func index() throws {
        let store = try Self.store()
        try store.expect(
            [
                "query", "app", "industry = :i", "--index", "byIndustry", "--values",
                #"{":i":"Fintech"}"#, "--output", "table",
            ],
            """
            PK         SK       industry  name
            ─────────  ───────  ────────  ────────
            STARTUP#2  PROFILE  Fintech   Coinbase
            STARTUP#1  PROFILE  Fintech   Stripe
            2 items

            """)
    }

    @Test func scan() throws {
        let store = try Self.store()
        try store.expect(["scan", "app", "--count"], "5\n")
        try store.expect(["scan", "app", "--count", "--limit", "2"], "2\n")
        let filter = ["--filter", "n > :n", "--values", #"{":n":1}"#]
        try store.expect(["scan", "app", "--count"] + filter, "2\n")
        try store.expect(
            ["scan", "app", "--limit", "1", "--project", "SK"] + filter,
            "{\"SK\":\"ACTIVITY#2\"}\n")
        try store.expect(
            ["scan", "app", "--index", "byIndustry", "--project", "PK"],
            "{\"PK\":\"STARTUP#2\"}\n{\"PK\":\"STARTUP#1\"}\n")
    }

    @Test func explain() throws {
        let store = try Self.store()
        try store.expect(
            ["explain"] + Self.collection.dropFirst(),
            #"{"tableName":"app","indexName":null,"keyAttributes":["PK","SK"],"scannedCount":3,"#
                + #""count":3,"byteCount":105,"pageCount":1,"eventualCapacityUnits":0.5,"#
                + #""consistentCapacityUnits":1.0,"notes":[]}"# + "\n")
    }

    /// DynamoDB's words for a wrong expression, and the status for wrong usage.
    @Test(
        arguments: [
            (
                ["query", "app", "PK = :p AND"],
                "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"AND\""
            ),
            (
                ["query", "nope", "PK = :p", "--values", #"{":p":"a"}"#],
                "there is no table 'nope': `granary table list` shows those that there are"
            ),
            (
                ["query", "app", "PK = :p", "--values", "{"],
                "--values is not a JSON object: The JSON text ends inside a value (at byte 1)"
            ),
            (
                ["scan", "app", "--names", "{\"#n\":1}"],
                "--names is an object of strings, such as {\"#n\":\"name\"}"
            ),
            (
                ["put", "app", "{\"PK\":\"a\"}"],
                "One or more parameter values were invalid: Missing the key SK in the item"
            ),
            (
                ["get", "app", "{\"PK\":\"a\"}"],
                "The provided key element does not match the schema"
            ),
        ])
    func wrongRequest(arguments: [String], message: String) throws {
        try CommandStore().expectFailure(arguments, 2, message)
    }
}
