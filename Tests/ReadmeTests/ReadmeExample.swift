import Granary

/// The README's example, compiled and run: between the marks it is the README's text, indented.
func readmeExample(path: String, print: (Any) -> Void) throws {
    // README begins
    let store = try Store.open(path)
    let app = try store.openTable("app", partitionKey: "PK", sortKey: "SK")

    try app.put(["PK": "STARTUP#1", "SK": "PROFILE", "name": "Lumen Grid", "sse_score": 82])
    try app.put(["PK": "STARTUP#1", "SK": "ACTIVITY#2025-11-06", "type": "pitch_deck_uploaded"])

    print(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"])?.json ?? "nobody")
    for activity in try app.query(Key("PK") == "STARTUP#1" && Key("SK").beginsWith("ACTIVITY#")) {
        print(activity.json)
    }
    // README ends
}
