import DynamoDBWire
import GranaryTransfer
import Testing

@testable import GranaryServer

/// A body is held before its sender is known, so that what it may take is counted while it comes.
@Suite("Limits of bodies")
struct BodyLimitTests {
    private static func small(_ settings: inout ServerSettings) {
        settings.limits.bodyByteCount = 1_000
    }

    private static func body(_ count: Int) -> String {
        "{" + String(repeating: " ", count: count - 2) + "}"
    }

    @Test("A body of the limit is taken, and one byte more is not")
    func edge() async throws {
        try await TestServer.run(Self.small) { server in
            let fits = try await server.exchange(request(body: Self.body(1_000)))
            #expect(fits.statuses == ["200"])
            let large = try await server.exchange(request(body: Self.body(1_001)))
            #expect(large.statuses == ["413"])
            #expect(large.body.contains("RequestEntityTooLargeException"))
        }
    }

    @Test("Chunks are counted too, though no length is given")
    func chunks() async throws {
        try await TestServer.run(Self.small) { server in
            let head = request(body: "", headers: "Transfer-Encoding: chunked\r\n")
                .replacing("Content-Length: 0\r\n", with: "")
            let chunk = "1f4\r\n" + String(repeating: " ", count: 500) + "\r\n"
            let fits = try await server.exchange(head + chunk + "2\r\n{}\r\n0\r\n\r\n")
            #expect(fits.statuses == ["200"])
            let large = try await server.exchange(
                head + chunk + chunk + "2\r\n{}\r\n0\r\n\r\n")
            #expect(large.statuses.allSatisfy { $0 == "413" })
        }
    }

    @Test("A compressed body is inflated, and counted as it comes out")
    func gzip() async throws {
        try await TestServer.run(Self.small) { server in
            let fits = try await server.exchange(Self.compressed(Self.body(900)))
            #expect(fits.statuses == ["200"], "\(fits)")
            let bomb = try await server.exchange(Self.compressed(Self.body(500_000)))
            #expect(bomb.statuses == ["413"])
            #expect(try await server.exchange(request()).statuses == ["200"])
        }
    }

    @Test("A bomb of 16 MB and more is not unpacked")
    func bomb() async throws {
        try await TestServer.run { server in
            let bomb = try await server.exchange(Self.compressed(Self.body(64 << 20)))
            #expect(bomb.statuses == ["413"])
        }
    }

    @Test("Damaged gzip, gzip that ends early, and other encodings are refused")
    func encodings() async throws {
        try await TestServer.run(Self.small) { server in
            let header = "Content-Encoding: gzip\r\n"
            let damaged = try await server.exchange(request(body: "no gzip", headers: header))
            #expect(damaged.statuses == ["400"])
            let empty = try await server.exchange(request(body: "", headers: header))
            #expect(empty.statuses == ["400"])
            let cut = Self.compressed(Self.body(900), cutting: 9)
            #expect(try await server.exchange(cut).statuses == ["400"])
            for name in ["br", "deflate", "gzip, gzip", "zstd"] {
                let answer = try await server.exchange(
                    request(headers: "Content-Encoding: \(name)\r\n"))
                #expect(answer.statuses == ["415"], "\(name)")
            }
        }
    }

    @Test("When all bodies together hold too much, the next is asked to come later")
    func budget() async throws {
        try await TestServer.run({ $0.limits.inFlightByteCount = 100 }) { server in
            let answer = try await server.exchange(request(body: Self.body(200)))
            #expect(answer.statuses == ["503"])
            #expect(answer.body.contains("ThrottlingException"))
            // What was taken is given back.
            for _ in 0..<5 {
                #expect(try await server.exchange(request(body: Self.body(90))).statuses == ["200"])
            }
        }
    }

    /// A request whose body is compressed.
    private static func compressed(_ body: String, cutting count: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        if var deflater = Deflater(level: 9) {
            let plain = Array(body.utf8)
            deflater.deflate(plain.span, isLast: true, into: &bytes)
        }
        bytes.removeLast(count)
        let head = request(
            body: "",
            headers: "Content-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n")
        return Array(head.utf8) + bytes
    }
}
