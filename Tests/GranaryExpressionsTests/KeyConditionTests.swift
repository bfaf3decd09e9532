import GranaryExpressions
import GranaryItems
import Testing

/// A key condition decides which part of the tree a query walks; what it cannot say is refused.
@Suite("Key conditions")
struct KeyConditionTests {
    static let values: [String: AttributeValue] = [":a": "a", ":b": "b", ":1": 1]

    static func parse(_ text: String) throws(ExpressionError) -> KeyCondition {
        let used = values.filter { text.contains($0.key) }
        return try Request(text, used).keyCondition()
    }

    @Test(
        "Terms",
        arguments: [
            ("pk = :a", [.init("pk", .equal("a"))]),
            (":a = pk", [.init("pk", .equal("a"))]),
            ("(pk = :a)", [.init("pk", .equal("a"))]),
            ("(pk = :a) AND (sk = :b)", [.init("pk", .equal("a")), .init("sk", .equal("b"))]),
            ("((pk) = (:a) AND sk < :b)", [.init("pk", .equal("a")), .init("sk", .less("b"))]),
            ("sk <= :b AND pk = :a", [.init("sk", .lessOrEqual("b")), .init("pk", .equal("a"))]),
            ("pk = :a AND sk > :b", [.init("pk", .equal("a")), .init("sk", .greater("b"))]),
            (
                "pk = :a AND sk >= :b",
                [.init("pk", .equal("a")), .init("sk", .greaterOrEqual("b"))]
            ),
            (
                "pk = :a AND :b <= sk",
                [.init("pk", .equal("a")), .init("sk", .greaterOrEqual("b"))]
            ),
            ("pk = :a AND :b > sk", [.init("pk", .equal("a")), .init("sk", .less("b"))]),
            (
                "pk = :a AND sk BETWEEN :a AND :b",
                [.init("pk", .equal("a")), .init("sk", .between("a", "b"))]
            ),
            (
                "pk = :a AND begins_with(sk, :b)",
                [.init("pk", .equal("a")), .init("sk", .beginsWith("b"))]
            ),
            (
                "a = :1 AND (b = :a AND c > :b)",
                [.init("a", .equal(1)), .init("b", .equal("a")), .init("c", .greater("b"))]
            ),
        ] as [(String, [KeyCondition.Term])])
    func terms(text: String, terms: [KeyCondition.Term]) throws {
        #expect(try Self.parse(text).terms == terms)
    }

    @Test(
        "Refused",
        arguments: [
            ("pk = :a OR sk = :b", operatorText + "OR"),
            ("x > b AND size(b) > c OR x > c", operatorText + "OR"),
            ("NOT pk = :a", operatorText + "NOT"),
            ("pk = :a AND NOT sk = :b", operatorText + "NOT"),
            ("pk <> :a", operatorText + "<>"),
            ("pk IN (:a, :b)", operatorText + "IN"),
            ("attribute_exists(pk)", operatorText + "attribute_exists"),
            ("attribute_not_exists(pk)", operatorText + "attribute_not_exists"),
            ("contains(pk, :a)", operatorText + "contains"),
            (
                ":a BETWEEN size(pk) AND size(sk) AND sk > :b",
                conditionText + "BETWEEN operator must have the key attribute as its first operand"
            ),
            (
                "begins_with(:a, pk)",
                conditionText
                    + "begins_with operator must have the key attribute as its first operand"
            ),
            ("size(pk) > :1", "KeyConditionExpressions cannot contain nested operations"),
            ("x > size(b.d)", "KeyConditionExpressions cannot contain nested operations"),
            (
                "x BETWEEN size(b) AND size(x)",
                "KeyConditionExpressions cannot contain nested operations"
            ),
            ("b > x.b", conditionText + "Multiple attribute names used in one condition"),
            ("pk = sk", conditionText + "Multiple attribute names used in one condition"),
            (
                "b BETWEEN c[1] AND d",
                conditionText + "Multiple attribute names used in one condition"
            ),
            (
                "begins_with(pk, sk)",
                conditionText + "Multiple attribute names used in one condition"
            ),
            ("b.d = :a", "KeyConditionExpressions cannot have conditions on nested attributes"),
            ("b[0] > :a", "KeyConditionExpressions cannot have conditions on nested attributes"),
            (
                "pk = :a AND begins_with(sk.x, :b)",
                "KeyConditionExpressions cannot have conditions on nested attributes"
            ),
            (":a = :b", conditionText + "No key attribute specified"),
            (
                "b > :a AND b < :b AND c = :a",
                "KeyConditionExpressions must only contain one condition per key"
            ),
            (
                "begins_with(pk, :1)",
                "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
                    + "operator or function: begins_with, operand type: N"
            ),
            (
                "((pk = :a))",
                "Invalid KeyConditionExpression: The expression has redundant parentheses;"
            ),
        ] as [(String, String)])
    func refused(text: String, expected: String) {
        #expect(errorMessage { () throws(ExpressionError) in try Self.parse(text) } == expected)
    }

