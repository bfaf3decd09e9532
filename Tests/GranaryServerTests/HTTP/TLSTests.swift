import Foundation
import GranaryTestSupport
import Testing

@testable import GranaryServer

/// With a certificate the server speaks TLS, and nothing else.
@Suite("TLS")
struct TLSTests {
    @Test("A certificate made by openssl serves openssl")
    func selfSigned() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let (certificate, key) = (directory.path + "/c.pem", directory.path + "/k.pem")
        let made = try ServerProcess.shell(
            "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2 "
                + "-addext subjectAltName=DNS:localhost -keyout '\(key)' -out '\(certificate)'")
        try #require(made.status == 0)
        try await TestServer.run({ settings in
            settings.tlsCertificate = certificate
            settings.tlsKey = key
            settings.limits.idleMilliseconds = 2_000
        }) { server in
            try request().write(
                toFile: directory.path + "/request", atomically: true, encoding: .utf8)
            let answer = try ServerProcess.shell(
                "openssl s_client -quiet -verify_return_error -CAfile '\(certificate)' "
                    + "-servername localhost -connect 127.0.0.1:\(server.port) "
                    + "< '\(directory.path)/request'")
            #expect(answer.output.statuses == ["200"])
            #expect(answer.output.hasSuffix(#"{"TableNames":[]}"#))
            // Without TLS there is no answer.
            #expect(try await server.exchange(request()).statuses.isEmpty)
        }
    }
}
