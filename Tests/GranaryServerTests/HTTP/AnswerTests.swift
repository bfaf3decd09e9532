import Foundation
import Testing

@testable import GranaryServer

/// What every SDK relies on in an answer, whatever the operation was.
@Suite("Answers over HTTP")
struct AnswerTests {
    @Test("An answer has its type, its request's id and its checksum")
    func headers() async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(request())
            #expect(answer.statuses == ["200"])
            #expect(answer.body == #"{"TableNames":[]}"#)
            #expect(answer.header("Content-Type") == "application/x-amz-json-1.0")
            // Python: zlib.crc32(b'{"TableNames":[]}')
            #expect(answer.header("X-Amz-Crc32") == "1315925753")
            let id = try #require(answer.header("x-amzn-RequestId"))
            #expect(id.count == 52)
            #expect(id.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".contains($0) })
        }
    }

    @Test("Requests that came at once are answered one after the other")
    func pipelining() async throws {
        try await TestServer.run { server in
            let names = ["ListTables", "Nothing", "DescribeLimits"]
            let text = names.map { request("DynamoDB_20120810.\($0)", close: false) }.joined()
            let answer = try await server.exchange(text + request())
            #expect(answer.statuses == ["200", "400", "200", "200"])
        }
    }

    /// Each is answered where it is read: not one within the other, which would take a stack of them all.
    @Test("Thousands of requests that came at once are answered one after the other")
    func longPipeline() async throws {
        try await TestServer.run { server in
            let health = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let quick = request("DynamoDB_20120810.GetItem", close: false)
            let text = String(repeating: health + quick, count: 3_000)
            let answer = try await server.exchange(text + request())
            #expect(answer.statuses.count == 6_001)
            #expect(answer.statuses.count { $0 == "200" } == 3_001)
        }
    }

    @Test("A body in chunks is one body")
    func chunks() async throws {
        try await TestServer.run { server in
            let head = request(body: "", headers: "Transfer-Encoding: chunked\r\n")
                .replacing("Content-Length: 0\r\n", with: "")
            let answer = try await server.exchange(head + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")
            #expect(answer.statuses == ["200"])
        }
    }

    @Test("Health is answered to a GET, and other methods and paths are refused")
    func methods() async throws {
        try await TestServer.run { server in
            let tail = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let health = try await server.exchange("GET / " + tail)
            #expect(health.statuses == ["200"])
            #expect(health.body == "healthy: dynamodb.us-east-1.amazonaws.com ")
            #expect(try await server.exchange("HEAD / " + tail).statuses == ["200"])
            let refused = try await server.exchange("HEAD /x " + tail)
            #expect(refused.statuses == ["404"] && refused.body.isEmpty)
            #expect(try await server.exchange("PUT / " + tail).statuses == ["405"])
            #expect(try await server.exchange("OPTIONS / " + tail).statuses == ["405"])
            #expect(try await server.exchange("GET /x " + tail).statuses == ["404"])
            #expect(try await server.exchange("POST /?a=b " + tail).statuses == ["404"])
        }
    }

    @Test("A request of HTTP/1.0 is answered, and its connection closed")
    func oldVersion() async throws {
        try await TestServer.run { server in
            for field in ["", "Connection: keep-alive\r\n"] {
                let text = request(headers: field, close: false)
                    .replacing("HTTP/1.1", with: "HTTP/1.0")
                let answer = try await server.exchange(text)
                #expect(answer.statuses == ["200"])
                #expect(answer.header("Connection") == "close")
                #expect(answer.body == #"{"TableNames":[]}"#)
            }
        }
    }

    @Test("A client that wants the connection closed is told that it is")
    func close() async throws {
        try await TestServer.run { server in
            for value in ["close", "Close", "x, close"] {
                let answer = try await server.exchange(
                    request(headers: "Connection: \(value)\r\n", close: false))
                #expect(answer.statuses == ["200"])
                #expect(answer.header("Connection") == "close")
            }
        }
    }

    @Test(
        "A body is JSON by its type, or the operation is unknown",
        arguments: [
            ("application/x-amz-json-1.0", "200"), ("application/json", "200"),
            ("Application/JSON; charset=utf-8", "200"), ("application/x-amz-json-1.1", "404"),
            ("text/plain", "404"), ("", "404"),
        ])
    func types(type: String, status: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(
                request().replacing("application/x-amz-json-1.0", with: type))
            #expect(answer.statuses == [status])
            let isPlain = type.lowercased().hasPrefix("application/json")
            #expect(
                answer.header("Content-Type")
                    == (isPlain ? "application/json" : "application/x-amz-json-1.0"))
            if status == "404" { #expect(answer.body.contains("UnknownOperationException")) }
        }
    }

    @Test("The endpoint that is described is the one that is listened at, also at port 0")
    func endpoint() async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(
                request("DynamoDB_20120810.DescribeEndpoints"))
            #expect(
                answer.body
                    == #"{"Endpoints":[{"Address":"127.0.0.1:\#(server.port)","#
                    + #""CachePeriodInMinutes":1440}]}"#)
        }
    }

    @Test(
        "Gzip is for those who accept it",
        arguments: [
            ("gzip", true), ("deflate, gzip;q=0.5", true), ("gzip;q=0", false),
            ("gzip; q=0.000", false), ("identity", false), ("xgzip", false), ("GZIP", true),
        ])
    func acceptance(encodings: String, takes: Bool) {
        #expect(AcceptedRequest.takesGzip(encodings) == takes)
    }

    @Test("A long answer is compressed, and its checksum is that of the bytes sent")
    func compressed() async throws {
        try await TestServer.run { server in
            let get = try await server.large(1_500)
            let plain = try await server.exchange(get)
            #expect(plain.header("Content-Encoding") == nil)
            let small = try await server.exchange(
                get.replacing("\r\n\r\n", with: "\r\nAccept-Encoding: gzip\r\n\r\n"))
            #expect(small.header("Content-Encoding") == "gzip")
            let length = try #require(small.header("Content-Length").flatMap { Int($0) })
            #expect(length < 500)
            #expect(small.header("X-Amz-Crc32") != plain.header("X-Amz-Crc32"))
        }
    }

    @Test("A client that waits to be asked for its body is asked, unless the body is too large")
    func expectation() async throws {
        try await TestServer.run({ $0.limits.bodyByteCount = 100 }) { server async throws in
            let expect = "Expect: 100-continue\r\n"
            #expect(try await server.exchange(request(headers: expect)).statuses == ["100", "200"])
            let large = request(body: String(repeating: " ", count: 101), headers: expect)
            #expect(try await server.exchange(large).statuses == ["413"])
            let foreign = request(headers: expect, host: "evil.test")
            #expect(try await server.exchange(foreign).statuses == ["403"])
        }
    }
}
