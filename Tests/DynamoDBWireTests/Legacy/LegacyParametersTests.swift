import DynamoDBWire
import GranaryTestSupport
import Testing

/// The parameters from before expressions still do what they did, and are refused as they were.
@Suite("Legacy parameters", .temporaryStore)
struct LegacyParametersTests {
    private let client = WireClient()

    private func fill() async {
        await client.createTable()
        for (sort, rest) in [
            ("1", #""n":{"N":"1"},"s":{"S":"abc"},"t":{"SS":["x","y"]}"#),
            ("2", #""n":{"N":"2"},"l":{"L":[{"N":"7"}]}"#), ("3", #""s":{"S":"b"}"#),
        ] {
            _ = await client.ok(
                "PutItem",
                #"{"TableName":"music","Item":{"PK":{"S":"a"},"SK":{"S":"\#(sort)"},\#(rest)}}"#)
        }
    }

    private static let key = #""TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}}"#

    /// The sort keys that a scan with this filter finds, in order.
    private func scan(_ filter: String, _ more: String = "") async throws -> String {
        let text = await client.ok(
            "Scan", #"{"TableName":"music","ScanFilter":{\#(filter)}\#(more)}"#)
        guard case .array(let items)? = try JSONValue(parsing: text)["Items"] else { return "" }
        return items.compactMap { $0["SK"]?["S"]?.string }.joined()
    }

    private static let filters: [(String, String)] = [
        (#""n":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"1"}]}"#, "1"),
        (#""n":{"ComparisonOperator":"NE","AttributeValueList":[{"N":"1"}]}"#, "23"),
        (#""n":{"ComparisonOperator":"LE","AttributeValueList":[{"N":"1"}]}"#, "1"),
        (#""n":{"ComparisonOperator":"LT","AttributeValueList":[{"N":"2"}]}"#, "1"),
        (#""n":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"2"}]}"#, "2"),
        (#""n":{"ComparisonOperator":"GT","AttributeValueList":[{"N":"0"}]}"#, "12"),
        (#""n":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"2"},{"N":"3"}]}"#, "2"),
        (#""n":{"ComparisonOperator":"IN","AttributeValueList":[{"N":"2"},{"N":"1"}]}"#, "12"),
        (#""n":{"ComparisonOperator":"NULL"}"#, "3"),
        (#""n":{"ComparisonOperator":"NOT_NULL"}"#, "12"),
        (#""s":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"S":"ab"}]}"#, "1"),
        (#""s":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"S":"b"}]}"#, "13"),
        (#""t":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"S":"x"}]}"#, "1"),
        (#""l":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"N":"7"}]}"#, "2"),
        // What is missing does not count as without.
        (#""s":{"ComparisonOperator":"NOT_CONTAINS","AttributeValueList":[{"S":"a"}]}"#, "3"),
        (#""SK":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"2"}]}"#, "2"),
    ]

    @Test("Each of the thirteen operators, on what is there and on what is not", arguments: filters)
    func operators(filter: String, expected: String) async throws {
        await fill()
        #expect(try await scan(filter) == expected)
    }

    @Test("Conditions are joined by AND, or as ConditionalOperator says")
    func joined() async throws {
        await fill()
        let filter =
            Self.filters[0].0 + ","
            + #""s":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"b"}]}"#
        #expect(try await scan(filter).isEmpty)
        #expect(try await scan(filter, #","ConditionalOperator":"OR""#) == "13")
        #expect(try await scan(filter, #","ConditionalOperator":"AND""#).isEmpty)
    }

    private static let invalid = "One or more parameter values were invalid: "

    private static let refusedFilters: [(String, String)] = [
        (
            #"{"ComparisonOperator":"EQ"}"#,
            invalid + "Invalid number of argument(s) for the EQ ComparisonOperator"
        ),
        (
            #"{"ComparisonOperator":"NULL","AttributeValueList":[{"S":"a"}]}"#,
            invalid + "Invalid number of argument(s) for the NULL ComparisonOperator"
        ),
        (
            #"{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"a"}]}"#,
            invalid + "Invalid number of argument(s) for the BETWEEN ComparisonOperator"
        ),
        (
            #"{"ComparisonOperator":"LT","AttributeValueList":[{"BOOL":true}]}"#,
            invalid + "ComparisonOperator LT is not valid for BOOL AttributeValue type"
        ),
        (
            #"{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"N":"1"}]}"#,
            invalid + "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type"
        ),
        (
            #"{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"SS":["a"]}]}"#,
            invalid + "ComparisonOperator CONTAINS is not valid for SS AttributeValue type"
        ),
        (
            #"{"ComparisonOperator":"IN","AttributeValueList":[{"S":"a"},{"N":"1"}]}"#,
            invalid + "AttributeValues inside AttributeValueList must be of same type"
        ),
        (
            #"{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"2"},{"N":"1"}]}"#,
            """
            The BETWEEN condition was provided a range where the lower bound is greater than the \
            upper bound
            """
        ),
    ]

    @Test("A filter with the wrong values is refused", arguments: refusedFilters)
    func refusedFilter(condition: String, message: String) async {
        await client.createTable()
        await client.refuses(
            "Scan", #"{"TableName":"music","ScanFilter":{"a":\#(condition)}}"#, message)
    }

    @Test("Words that are none break constraints")
    func constraints() async {
        let operators =
            "[IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]"
        await client.refuses(
            "Query",
            #"{"TableName":"t","KeyConditions":{"a":{}},"ConditionalOperator":"XOR","QueryFilter":{"b":{"ComparisonOperator":"LIKE"}}}"#,
            "3 validation errors detected: Value 'XOR' at 'conditionalOperator' failed to satisfy "
                + "constraint: Member must satisfy enum value set: [OR, AND]; Value 'LIKE' at "
                + "'queryFilter.b.member.comparisonOperator' failed to satisfy constraint: Member "
                + "must satisfy enum value set: \(operators); Value null at "
                + "'keyConditions.a.member.comparisonOperator' failed to satisfy constraint: Member "
                + "must not be null")
    }

    private static let refusedExpectations: [(String, String)] = [
        (#"{}"#, invalid + "Value must be provided when Exists is null for Attribute: a"),
        (
            #"{"Exists":true}"#,
            invalid + "Value must be provided when Exists is true for Attribute: a"
        ),
        (
            #"{"Exists":false,"Value":{"S":"x"}}"#,
            invalid + "Value cannot be used when Exists is false for Attribute: a"
        ),
        (
            #"{"AttributeValueList":[{"S":"x"}]}"#,
            invalid
                + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"
        ),
        (
            #"{"Value":{"S":"x"},"AttributeValueList":[]}"#,
            invalid + "Value and AttributeValueList cannot be used together for Attribute: a"
        ),
        (
            #"{"ComparisonOperator":"LT","Exists":true}"#,
            invalid + "Exists and ComparisonOperator cannot be used together for Attribute: a"
        ),
        (
            #"{"ComparisonOperator":"LT"}"#,
            invalid
                + "Value or AttributeValueList must be used with ComparisonOperator: LT for "
                + "Attribute: a"
        ),
        (
            #"{"ComparisonOperator":"BETWEEN","Value":{"S":"x"}}"#,
            invalid + "Invalid number of argument(s) for the BETWEEN ComparisonOperator"
        ),
    ]

    @Test(
        "An expectation that says too little or too much is refused", arguments: refusedExpectations
    )
    func refusedExpectation(expectation: String, message: String) async {
        await client.createTable()
        await client.refuses(
            "DeleteItem", #"{\#(Self.key),"Expected":{"a":\#(expectation)}}"#, message)
    }

    @Test("Expected is the condition of a write")
    func expected() async {
        await fill()
        let put = #""TableName":"music","Item":{"PK":{"S":"a"},"SK":{"S":"1"}}"#
        let (_, text) = await client.send(
            "PutItem", #"{\#(put),"Expected":{"PK":{"Exists":false}}}"#)
        #expect(text.contains("ConditionalCheckFailedException"))
        for expected in [
            #""n":{"Value":{"N":"1"}}"#, #""q":{"Exists":false}"#,
            #""n":{"ComparisonOperator":"GT","Value":{"N":"0"}}"#,
            #""q":{"ComparisonOperator":"NE","AttributeValueList":[{"S":"x"}]}"#,
        ] {
            #expect(
                await client.ok(
                    "UpdateItem",
                    #"{\#(Self.key),"Expected":{\#(expected)},"AttributeUpdates":{"v":{"Value":{"N":"1"}}}}"#
                )
                    == "{}")
        }
    }

    @Test("AttributeUpdates put, add and delete")
    func updates() async {
        await fill()
        let answer = await client.ok(
            "UpdateItem",
            """
            {\(Self.key),"ReturnValues":"ALL_NEW","AttributeUpdates":{
              "n":{"Action":"ADD","Value":{"N":"4"}},"m":{"Action":"ADD","Value":{"N":"4"}},
              "t":{"Action":"DELETE","Value":{"SS":["x"]}},"s":{"Action":"DELETE"},
              "u":{"Action":"ADD","Value":{"SS":["z"]}},"l":{"Action":"ADD","Value":{"L":[{"N":"1"}]}},
              "p":{"Value":{"BOOL":true}}}}
            """)
        #expect(
            answer == """
                {"Attributes":{"PK":{"S":"a"},"SK":{"S":"1"},"l":{"L":[{"N":"1"}]},"m":{"N":"4"},\
                "n":{"N":"5"},"p":{"BOOL":true},"t":{"SS":["y"]},"u":{"SS":["z"]}}}
                """)
        let again = await client.ok(
            "UpdateItem",
            #"{\#(Self.key),"ReturnValues":"UPDATED_NEW","AttributeUpdates":{"l":{"Action":"ADD","Value":{"L":[{"N":"2"}]}}}}"#
        )
        #expect(again == #"{"Attributes":{"l":{"L":[{"N":"1"},{"N":"2"}]}}}"#)
        for (update, message) in [
            (
                #"{"Action":"PUT"}"#,
                "Only DELETE action is allowed when no attribute value is specified"
            ),
            (
                #"{"Action":"ADD","Value":{"S":"x"}}"#,
                "ADD action is not supported for the type S"
            ),
            (
                #"{"Action":"DELETE","Value":{"N":"1"}}"#,
                "DELETE action with value is not supported for the type N"
            ),
        ] {
            await client.refuses(
                "UpdateItem", #"{\#(Self.key),"AttributeUpdates":{"a":\#(update)}}"#,
                Self.invalid + message)
        }
    }

    @Test("KeyConditions read a part of a collection, and go with a FilterExpression")
    func keyConditions() async {
        await fill()
        let key = #""PK":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}"#
        let answer = await client.ok(
            "Query",
            """
            {"TableName":"music","AttributesToGet":["SK"],"KeyConditions":{\(key),
             "SK":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"2"},{"S":"9"}]}},
             "QueryFilter":{"s":{"ComparisonOperator":"NOT_NULL"}}}
            """)
        #expect(answer == #"{"Items":[{"SK":{"S":"3"}}],"Count":1,"ScannedCount":2}"#)
        let mixed = await client.ok(
            "Query",
            """
            {"TableName":"music","KeyConditions":{\(key)},"FilterExpression":"n > :n",
             "ProjectionExpression":"SK","ExpressionAttributeValues":{":n":{"N":"1"}}}
            """)
        #expect(mixed == #"{"Items":[{"SK":{"S":"2"}}],"Count":1,"ScannedCount":3}"#)
        await client.refuses(
            "Query",
            #"{"TableName":"music","KeyConditions":{"SK":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}}}"#,
            "Query condition missed key schema element: PK")
        await client.refuses(
            "Query",
            #"{"TableName":"music","KeyConditions":{"PK":{"ComparisonOperator":"NULL"}}}"#,
            "Attempted conditional constraint is not an indexable operation")
    }

    private static let mixtures: [(String, String, String, String)] = [
        (
            "Scan",
            #""AttributesToGet":["a"],"ConditionalOperator":"AND","ScanFilter":{"a":{"ComparisonOperator":"NULL"}},"FilterExpression":"a = :v","ProjectionExpression":"b""#,
            "AttributesToGet, ScanFilter, ConditionalOperator",
            "ProjectionExpression, FilterExpression"
        ),
        (
            "Query",
            #""KeyConditions":{"a":{"ComparisonOperator":"NULL"}},"QueryFilter":{},"ConditionalOperator":"OR","KeyConditionExpression":"a = :v""#,
            "QueryFilter, ConditionalOperator, KeyConditions", "KeyConditionExpression"
        ),
        (
            "UpdateItem",
            #""Key":{},"AttributeUpdates":{},"Expected":{},"ConditionalOperator":"OR","UpdateExpression":"SET a = :v","ConditionExpression":"a = :v""#,
            "AttributeUpdates, Expected, ConditionalOperator",
            "UpdateExpression, ConditionExpression"
        ),
        (
            "PutItem", #""Item":{},"ConditionalOperator":"OR","ConditionExpression":"a = :v""#,
            "ConditionalOperator", "ConditionExpression"
        ),
    ]

    @Test(
        "Old and new parameters do not mix, and are listed in the service's order",
        arguments: mixtures)
    func refusesMixture(operation: String, members: String, old: String, new: String) async {
        await client.createTable()
        await client.refuses(
            operation, #"{"TableName":"music",\#(members)}"#,
            "Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {\(old)} Expression parameters: {\(new)}")
    }

    @Test("ConditionalOperator needs two conditions to join")
    func nothingToJoin() async {
        await client.createTable()
        await client.refuses(
            "Scan", #"{"TableName":"music","ConditionalOperator":"AND"}"#,
            "ConditionalOperator cannot be used without Filter or Expected")
        await client.refuses(
            "DeleteItem",
            #"{\#(Self.key),"ConditionalOperator":"AND","Expected":{"a":{"Exists":false}}}"#,
            "ConditionalOperator can only be used when Filter or Expected has two or more elements")
    }
}
