import NIOCore
import Testing

@testable import GranaryServer

/// A client that is slow or silent costs the server one timeout, and its connection.
@Suite("Slow clients")
struct SlowClientTests {
    @Test("A client that says nothing is closed")
    func silent() async throws {
        try await TestServer.run({ $0.limits.headMilliseconds = 50 }) { server async throws in
            #expect(try await server.exchange("").isEmpty)
        }
    }

    @Test("A head that does not end is closed")
    func head() async throws {
        try await TestServer.run({ $0.limits.headMilliseconds = 50 }) { server async throws in
            #expect(try await server.exchange("POST / HTTP/1.1\r\nHost: lo").statuses.isEmpty)
        }
    }

    @Test("A body that does not come is refused")
    func body() async throws {
        try await TestServer.run({ $0.limits.bodyMilliseconds = 50 }) { server async throws in
            let text = request(body: "{", headers: "Content-Length: 2\r\n")
            let answer = try await server.exchange(text)
            #expect(answer.statuses == ["408"])
            #expect(answer.isOneRefusal)
        }
    }

    @Test("A body that comes too slowly is refused, long before its last time")
    func slowBody() async throws {
        try await TestServer.run({ $0.limits.bodyGraceMilliseconds = 50 }) { server async throws in
            let text = request(body: "{", headers: "Content-Length: 2\r\n")
            let answer = try await server.exchange(text)
            #expect(answer.statuses == ["408"])
            #expect(answer.body.contains("RequestTimeoutException"))
        }
    }

    @Test("A body that was cut off is not run, though it is one as far as it came")
    func cutOff() async throws {
        try await TestServer.run({ $0.limits.bodyMilliseconds = 50 }) { server async throws in
            let create = """
                {"TableName":"late","BillingMode":"PAY_PER_REQUEST",
                 "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
                """
            let text = request(
                "DynamoDB_20120810.CreateTable", body: create, headers: "Content-Length: 999\r\n")
            #expect(try await server.exchange(text).statuses == ["408"])
            #expect(try await server.exchange(request()).body == #"{"TableNames":[]}"#)
        }
    }

    @Test("A client that does not close after its last answer is closed")
    func closing() async throws {
        try await TestServer.run({ $0.limits.closingMilliseconds = 50 }) { server in
            let channel = try await server.connect()
            try await channel.writeAndFlush(ByteBuffer(string: request()))
            // This side never closes: the other does.
            try await channel.closeFuture.get()
        }
    }

    @Test("A connection that waits for the next request is closed")
    func idle() async throws {
        try await TestServer.run({ $0.limits.idleMilliseconds = 50 }) { server async throws in
            #expect(try await server.exchange(request(close: false)).statuses == ["200"])
        }
    }

    @Test("A client that asks and does not read is closed")
    func answers() async throws {
        try await TestServer.run({ $0.limits.answerMilliseconds = 50 }) { server in
            // Requests and answers of half a megabyte, more than the system keeps of either: once
            // the answers are not taken, the requests are not read, and the writes wait.
            _ = try await server.large(300_000)
            let key = #"{"TableName":"big","Key":{"PK":{"S":"a"}}}"#
            let text = request(
                "DynamoDB_20120810.GetItem", body: key + String(repeating: " ", count: 500_000),
                close: false)
            let channel = try await server.connect()
            let buffer = ByteBuffer(string: text)
            // Nothing takes what comes, so that the system stops taking it for us.
            try await channel.setOption(ChannelOptions.autoRead, value: false).get()
            var sentCount = 0
            while sentCount < 200 {
                guard (try? await channel.writeAndFlush(buffer)) != nil else { break }
                sentCount += 1
            }
            #expect(sentCount < 200, "the server took every request")
            try? await channel.close()
            #expect(try await server.exchange(request()).statuses == ["200"])
        }
    }

    /// With no other reason to end the connection than that.
    @Test("A client that sends no more is answered and let go", .timeLimit(.minutes(1)))
    func halfClosed() async throws {
        try await TestServer.run({ settings in
            settings.limits.idleMilliseconds = 3_600_000
            settings.limits.headMilliseconds = 3_600_000
        }) { server async throws in
            #expect(try await server.exchangeHalf("").isEmpty)
            let text = request(close: false)
            #expect(try await server.exchangeHalf(text + text).statuses == ["200", "200"])
            let cut = try await server.exchangeHalf(text + String(text.dropLast()))
            #expect(cut.statuses == ["200", "400"])
        }
    }

    @Test("A client that asks for much, sends no more and reads later gets all of it")
    func halfClosedAndLate() async throws {
        try await TestServer.run { server async throws in
            let get = try await server.large(300_000, close: false)
            let text = try await server.exchangeHalf(String(repeating: get, count: 20))
            #expect(text.statuses == Array(repeating: "200", count: 20))
            #expect(text.utf8.count > 20 * 300_000)
        }
    }

    @Test("Silent connections do not keep others from being answered")
    func manySilent() async throws {
        try await TestServer.run { server in
            var silent: [any Channel] = []
            for _ in 0..<100 { silent.append(try await server.connect()) }
            #expect(try await server.exchange(request()).statuses == ["200"])
            for channel in silent { try await channel.close() }
        }
    }
}
