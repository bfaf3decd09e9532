import GranaryExpressions
import GranaryItems
import Testing

/// Names and values are checked on their own, and all must be used.
@Suite("Placeholders")
struct PlaceholdersTests {
    @Test(
        "Names",
        arguments: [
            ([:], "ExpressionAttributeNames must not be empty"),
            (["a": "a"], invalid("a")), (["#": "a"], invalid("#")), (["": "a"], invalid("")),
            ([":a": "a"], invalid(":a")), (["#a-b": "a"], invalid("#a-b")),
            (["#é": "a"], invalid("#é")), (["#a.b": "a"], invalid("#a.b")),
            (["##": "a"], invalid("##")),
            (
                ["#a": ""],
                "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a"
            ),
        ] as [([String: String], String)])
    func names(names: [String: String], expected: String) {
        #expect(
            errorMessage { () throws(ExpressionError) in try Placeholders(names: names) }
                == expected)
    }

    @Test func values() {
        #expect(
            errorMessage { () throws(ExpressionError) in try Placeholders(values: [:]) }
                == "ExpressionAttributeValues must not be empty")
        #expect(
            errorMessage { () throws(ExpressionError) in try Placeholders(values: ["#a": 1]) }
                == "ExpressionAttributeValues contains invalid key: Syntax error; key: \"#a\"")
    }

    @Test func accepted() throws {
        _ = try Placeholders()
        _ = try Placeholders(names: ["#a": "a", "#1": "é", "#_": "x.y", "#B2": "#B2"])
        _ = try Placeholders(values: [":a": 1, ":1": nil, ":_": "x"])
    }

    /// One request's expressions share its placeholders, and together must use all of them.
    @Test func allMustBeUsed() throws {
        var placeholders = try Placeholders(
            names: ["#a": "a", "#b": "b", "#c": "c"], values: [":x": 1, ":y": 2, ":z": 3])
        _ = try Condition(parsing: "#a = :x", as: .condition, placeholders: &placeholders)
        #expect(throws: ExpressionError(nil, .unusedPlaceholders(.names, keys: ["#b", "#c"]))) {
            try placeholders.checkAllUsed()
        }
        _ = try Projection(parsing: "#b", placeholders: &placeholders)
        #expect(
            errorMessage { () throws(ExpressionError) in try placeholders.checkAllUsed() }
                == "Value provided in ExpressionAttributeNames unused in expressions: keys: {#c}")
        _ = try Update(parsing: "SET #c = :y", placeholders: &placeholders)
        #expect(
            errorMessage { () throws(ExpressionError) in try placeholders.checkAllUsed() }
                == "Value provided in ExpressionAttributeValues unused in expressions: keys: {:z}")
        _ = try KeyCondition(parsing: "#a = :z", placeholders: &placeholders)
        try placeholders.checkAllUsed()
    }

    @Test func noneMayBeGivenWithoutExpression() throws {
        try Placeholders().checkNoneGiven()
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Placeholders(names: ["#a": "a"]).checkNoneGiven()
            } == "ExpressionAttributeNames can only be specified when using expressions")
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Placeholders(values: [":a": 1]).checkNoneGiven()
            } == "ExpressionAttributeValues can only be specified when using expressions")
    }

    static func invalid(_ key: String) -> String {
        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"\(key)\""
    }
}
