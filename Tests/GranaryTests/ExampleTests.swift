import Granary
import GranaryTestSupport
import Testing

/// The example of the documentation, as it stands there: if this breaks, the first thing anyone
/// tries breaks.
@Suite("The first ten lines", .temporaryStore)
struct ExampleTests {
    @Test func readsBackWhatItPut() throws {
        let store = TemporaryStore.current
        let app = try store.createTable("app", partitionKey: "PK", sortKey: "SK")
        try app.put(["PK": "STARTUP#1", "SK": "PROFILE", "name": "Acme"])
        try app.put(["PK": "STARTUP#1", "SK": "ACTIVITY#2025-01-02", "type": "demo"])
        try app.put(["PK": "STARTUP#1", "SK": "ACTIVITY#2025-01-01", "type": "pitch"])
        #expect(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"])?["name"] == "Acme")
        var types: [AttributeValue?] = []
        for item in try app.query(Key("PK") == "STARTUP#1" && Key("SK").beginsWith("ACTIVITY#")) {
            types.append(item["type"])
        }
        #expect(types == ["pitch", "demo"])
    }

    /// The same query in DynamoDB's words.
    @Test func takesDynamoDBsExpressions() throws {
        let app = try TemporaryStore.current.createTable("app", partitionKey: "PK", sortKey: "SK")
        try app.put(["PK": "STARTUP#1", "SK": "ACTIVITY#1"])
        try app.put(["PK": "STARTUP#1", "SK": "PROFILE"])
        let items = try app.query(
            "PK = :p AND begins_with(SK, :s)", values: [":p": "STARTUP#1", ":s": "ACTIVITY#"])
        #expect(Array(items) == [["PK": "STARTUP#1", "SK": "ACTIVITY#1"]])
    }
}
