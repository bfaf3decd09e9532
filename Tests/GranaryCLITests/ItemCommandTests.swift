import Testing

/// The four commands for one item, as they are written in the manual, in a process of their own.
@Suite struct ItemCommandTests {
    private static let profile = #"{"PK":"USER#1","SK":"PROFILE"}"#

    @Test func putAndGet() throws {
        let store = try CommandStore()
        try store.put(#"{"SK":"PROFILE","email":"a@b.co","PK":"USER#1"}"#)
        try store.expect(
            ["get", "app", Self.profile],
            #"{"PK":"USER#1","SK":"PROFILE","email":"a@b.co"}"# + "\n")
        try store.expect(
            ["get", "app", Self.profile, "--project", "#e", "--names", ##"{"#e":"email"}"##],
            #"{"email":"a@b.co"}"# + "\n")
        try store.expect(
            ["get", "app", Self.profile, "--output", "table"],
            """
            PK     USER#1
            SK     PROFILE
            email  a@b.co

            """)
        try store.expectFailure(
            ["get", "app", #"{"PK":"USER#2","SK":"PROFILE"}"#], 1,
            "there is no item with this key")
    }

    /// Sets and binaries have no plain form; the typed form keeps them.
    @Test func typedItems() throws {
        let store = try CommandStore()
        let item = #"{"PK":{"S":"a"},"SK":{"S":"b"},"blob":{"B":"AAE="},"tags":{"SS":["x","y"]}}"#
        try store.expect(["put", "app", item, "--dynamodb-json"], "")
        let key = #"{"PK":{"S":"a"},"SK":{"S":"b"}}"#
        try store.expect(["get", "app", key, "--dynamodb-json"], item + "\n")
        try store.expect(
            ["get", "app", #"{"PK":"a","SK":"b"}"#],
            #"{"PK":"a","SK":"b","blob":"AAE=","tags":["x","y"]}"# + "\n")
        try store.expect(
            [
                "update", "app", key, "--dynamodb-json", "--set", "DELETE tags :t", "--values",
                #"{":t":{"SS":["x"]}}"#,
            ], item.replacing(#"["x","y"]"#, with: #"["y"]"#) + "\n")
    }

    /// Numbers keep every digit, on the way in and out.
    @Test func exactNumbers() throws {
        let store = try CommandStore()
        let item = #"{"PK":"a","SK":"b","n":12345678901234567890.123456789012345678}"#
        try store.put(item)
        try store.expect(["get", "app", #"{"PK":"a","SK":"b"}"#], item + "\n")
    }

    @Test func update() throws {
        let store = try CommandStore()
        let counting = [
            "update", "app", Self.profile, "--set",
            "SET logins = if_not_exists(logins, :z) + :one", "--values", #"{":z":0,":one":1}"#,
        ]
        try store.expect(counting, #"{"PK":"USER#1","SK":"PROFILE","logins":1}"# + "\n")
        try store.expect(
            counting + ["--if", "attribute_exists(PK)"],
            #"{"PK":"USER#1","SK":"PROFILE","logins":2}"# + "\n")
        try store.expectFailure(
            counting + ["--if", "attribute_not_exists(PK)"], 1,
            "the condition does not hold: nothing was written")
    }

    @Test func delete() throws {
        let store = try CommandStore()
        try store.put(#"{"PK":"USER#1","SK":"PROFILE","n":1}"#)
        try store.expectFailure(
            ["delete", "app", Self.profile, "--if", "n = :n", "--values", #"{":n":2}"#], 1,
            "the condition does not hold: nothing was written")
        try store.expect(
            ["delete", "app", Self.profile], #"{"PK":"USER#1","SK":"PROFILE","n":1}"# + "\n")
        try store.expectFailure(
            ["delete", "app", Self.profile], 1, "there is no item with this key")
    }

    @Test func conditionalPut() throws {
        let store = try CommandStore()
        let put = ["put", "app", Self.profile, "--if", "attribute_not_exists(PK)"]
        try store.expect(put, "")
        try store.expectFailure(put, 1, "the condition does not hold: nothing was written")
    }

    @Test func uniqueIndex() throws {
        let store = try CommandStore(table: [
            "--partition-key", "PK:S", "--sort-key", "SK:S", "--unique", "byEmail=email",
        ])
        try store.put(#"{"PK":"USER#1","SK":"PROFILE","email":"a@b.co"}"#)
        try store.expectFailure(
            ["put", "app", #"{"PK":"USER#2","SK":"PROFILE","email":"a@b.co"}"#], 1,
            "another item has this key in the unique index 'byEmail': "
                + #"{"PK":"USER#1","SK":"PROFILE"}"#)
    }
}
