import Foundation
import GranaryTestSupport
import Testing

@testable import GranaryServer

/// Signatures and policies over a socket, from the bytes of a request to the exception.
@Suite("Signed requests")
struct SignedRequestTests {
    /// Runs a server with three keys: one may do all, one only what is of tenant 7, one nothing.
    private func run(
        _ change: (inout ServerSettings) -> Void = { _ in },
        _ body: (TestServer) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/keys.json"
        let text = """
            [{"accessKeyId":"ADMIN","secretAccessKey":"one"},
             {"accessKeyId":"TENANT","secretAccessKey":"two","policy":{"Statement":{
               "Effect":"Allow","Action":"dynamodb:*","Resource":"*/app","Condition":
               {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["7"]}}}}},
             {"accessKeyId":"NOBODY","secretAccessKey":"three","policy":{"Statement":[]}}]
            """
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        try await TestServer.run(
            { settings in
                settings.credentials = path
                change(&settings)
            }, body)
    }

    @Test("A signed request is answered; others have AWS's exceptions")
    func authentication() async throws {
        try await run { server in
            #expect(try await server.exchange(signed("ListTables", "{}")).statuses == ["200"])
            for (text, exception) in [
                (request(), "MissingAuthenticationTokenException"),
                (signed("ListTables", "{}", key: "STRANGER"), "UnrecognizedClientException"),
                (signed("ListTables", "{}", secret: "two"), "InvalidSignatureException"),
                (
                    signed("ListTables", "{}").replacing(
                        "DynamoDB_20120810.ListTables", with: "DynamoDB_20120810.DeleteTable"),
                    "InvalidSignatureException"
                ),
                (request(headers: "Authorization: Basic YTpi\r\n"), "IncompleteSignatureException"),
                (
                    signed("ListTables", "{}").replacing(
                        "Authorization:", with: "Authorization: a\r\nAuthorization:"),
                    "IncompleteSignatureException"
                ),
            ] {
                let answer = try await server.exchange(text)
                #expect(answer.statuses == ["400"])
                #expect(
                    answer.body.hasPrefix(#"{"__type":"com.amazon.coral.service#\#(exception)""#),
                    "\(answer)")
            }
        }
    }

    @Test("A tenant reads and writes its partition, and no other, and cannot scan")
    func rows() async throws {
        try await run { server async throws in
            let table = """
                {"TableName":"app","BillingMode":"PAY_PER_REQUEST",
                 "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
                """
            #expect(try await server.exchange(signed("CreateTable", table)).statuses == ["200"])
            func status(_ operation: String, _ body: String) async throws -> String {
                let answer = try await server.exchange(
                    signed(operation, body, key: "TENANT", secret: "two"))
                #expect(
                    answer.statuses == ["200"] || answer.body.contains("AccessDeniedException"),
                    "\(answer)")
                return answer.statuses.first ?? "none"
            }
            for (key, expected) in [("7", "200"), ("8", "400")] {
                let item = #"{"PK":{"S":"\#(key)"}}"#
                let put = #"{"TableName":"app","Item":\#(item)}"#
                #expect(try await status("PutItem", put) == expected)
                let get = #"{"TableName":"app","Key":\#(item)}"#
                #expect(try await status("GetItem", get) == expected)
                #expect(try await status("DeleteItem", get) == expected)
                #expect(
                    try await status(
                        "BatchWriteItem",
                        #"{"RequestItems":{"app":[{"PutRequest":{"Item":\#(item)}}]}}"#) == expected
                )
                #expect(
                    try await status(
                        "TransactGetItems", #"{"TransactItems":[{"Get":\#(get)}]}"#) == expected)
                #expect(
                    try await status(
                        "Query",
                        """
                        {"TableName":"app","KeyConditionExpression":"PK = :k",
                         "ExpressionAttributeValues":{":k":{"S":"\(key)"}}}
                        """) == expected)
            }
            #expect(try await status("Scan", #"{"TableName":"app"}"#) == "400")
            #expect(try await status("DescribeTable", #"{"TableName":"app"}"#) == "400")
            #expect(try await status("ListTables", "{}") == "400")
        }
    }

    @Test("A key that asks too much at a time is throttled, once it is known whose it is")
    func limit() async throws {
        try await run({ $0.limits.keyRequestCount = 0 }) { server in
            let answer = try await server.exchange(signed("ListTables", "{}"))
            #expect(answer.statuses == ["400"])
            #expect(
                answer.body.hasPrefix(
                    #"{"__type":"com.amazonaws.dynamodb.v20120810#RequestLimitExceeded","#))
            let forged = try await server.exchange(signed("ListTables", "{}", secret: "two"))
            #expect(forged.body.contains("InvalidSignatureException"))
        }
    }

    @Test("Who may do nothing is not told what there is")
    func nobody() async throws {
        try await run { server in
            let body = #"{"TableName":"missing","Key":{"PK":{"S":"7"}}}"#
            let answer = try await server.exchange(
                signed("GetItem", body, key: "NOBODY", secret: "three"))
            #expect(answer.statuses == ["400"])
            #expect(answer.body.contains("AccessDeniedException"))
        }
    }
}
