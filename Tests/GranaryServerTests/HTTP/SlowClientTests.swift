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

    @Test("A body that does not come is closed, and never answered with success")
    func body() async throws {
        try await TestServer.run({ $0.limits.bodyMilliseconds = 50 }) { server async throws in
            let text = request(body: "{", headers: "Content-Length: 2\r\n")
            #expect(try await server.exchange(text).statuses.contains("200") == false)
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
