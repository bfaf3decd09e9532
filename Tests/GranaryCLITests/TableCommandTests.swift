import Granary
import Testing

/// Tables are created, shown and deleted as the manual says, and the store with the first of them.
@Suite struct TableCommandTests {
    private static let create = [
        "table", "create", "app", "--partition-key", "PK:S", "--sort-key", "SK:S", "--index",
        "byIndustry=industry:S,name:S", "--unique", "byEmail=email", "--multi-value",
        "byTag=tags:S,name:S",
    ]

    @Test func createListDescribeDelete() throws {
        let store = try CommandStore(table: nil)
        let created = try store(Self.create)
        #expect(created.status == 0)
        #expect(created.error.isEmpty)
        try store.expect(["table", "describe", "app"], created.output)
        let description = try JSONValue(parsing: created.output)
        #expect(description["tableName"] == "app")
        #expect(description["partitionKey"] == "PK:S")
        #expect(description["sortKey"] == "SK:S")
        #expect(
            description["indexes"]
                == [
                    Self.index("byIndustry", "global", "industry:S", "name:S"),
                    Self.index("byEmail", "unique", "email:S", nil),
                    Self.index("byTag", "multi-value", "tags:S", "name:S"),
                ])
        try store.expect(["table", "list"], "app\n")
        try store.expectFailure(Self.create, 2, "Table already exists: app")
        try store.expect(["table", "delete", "app"], "")
        try store.expect(["table", "list"], "")
        try store.expectFailure(
            ["table", "delete", "app"], 2,
            "there is no table 'app': `granary table list` shows those that there are")
    }

    @Test func switchesOnAndOff() throws {
        let store = try CommandStore(table: ["--partition-key", "PK:S", "--deletion-protection"])
        try store.expectFailure(
            ["table", "delete", "app"], 2,
            "table 'app' is protected against deletion: `granary table update app "
                + "--no-deletion-protection` first")
        try store.expectFailure(
            ["changes", "app"], 2,
            "table 'app' has no change log: `granary table update app --change-log` switches it on")
        let updated = try store(["table", "update", "app", "--change-log"])
        #expect(updated.status == 0)
        let described = try JSONValue(parsing: updated.output)
        #expect(described["changeLog"] == true)
        #expect(described["deletionProtection"] == true)
        try store.expect(["changes", "app"], "")
        #expect(try store(["table", "update", "app", "--no-deletion-protection"]).status == 0)
        try store.expect(["table", "delete", "app"], "")
        #expect(try store(["table", "update", "app"]).status == 2)
    }

    private static func index(
        _ name: JSONValue, _ kind: JSONValue, _ partitionKey: JSONValue, _ sortKey: JSONValue
    ) -> JSONValue {
        [
            "indexName": name, "kind": kind, "partitionKey": partitionKey, "sortKey": sortKey,
            "projection": "ALL", "status": "ACTIVE", "itemCount": 0, "sizeBytes": 0,
        ]
    }

    /// People see columns.
    @Test func describeAsTable() throws {
        let store = try CommandStore(table: [
            "--partition-key", "PK:S", "--index", "byPlace=(country:S,city:S),(street:S,no:N)",
            "--change-log", "--deletion-protection",
        ])
        try store.expect(
            ["table", "describe", "app", "--output", "table"],
            """
            table          app
            partition key  PK:S
            items          0
            size           0 B
            change log     on
            deletion       refused

            index    kind    partition key     sort key       status  entries  size
            ───────  ──────  ────────────────  ─────────────  ──────  ───────  ────
            byPlace  global  country:S,city:S  street:S,no:N  ACTIVE  0        0 B

            """)
        #expect(try store(["table", "delete", "app"]).status == 2)
    }

    /// An index on a table with items is there when the command ends, and gone when it is dropped.
    @Test func addAndDropIndex() throws {
        let store = try CommandStore()
        try store.put(
            #"{"PK":"1","SK":"a","name":"Ann","tags":["x","y"]}"#,
            #"{"PK":"2","SK":"a","name":"Bob","tags":["y"]}"#)
        try store.expect(
            [
                "table", "add-index", "app", "--index", "byName=name", "--multi-value",
                "byTag=tags,name",
            ], "")
        try store.expect(
            [
                "query", "app", "tags = :t", "--index", "byTag", "--values", #"{":t":"y"}"#,
                "--project", "PK",
            ], "{\"PK\":\"1\"}\n{\"PK\":\"2\"}\n")
        try store.expect(["check"], "sound: 2 items, 5 index entries, 0 changes\n")
        try store.expect(["table", "drop-index", "app", "byTag"], "")
        try store.expectFailure(
            ["query", "app", "tags = :t", "--index", "byTag", "--values", #"{":t":"y"}"#], 2,
            "The table does not have the specified index: byTag")
        try store.expect(["check"], "sound: 2 items, 2 index entries, 0 changes\n")
    }

    /// A unique index that the items contradict is refused, and the table stays as it was.
    @Test func impossibleIndex() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"1","SK":"a","n":"x"}"#, #"{"PK":"2","SK":"a","n":"x"}"#)
        let outcome = try store(["table", "add-index", "app", "--unique", "byN=n"])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("another item has this key in the unique index 'byN'"))
        try store.expect(["check"], "sound: 2 items, 0 index entries, 0 changes\n")
    }
}