    @Test("Against a key schema", arguments: Self.resolutions)
    func resolved(text: String, sortKey: [String], expected: ResolvedKeyCondition) throws {
        let resolved = try Self.parse(text).resolve(partitionKey: ["pk"], sortKey: sortKey)
        #expect(resolved == expected)
    }

    static let resolutions: [(String, [String], ResolvedKeyCondition)] = [
        ("pk = :a", [], .init(partition: ["a"])),
        ("pk = :a", ["sk"], .init(partition: ["a"])),
        ("sk = :b AND pk = :a", ["sk"], .init(partition: ["a"], sortEquals: ["b"])),
        ("pk = :a AND sk < :b", ["sk"], .init(partition: ["a"], sortRange: .less("b"))),
        (
            "pk = :a AND c > :1 AND b = :b", ["b", "c", "d"],
            .init(partition: ["a"], sortEquals: ["b"], sortRange: .greater(1))
        ),
        (
            "pk = :a AND b = :a AND c = :b AND d = :1", ["b", "c", "d"],
            .init(partition: ["a"], sortEquals: ["a", "b", 1])
        ),
    ]

    @Test(
        "Refused by a key schema",
        arguments: [
            ("sk = :a", ["sk"], "Query condition missed key schema element: pk"),
            ("stray = :a", [], "Query condition missed key schema element: pk"),
            ("stray = :a AND sk = :b", ["sk"], "Query condition missed key schema element: pk"),
            ("pk > :a", [], "Query key condition not supported"),
            ("begins_with(pk, :a)", ["sk"], "Query key condition not supported"),
            ("pk = :a AND stray = :b", [], "Query key condition not supported"),
            ("pk = :a AND stray = :b", ["sk"], "Query condition missed key schema element: sk"),
            ("pk = :a AND sk = :a AND stray = :b", ["sk"], "Query key condition not supported"),
            ("pk = :a AND c = :b", ["b", "c"], gap("b", "c")),
            ("pk = :a AND b > :a AND c = :b", ["b", "c"], gap("b", "c")),
            ("pk = :a AND b = :a AND d = :b", ["b", "c", "d"], gap("c", "d")),
            ("pk = :a AND d = :b", ["b", "c", "d"], gap("b, c", "d")),
        ])
    func refusedBySchema(text: String, sortKey: [String], expected: String) throws {
        let condition = try Self.parse(text)
        #expect(
            errorMessage { () throws(ExpressionError) in
                try condition.resolve(partitionKey: ["pk"], sortKey: sortKey)
            } == expected)
    }

    @Test func everyPartitionAttributeNeedsAnEquality() throws {
        let condition = try Self.parse("a = :a AND b = :b")
        #expect(
            try condition.resolve(partitionKey: ["b", "a"], sortKey: [])
                == ResolvedKeyCondition(partition: ["b", "a"]))
        #expect(throws: ExpressionError(nil, .keyMissing("c"))) {
            try condition.resolve(partitionKey: ["a", "c"], sortKey: ["b"])
        }
    }

    static let operatorText = "Invalid operator used in KeyConditionExpression: "
    static let conditionText = "Invalid condition in KeyConditionExpression: "

    static func gap(_ missing: String, _ present: String) -> String {
        "RANGE key attributes \(missing) must have equality conditions specified in the query "
            + "because a condition is present on key attribute \(present)"
    }
}
