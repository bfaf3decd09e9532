import Foundation
import Granary
import GranaryTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import GranaryServer

/// A server at a port of its own, and bytes to and from it, as a hostile client sends them.
struct TestServer: Sendable {
    let port: Int

    /// Runs a server over an empty store while `body` runs.
    static func run(
        _ change: (inout ServerSettings) throws -> Void = { _ in },
        _ body: (TestServer) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        var settings = ServerSettings(store: directory.path + "/app.granary")
        settings.port = 0
        settings.durability = .relaxed
        try change(&settings)
        let server = try GranaryServer(settings)
        let (addresses, found) = AsyncStream<String>.makeStream()
        let running = Task {
            defer { found.finish() }
            try await server.run { found.yield($0) }
        }
        var address: String?
        for await first in addresses {
            address = first
            break
        }
        let port = address?.split(separator: ":").last.flatMap { Int($0) }
        do {
            try await body(TestServer(port: try #require(port)))
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        running.cancel()
        _ = await running.result
    }

    /// Sends these pieces, and gives all that comes until the server closes the connection.
    ///
    /// A connection that is cut off while pieces are sent is closed too: what came is given.
    func exchange(_ pieces: [UInt8]...) async throws -> String {
        try await exchange(pieces, halfCloses: false)
    }

    /// The same for a client that sends no more then, and says so.
    func exchangeHalf(_ text: String) async throws -> String {
        try await exchange([Array(text.utf8)], halfCloses: true)
    }

    private func exchange(_ pieces: [[UInt8]], halfCloses: Bool) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: halfCloses))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            for piece in pieces {
                guard (try? await outbound.write(ByteBuffer(bytes: piece))) != nil else { break }
            }
            if halfCloses { outbound.finish() }
            var answer: [UInt8] = []
            do {
                for try await buffer in inbound { answer += buffer.readableBytesView }
            } catch {}
            return String(decoding: answer, as: UTF8.self)
        }
    }

    /// Sends a text, and gives all that comes until the server closes the connection.
    func exchange(_ text: String) async throws -> String { try await exchange(Array(text.utf8)) }

    /// Puts an item of this many bytes into a new table, and gives the request that gets it.
    func large(_ count: Int, headers: String = "", close: Bool = true) async throws -> String {
        let table = """
            {"TableName":"big","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
            """
        let value = String(repeating: "x", count: count)
        let item = #"{"TableName":"big","Item":{"PK":{"S":"a"},"value":{"S":"\#(value)"}}}"#
        for (operation, body) in [("CreateTable", table), ("PutItem", item)] {
            let answer = try await exchange(request("DynamoDB_20120810.\(operation)", body: body))
            try #require(answer.statuses == ["200"], "\(answer)")
        }
        return request(
            "DynamoDB_20120810.GetItem", body: #"{"TableName":"big","Key":{"PK":{"S":"a"}}}"#,
            headers: headers, close: close)
    }

    /// Opens a connection, on which nothing is sent, and what comes is dropped.
    func connect() async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
    }
}

/// The text of a request; its length is right unless `headers` says another.
func request(
    _ target: String = "DynamoDB_20120810.ListTables", body: String = "{}",
    headers: String = "", host: String = "127.0.0.1", close: Bool = true
) -> String {
    let length = headers.contains("Content-Length:") ? "" : "Content-Length: \(body.utf8.count)\r\n"
    return "POST / HTTP/1.1\r\nHost: \(host)\r\nX-Amz-Target: \(target)\r\n"
        + "Content-Type: application/x-amz-json-1.0\r\n" + (close ? "Connection: close\r\n" : "")
        + "\(length)\(headers)\r\n\(body)"
}

extension String {
    /// The status lines of the answers in what a connection received.
    var statuses: [String] {
        components(separatedBy: "HTTP/1.1 ").dropFirst().map { String($0.prefix(3)) }
    }

    /// The value of a header of the first answer.
    func header(_ name: String) -> String? {
        for line in components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n") {
            guard let colon = line.firstIndex(of: ":"),
                line[..<colon].lowercased() == name.lowercased()
            else { continue }
            return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    /// Whether it is one answer that refuses in the protocol's form, and says that it is the last.
    var isOneRefusal: Bool {
        statuses.count == 1 && statuses[0].hasPrefix("4") && header("Connection") == "close"
            && header("Content-Type") == "application/x-amz-json-1.0"
            && header("x-amzn-RequestId")?.count == 52 && header("Date")?.count == 29
            && header("Content-Length") == "\(body.utf8.count)"
            && body.hasPrefix(#"{"__type":"com.amazon"#)
    }

    /// What follows the head of the first answer.
    var body: String {
        range(of: "\r\n\r\n").map { String(self[$0.upperBound...]) } ?? ""
    }
}
