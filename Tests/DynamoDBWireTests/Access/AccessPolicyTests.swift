import GranaryItems
import Testing

@testable import DynamoDBWire

/// What a policy allows, and that whatever it does not name is denied.
@Suite("Access policies")
struct AccessPolicyTests {
    private static let table = "arn:aws:dynamodb:eu-west-2:000000000000:table/app"

    private func policy(_ statements: String) throws -> AccessPolicy {
        try AccessPolicy(
            try JSONValue(parsing: #"{"Version":"2012-10-17","Statement":[\#(statements)]}"#))
    }

    /// A policy that allows all actions under a condition.
    private func conditioned(_ condition: String) throws -> AccessPolicy {
        try policy(
            #"{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":\#(condition)}"#)
    }

    @Test("Nothing is allowed that no statement allows")
    func defaultDeny() throws {
        let claim = AccessClaim(action: "GetItem", tableName: "app")
        #expect(!AccessPolicy().allows(claim, resource: Self.table))
        let other = try policy(
            #"{"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"*"}"#)
        #expect(!other.allows(claim, resource: Self.table))
    }

    @Test("A statement that denies wins, wherever it stands")
    func explicitDeny() throws {
        let allow = #"{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}"#
        let deny = #"{"Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*"}"#
        for text in ["\(allow),\(deny)", "\(deny),\(allow)"] {
            let policy = try policy(text)
            #expect(policy.allows(AccessClaim(action: "GetItem"), resource: Self.table))
            #expect(
                policy.judge(AccessClaim(action: "DeleteItem"), resource: Self.table) == .denied)
        }
    }

    @Test("Actions ignore case, resources do not")
    func matching() throws {
        let policy = try policy(
            """
            {"Effect":"Allow","Action":["DynamoDB:getitem"],
             "Resource":"arn:aws:dynamodb:*:*:table/app"}
            """)
        let claim = AccessClaim(action: "GetItem", tableName: "app")
        #expect(policy.allows(claim, resource: Self.table))
        #expect(!policy.allows(claim, resource: Self.table + "/index/byDate"))
        #expect(!policy.allows(claim, resource: Self.table + "2"))
        #expect(!policy.allows(claim, resource: "arn:aws:dynamodb:eu-west-2:0:table/APP"))
    }

    @Test("NotAction and NotResource are all but what they name")
    func exceptions() throws {
        let actions = try policy(
            #"{"Effect":"Allow","NotAction":"dynamodb:DeleteTable","Resource":"*"}"#)
        #expect(actions.allows(AccessClaim(action: "GetItem"), resource: Self.table))
        #expect(!actions.allows(AccessClaim(action: "DeleteTable"), resource: Self.table))
        let resources = try policy(
            #"{"Effect":"Allow","Action":"*","NotResource":"*/secret"}"#)
        #expect(resources.allows(AccessClaim(action: "GetItem"), resource: Self.table))
        #expect(
            !resources.allows(
                AccessClaim(action: "GetItem"), resource: "arn:aws:dynamodb:a:0:table/secret"))
    }

    @Test(
        "A tenant sees its partitions, and nothing that names none",
        arguments: [
            (["TENANT#7#a"], true), (["TENANT#7#a", "TENANT#7#b"], true),
            (["TENANT#8#a"], false), (["TENANT#7#a", "TENANT#8#a"], false),
            (["TENANT#7"], false), (["xTENANT#7#a"], false), ([], false), (nil, false),
        ] as [([String]?, Bool)])
    func leadingKeys(keys: [String]?, isAllowed: Bool) throws {
        let policy = try conditioned(
            #"{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["TENANT#7#*"]}}"#)
        let claim = AccessClaim(
            action: "Query", tableName: "app", leadingKeys: keys?.map { .string($0) })
        #expect(policy.allows(claim, resource: Self.table) == isAllowed)
    }

    @Test("A number is its worth, however a policy writes it", arguments: ["1", "1.0", "10e-1"])
    func numbers(text: String) throws {
        let policy = try conditioned(
            #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["\#(text)"]}}"#)
        for (number, isAllowed) in [("1", true), ("1.00", true), ("2", false)] {
            let claim = AccessClaim(action: "GetItem", leadingKeys: [.number(try Number(number))])
            #expect(policy.allows(claim, resource: Self.table) == isAllowed, "\(number)")
        }
    }

    @Test("ForAnyValue wants one, ForAllValues wants all")
    func quantifiers() throws {
        let any = try conditioned(
            #"{"ForAnyValue:StringEquals":{"dynamodb:LeadingKeys":["a"]}}"#)
        let all = try conditioned(
            #"{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["a"]}}"#)
        let mixed = AccessClaim(action: "BatchGetItem", leadingKeys: [.string("a"), .string("b")])
        #expect(any.allows(mixed, resource: Self.table))
        #expect(!all.allows(mixed, resource: Self.table))
        for policy in [any, all] {
            #expect(!policy.allows(AccessClaim(action: "Scan"), resource: Self.table))
        }
    }

    @Test("A denial for some keys holds for a request that names none")
    func deniedKeys() throws {
        let policy = try policy(
            """
            {"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":"*","Resource":"*","Condition":
              {"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["secret*"]}}}
            """)
        let open = AccessClaim(action: "GetItem", leadingKeys: [.string("open")])
        let secret = AccessClaim(
            action: "BatchGetItem", leadingKeys: [.string("open"), .string("secret")])
        #expect(policy.allows(open, resource: Self.table))
        #expect(!policy.allows(secret, resource: Self.table))
        #expect(!policy.allows(AccessClaim(action: "Scan"), resource: Self.table))
    }

    @Test("Attributes that a request names must all be allowed; whole items are not")
    func attributes() throws {
        let policy = try conditioned(
            """
            {"ForAllValues:StringEquals":{"dynamodb:Attributes":["PK","name"]},
             "StringEqualsIfExists":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES",
                                     "dynamodb:ReturnValues":["NONE","UPDATED_NEW"]}}
            """)
        func allows(
            _ attributes: ExactNames?, select: String? = nil, returns: String? = nil
        ) -> Bool {
            let claim = AccessClaim(
                action: "UpdateItem", attributes: attributes, select: select,
                returnValues: returns)
            return policy.allows(claim, resource: Self.table)
        }
        #expect(allows(["PK", "name"]))
        #expect(allows(["PK"], select: "SPECIFIC_ATTRIBUTES", returns: "NONE"))
        #expect(!allows(["PK", "salary"]))
        #expect(!allows(["PK"], select: "ALL_ATTRIBUTES"))
        #expect(!allows(["PK"], returns: "ALL_OLD"))
        #expect(!allows(nil))
    }

    @Test("Null asks whether a request names something")
    func null() throws {
        let named = try conditioned(#"{"Null":{"dynamodb:LeadingKeys":"false"}}"#)
        let unnamed = try conditioned(#"{"Null":{"dynamodb:LeadingKeys":"true"}}"#)
        let get = AccessClaim(action: "GetItem", leadingKeys: [.string("a")])
        let scan = AccessClaim(action: "Scan")
        #expect(named.allows(get, resource: Self.table))
        #expect(!named.allows(scan, resource: Self.table))
        #expect(!unnamed.allows(get, resource: Self.table))
        #expect(unnamed.allows(scan, resource: Self.table))
    }

    @Test(
        "What is not understood is refused when it is read",
        arguments: [
            #"[]"#, #"{"Statement":[{}]}"#, #"{"Version":"2008-10-17","Statement":[]}"#,
            #"{"Statement":[],"Extra":1}"#,
            statement(#""Action":"dynamodb:*""#),
            statement(#""Resource":"*""#),
            statement(#""Action":"s3:*","Resource":"*""#),
            statement(#""Action":"dynamodb:*","NotAction":"dynamodb:Scan","Resource":"*""#),
            statement(#""Action":"*","Resource":"*","NotResource":"*""#),
            statement(#""Action":"*","Resource":"*","Principal":"*""#),
            statement(#""Action":"*","Resource":"*${aws:username}""#),
            statement(#""Action":"*","Resource":[1]"#),
            condition(#"{"StringEquals":{"aws:SourceIp":"10.0.0.1"}}"#),
            condition(#"{"StringMatches":{"dynamodb:Select":"COUNT"}}"#),
            condition(#"{"ForSomeValues:StringEquals":{"dynamodb:Attributes":["a"]}}"#),
            condition(#"{"StringEquals":{"dynamodb:LeadingKeys":"a"}}"#),
            condition(#"{"ForAllValues:StringEquals":{"dynamodb:Select":"COUNT"}}"#),
            condition(#"{"Null":{"dynamodb:LeadingKeys":"maybe"}}"#),
            condition(#"{"NullIfExists":{"dynamodb:LeadingKeys":"true"}}"#),
            condition(#"{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["${user}"]}}"#),
            condition(#"{"StringEquals":["dynamodb:Select"]}"#),
            condition(#"[]"#),
        ])
    func refused(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(throws: AccessPolicyError.self) { try AccessPolicy(value) }
    }

    @Test(
        "An action that there is not is named",
        arguments: [
            ("dynamodb:GetItems", "there is no action dynamodb:GetItems"),
            ("dynamodb:Foo*", "there is no action dynamodb:Foo*"),
            ("dynamodb:", "there is no action dynamodb:"),
            ("s3:GetObject", "s3:GetObject is no action of dynamodb"),
            (
                "dynamodb:TransactWriteItems",
                "dynamodb:TransactWriteItems is judged by what is in it: name actions such as "
                    + "dynamodb:PutItem, dynamodb:ConditionCheckItem or dynamodb:PartiQLSelect"
            ),
        ])
    func unknownActions(action: String, message: String) throws {
        for (members, place) in [
            (#""Action":["dynamodb:Query","\#(action)"],"Resource":"*""#, "statement 1"),
            (#""NotAction":"\#(action)","Resource":"*""#, "statement 1"),
        ] {
            let value = try JSONValue(parsing: Self.statement(members))
            let error = #expect(throws: AccessPolicyError.self) { try AccessPolicy(value) }
            #expect(error?.description == "policy \(place): \(message)")
        }
    }

    @Test(
        "Actions and patterns that there are something for are taken",
        arguments: [
            "*", "dynamodb:*", "dynamodb:Batch*", "DYNAMODB:getitem", "dynamodb:PartiQL*",
            "dynamodb:ConditionCheckItem", "dynamodb:???Item", "dynamodb:GetRecords",
        ])
    func knownActions(action: String) throws {
        let text = Self.statement(#""Action":"\#(action)","Resource":"*""#)
        #expect(throws: Never.self) { try AccessPolicy(try JSONValue(parsing: text)) }
    }

    private static func statement(_ members: String) -> String {
        #"{"Statement":[{"Effect":"Allow",\#(members)}]}"#
    }

    private static func condition(_ text: String) -> String {
        statement(#""Action":"*","Resource":"*","Condition":\#(text)"#)
    }
}
