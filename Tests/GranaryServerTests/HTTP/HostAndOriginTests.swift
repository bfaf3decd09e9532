import Testing

@testable import GranaryServer

/// A page that a browser loaded can reach loopback: it must not reach the store.
@Suite("Hosts and origins")
struct HostAndOriginTests {
    @Test(
        "A host that is this server's is taken",
        arguments: [
            "localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8000",
            "granary.test", "granary.test:443",
        ])
    func own(host: String) async throws {
        try await TestServer.run({ $0.allowedHosts = ["granary.test"] }) { server async throws in
            #expect(try await server.exchange(request(host: host)).statuses == ["200"])
        }
    }

    @Test(
        "Any other host is refused, also for health",
        arguments: [
            "evil.test", "evil.test:8000", "localhost.evil.test", "127.0.0.1.evil.test", "",
            "localhost@evil.test", "localhost:1:2", "[::1]evil", "[::1", "localhost:80@evil",
            "localhost:abc", "localhost:99999", "localhost:+80", "localhost.", "2130706433",
            "[::2]",
        ])
    func foreign(host: String) async throws {
        try await TestServer.run { server async throws in
            #expect(try await server.exchange(request(host: host)).statuses == ["403"])
            let get = "GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
            #expect(try await server.exchange(get).statuses == ["403"])
        }
    }

    @Test(
        "A request with an origin is refused, whatever the origin",
        arguments: [
            "http://evil.test", "null", "http://localhost", "",
        ])
    func origins(origin: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.exchange(request(headers: "Origin: \(origin)\r\n"))
            #expect(answer.statuses == ["403"])
            #expect(answer.header("Access-Control-Allow-Origin") == nil)
        }
    }

    @Test("An origin that is allowed is answered, asked for first or not")
    func allowed() async throws {
        let origin = "https://app.test"
        try await TestServer.run({ $0.allowedOrigins = [origin] }) { server in
            let answer = try await server.exchange(request(headers: "Origin: \(origin)\r\n"))
            #expect(answer.statuses == ["200"])
            #expect(answer.header("Access-Control-Allow-Origin") == origin)
            let asked = try await server.exchange(
                "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: \(origin)\r\n"
                    + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n")
            #expect(asked.statuses == ["200"])
            #expect(asked.header("Access-Control-Allow-Methods") == "POST")
            #expect(asked.header("Access-Control-Allow-Origin") == origin)
            let other = try await server.exchange(
                request(headers: "Origin: https://app.test.evil.test\r\n"))
            #expect(other.statuses == ["403"])
        }
    }
}
