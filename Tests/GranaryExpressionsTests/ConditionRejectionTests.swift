import GranaryExpressions
import GranaryItems
import Testing

/// Every refusal of a condition, with DynamoDB's exact words, which programs match on.
@Suite("Refused conditions")
struct ConditionRejectionTests {
    static let values: [String: AttributeValue] = [
        ":s": "b", ":t": "a", ":n": 2, ":m": 1, ":b": .binary([1, 2]), ":c": .binary([1]),
        ":bool": true, ":null": nil, ":l": [1], ":map": ["a": 1], ":ss": .stringSet(["a"]),
        ":type": "S", ":badtype": "Z", ":same": 2,
    ]
    static let names = ["#a": "a", "#b": "b", "#dot": "x.y"]

    @Test("Message", arguments: Refusal.conditions)
    func message(refusal: Refusal) {
        for kind in [ExpressionKind.condition, .filter, .keyCondition] {
            let error = errorMessage { () throws(ExpressionError) in
                try Request(refusal.text, Self.values, names: Self.names).condition(as: kind)
            }
            #expect(error == "Invalid \(kind.parameterName): \(refusal.message)")
        }
    }

    /// What is next to a refusal and is no refusal.
    @Test(
        "Accepted",
        arguments: [
            "a = :s", "(a = :s)", "((a) = :s)", "(a) = (:s)", "((a = :s) AND b = :s)",
            "((a = :s) OR (b = :s))", "(NOT (a = :s))", "NOT NOT a = :s", "(size(a)) > :n",
            "((size(a)) > :n)", "(attribute_exists(a))", "a=:s AND(b=:s)", "a IN ((:s), (b))",
            "a = b", "a.b = a.c", "a[0] = a[1]", "size(a) = size(a)", ":s = :t", ":s = :s",
            "a IN (:s, :s)", "a BETWEEN :n AND :same", "a BETWEEN b AND :n", "a = :bool",
            "a <> :null", "contains(a, size(b))", "contains(:s, a)", "begins_with(:s, a)",
            "a[2147483647] = :s", "attribute_type(a, :type)", "size(:s) > :n", "size(:map) = :n",
            "a = :s and b = :s Or not c = :s", "a\t=\n:s", "#dot = :s", "a between :m and :n",
            "attribute_exists(a[0].b)", "a.b.c[1][2].d = :s", "orders = :s", "inner_ = :s",
        ])
    func accepted(text: String) {
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Request(text, Self.values, names: Self.names).condition()
            } == nil)
    }

    /// Of several errors DynamoDB reports the one of the earlier check, and within a check the one
    /// written first.
    @Test("Order of the checks", arguments: Refusal.orderedConditions)
    func order(refusal: Refusal) {
        let error = errorMessage { () throws(ExpressionError) in
            try Request(refusal.text, Self.values, names: Self.names).condition()
        }
        #expect(error == "Invalid ConditionExpression: \(refusal.message)")
    }
}
