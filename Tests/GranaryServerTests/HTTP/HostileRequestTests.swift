import Testing

@testable import GranaryServer

/// Strangers send anything: it is refused or the connection ends, and the server goes on.
@Suite("Hostile requests")
struct HostileRequestTests {
    private static let target = "X-Amz-Target: DynamoDB_20120810.ListTables\r\n"
    private static let start = "POST / HTTP/1.1\r\nHost: localhost\r\n"

    /// Each is refused with a 4xx and a body in the protocol's form, and its connection is closed.
    private static let corpus: [(String, String)] = [
        ("two lengths", "\(start)\(target)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x"),
        ("two equal lengths", "\(start)\(target)Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
        (
            "length and chunks",
            "\(start)\(target)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "chunks and length",
            "\(start)\(target)Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "another encoding of the transfer",
            "\(start)\(target)Transfer-Encoding: gzip\r\n\r\n{}"
        ),
        (
            "an encoding before chunks",
            "\(start)\(target)Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "no encoding of the transfer",
            "\(start)\(target)Transfer-Encoding: \r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "a target that names another host",
            "POST http://evil.test/ HTTP/1.1\r\nHost: localhost\r\n\(target)Content-Length: 2\r\n\r\n{}"
        ),
        (
            "a target with a user",
            "POST http://a@localhost/ HTTP/1.1\r\nHost: localhost\r\n\(target)Content-Length: 2\r\n\r\n{}"
        ),
        (
            "chunks twice",
            "\(start)\(target)Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "an encoding after chunks",
            "\(start)\(target)Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ),
        ("a length with a sign", "\(start)\(target)Content-Length: +2\r\n\r\n{}"),
        ("a negative length", "\(start)\(target)Content-Length: -2\r\n\r\n{}"),
        ("a length in hexadecimal", "\(start)\(target)Content-Length: 0x2\r\n\r\n{}"),
        (
            "a length beyond 64 bits",
            "\(start)\(target)Content-Length: 99999999999999999999999\r\n\r\n{}"
        ),
        ("a space before the colon", "\(start)Content-Length : 2\r\n\(target)\r\n{}"),
        ("a folded header", "\(start)X-Note: a\r\n b\r\n\(target)Content-Length: 2\r\n\r\n{}"),
        ("a NUL in a header", "\(start)\(target)X-Note: a\u{0}b\r\nContent-Length: 2\r\n\r\n{}"),
        ("a NUL in a name", "\(start)X-\u{0}: a\r\n\(target)Content-Length: 2\r\n\r\n{}"),
        ("a bare LF", "POST / HTTP/1.1\nHost: localhost\n\(target)Content-Length: 2\n\n{}"),
        ("a bare CR", "\(start)\(target)X-Note: a\rb\r\nContent-Length: 2\r\n\r\n{}"),
        ("two hosts", "\(start)Host: localhost\r\n\(target)Content-Length: 2\r\n\r\n{}"),
        ("no host", "POST / HTTP/1.1\r\n\(target)Content-Length: 2\r\n\r\n{}"),
        (
            "a chunk's length that is none",
            "\(start)\(target)Transfer-Encoding: chunked\r\n\r\nz\r\n"
        ),
        (
            "a chunk's length beyond 64 bits",
            "\(start)\(target)Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"
        ),
        ("no HTTP at all", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\u{3}\u{3}\r\n\r\n"),
        ("another version", "POST / HTTP/9.9\r\nHost: localhost\r\n\r\n"),
        ("an old protocol", "GET /\r\n\r\n"),
        ("a method of no kind", "P(ST / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("a tunnel", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n"),
    ]

    @Test("What could be read in two ways is read in none", arguments: corpus)
    func smuggling(name: String, text: String) async throws {
        try await TestServer.run { server in
            // What follows must never be answered as a request of its own.
            let answer = try await server.exchange(text + request(close: true))
            #expect(answer.isOneRefusal, "\(name): \(answer)")
            #expect(try await server.exchange(request()).statuses == ["200"], "\(name)")
        }
    }

    @Test(
        "Who asks for another protocol is answered in this one, and told that it is the last time")
    func upgrades() async throws {
        try await TestServer.run { server in
            for upgrade in ["h2c", "websocket", "foo"] {
                let headers = "Connection: Upgrade\r\nUpgrade: \(upgrade)\r\n"
                let answer = try await server.exchange(request(headers: headers, close: false))
                #expect(answer.statuses == ["200"], "\(upgrade)")
                #expect(answer.header("Connection") == "close")
            }
        }
    }

    @Test("What follows a request is answered after it, though it is no request")
    func garbageBehind() async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(
                request(close: false) + request(close: false) + "garbage\r\n\r\n")
            #expect(answer.statuses == ["200", "200", "400"], "\(answer)")
            #expect(answer.hasSuffix(#"cannot be read as a request of HTTP/1.1"}"#), "\(answer)")
        }
    }

    @Test("Nothing behind a request that ends the connection is run")
    func nothingAfterTheEnd() async throws {
        try await TestServer.run { server in
            let create = """
                {"TableName":"late","BillingMode":"PAY_PER_REQUEST",
                 "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
                """
            for first in [request(), request(host: "evil.test", close: false)] {
                let answer = try await server.exchange(
                    first + request("DynamoDB_20120810.CreateTable", body: create))
                #expect(answer.statuses.count == 1)
            }
            #expect(try await server.exchange(request()).body == #"{"TableNames":[]}"#)
        }
    }

    @Test("A head has at most 16 KB and 100 fields")
    func heads() async throws {
        try await TestServer.run { server in
            let long = "X-Note: \(String(repeating: "a", count: 17 << 10))\r\n"
            let many = (0..<100).map { "X-N\($0): a\r\n" }.joined()
            let parts = (0..<20).map { "X-N\($0): \(String(repeating: "a", count: 1_000))\r\n" }
            for headers in [long, many, parts.joined()] {
                let answer = try await server.exchange(request(headers: headers))
                #expect(answer.statuses == ["431"], "\(answer)")
                #expect(answer.isOneRefusal, "\(answer)")
            }
            let path = String(repeating: "a", count: 20 << 10)
            let answer = try await server.exchange(
                "GET /\(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(answer.statuses == ["431"])
            #expect(answer.isOneRefusal)
            let few = (0..<90).map { "X-N\($0): a\r\n" }.joined()
            #expect(try await server.exchange(request(headers: few)).statuses == ["200"])
        }
    }

    @Test(
        "Whatever is in the body is answered in the protocol's form",
        arguments: [
            "", "null", "[]", "{", "{}{}", "\u{0}", "{\"Limit\":1e99999999}", "{\"a\":1,\"a\":1}",
            #"{"Limit":"\ud800"}"#, String(repeating: "[", count: 10_000),
            String(repeating: #"{"a":"#, count: 10_000),
            #"{"Limit":\#(String(repeating: "9", count: 1_000_000))}"#,
        ])
    func bodies(body: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(request(body: body))
            #expect(answer.statuses == ["400"])
            #expect(answer.body.hasPrefix(#"{"__type":"com.amazon"#), "\(answer)")
            let get = "DynamoDB_20120810.GetItem"
            #expect(try await server.exchange(request(get, body: body)).statuses == ["400"])
        }
    }

    @Test("Bytes that are no UTF-8 are no request")
    func invalidUTF8() async throws {
        try await TestServer.run { server in
            let bytes = Array(#"{"ExclusiveStartTableName":"ab"}"#.utf8)
            let broken = bytes.map { $0 == UInt8(ascii: "b") ? 0xFF : $0 }
            let head = request(
                body: "", headers: "Content-Length: \(bytes.count)\r\n")
            let answer = try await server.exchange(Array(head.utf8) + broken)
            #expect(answer.statuses == ["400"])
        }
    }

    @Test(
        "A target that is none is an unknown operation",
        arguments: ["", "ListTables", "DynamoDB_20120810.", "DynamoDB_20111205.ListTables"])
    func targets(target: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(request(target))
            #expect(answer.statuses == ["400"])
            #expect(answer.body.contains("UnknownOperationException"))
        }
    }
}
