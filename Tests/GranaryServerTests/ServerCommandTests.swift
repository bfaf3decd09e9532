import Foundation
import GranaryTestSupport
import NIOCore
import Testing

/// The program as an operator runs it: it says where it listens, ends when told, or says why not.
@Suite("granary-server", .serialized)
struct ServerCommandTests {
    /// Runs `body` with a directory of its own.
    private func inDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try await body(directory.path)
    }

    private func port(_ line: String) throws -> Int {
        let text = line.components(separatedBy: "http://127.0.0.1:").last
        return try #require(text.flatMap { Int($0) }, "\(line)")
    }

    @Test("It answers at the address that it prints, and ends at SIGTERM with success")
    func life() async throws {
        try await inDirectory { path in
            let server = try ServerProcess(["--store", path + "/a.granary", "--port", "0"])
            let client = TestServer(port: try port(await server.firstLine()))
            #expect(try await client.exchange(request()).statuses == ["200"])
            // A connection that waits does not keep the server.
            let waiting = try await client.connect()
            server.terminate()
            let outcome = await server.outcome()
            #expect(outcome.status == 0, "\(outcome.error)")
            try? await waiting.close()
            // The store was closed, and opens again.
            let again = try ServerProcess(["--store", path + "/a.granary", "--port", "0"])
            _ = try port(await again.firstLine())
            again.terminate()
            #expect(await again.outcome().status == 0)
        }
    }

    @Test("Settings come from the environment and a file, and the command line wins")
    func settings() async throws {
        try await inDirectory { path in
            try #"{"granary":{"region":"eu-north-1","store":"\#(path)/file.granary","port":1}}"#
                .write(toFile: path + "/settings.json", atomically: true, encoding: .utf8)
            let server = try ServerProcess(
                ["--config", path + "/settings.json", "--port", "0"],
                environment: ["GRANARY_STORE": path + "/environment.granary"])
            let line = await server.firstLine()
            #expect(line.contains(path + "/environment.granary"))
            let health = try await TestServer(port: try port(line)).exchange(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(health.body == "healthy: dynamodb.eu-north-1.amazonaws.com ")
            server.terminate()
            #expect(await server.outcome().status == 0)
        }
    }

    @Test("A store that is in use, and a port that is, are said to be")
    func inUse() async throws {
        try await inDirectory { path in
            let first = try ServerProcess(["--store", path + "/a.granary", "--port", "0"])
            let port = try port(await first.firstLine())
            let second = try ServerProcess(["--store", path + "/a.granary", "--port", "0"])
            let outcome = await second.outcome()
            #expect(outcome.status == 1)
            #expect(outcome.error.hasPrefix("granary-server: "))
            let third = try ServerProcess(["--store", path + "/b.granary", "--port", "\(port)"])
            let refused = await third.outcome()
            #expect(refused.status == 1)
            #expect(
                refused.error
                    == "granary-server: nothing can be listened to at 127.0.0.1:\(port): another "
                    + "program listens there: give another --port, or 0 for a free one\n")
            first.terminate()
            #expect(await first.outcome().status == 0)
        }
    }

    @Test(
        "What cannot work ends with one sentence and status 1",
        arguments: [
            (["--store", ""], "which store? Give --store PATH, or set GRANARY_STORE"),
            (
                ["--store", "/none", "--region", ""],
                "the region must have a name, such as us-east-1"
            ),
            ([], "which store? Give --store PATH, or set GRANARY_STORE"),
            (
                ["--store", "/none", "--host", "0.0.0.0"],
                "0.0.0.0 can be reached from other machines: give --credentials, or listen at 127.0.0.1"
            ),
            (
                ["--store", "/none", "--host", "127.0.0.1.evil.test"],
                "127.0.0.1.evil.test can be reached from other machines: give --credentials, or listen "
                    + "at 127.0.0.1"
            ),
            (
                ["--store", "/none", "--tls-key", "k"],
                "TLS needs both --tls-certificate and --tls-key"
            ),
            (
                ["--store", "/none", "--tls-key", "k", "--tls-certificate", "c"],
                "c cannot be read: No such file or directory"
            ),
            (
                ["--store", "/none", "--credentials", "/none.json"],
                "the credentials in /none.json cannot be read: No such file or directory"
            ),
            (["--store", "/none", "--port", "65536"], "the port must be 0 to 65535, not 65536"),
            (
                ["--store", "/none", "--config", "/none.json"],
                "the settings in /none.json cannot be read: No such file or directory"
            ),
        ] as [([String], String)])
    func refusals(arguments: [String], message: String) async throws {
        let outcome = try await ServerProcess(arguments).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.error == "granary-server: \(message)\n")
    }

    /// A misspelt `credentials` would leave the server open.
    @Test("A setting that there is not is refused")
    func misspelt() async throws {
        try await inDirectory { path in
            for (text, name) in [
                (#"{"granary":{"store":"x","tls":{"kee":"k"}}}"#, "tls.kee"),
                (#"{"granary":{"credential":"keys.json"}}"#, "credential"),
                (#"{"store":"x"}"#, "store"),
            ] {
                try text.write(toFile: path + "/s.json", atomically: true, encoding: .utf8)
                let outcome = try await ServerProcess(["--config", path + "/s.json"]).outcome()
                #expect(outcome.status == 1)
                #expect(
                    outcome.error
                        == "granary-server: the file \(path)/s.json has a setting '\(name)' that there "
                        + "is not; settings stand in \"granary\" and are allow.hosts, allow.origins, "
                        + "credentials, durability, host, log.level, port, region, schema, store, "
                        + "tls.certificate, tls.key\n")
            }
        }
    }

    @Test(
        "A setting that is something else than it must be is refused",
        arguments: [
            (#"{"granary":{"credentials":["keys.json"]}}"#, "'credentials' in * must be a text"),
            (#"{"granary":{"credentials":7}}"#, "'credentials' in * must be a text"),
            (#"{"granary":{"credentials":{}}}"#, "'credentials' in * must be a text"),
            (#"{"granary":{"tls":{"key":{}}}}"#, "'tls.key' in * must be a text"),
            (#"{"granary":{"port":1.5}}"#, "'port' in * must be a whole number"),
            (#"{"granary":{"allow":{"hosts":"a"}}}"#, "'allow.hosts' in * must be a list of texts"),
            (#"{"granary":{"allow":{"hosts":[1]}}}"#, "'allow.hosts' in * must be a list of texts"),
            (#"{"granary":"x"}"#, "'granary' in * must be an object of settings"),
        ] as [(String, String)])
    func mistyped(text: String, message: String) async throws {
        try await inDirectory { path in
            let file = path + "/s.json"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let outcome = try await ServerProcess(["--store", "/none", "--config", file]).outcome()
            #expect(outcome.status == 1)
            let expected = message.replacing("*", with: file)
            #expect(outcome.error == "granary-server: the setting \(expected)\n")
        }
    }

    @Test("A file of access keys may be reached by a link, and is judged by what it leads to")
    func linkedCredentials() async throws {
        try await inDirectory { path in
            let (file, link) = (path + "/keys.json", path + "/link.json")
            try #"[{"accessKeyId":"A","secretAccessKey":"s"}]"#
                .write(toFile: file, atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
            let arguments = ["--store", path + "/a.granary", "--port", "0", "--credentials", link]
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            let refused = try await ServerProcess(arguments).outcome()
            #expect(refused.error.contains("can be read by others"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            let server = try ServerProcess(arguments)
            #expect(await server.firstLine().contains(" at http://127.0.0.1:"))
            server.terminate()
            #expect(await server.outcome().status == 0)
        }
    }

    @Test("Without access keys a terminal that closes ends the server in order")
    func hangUpWithoutKeys() async throws {
        try await inDirectory { path in
            let server = try ServerProcess([
                "--store", path + "/a.granary", "--port", "0", "--durability", "relaxed",
            ])
            _ = await server.firstLine()
            _ = try await server.hangUp()
            #expect(await server.outcome().status == 0)
            // What a crash would leave.
            #expect(!FileManager.default.fileExists(atPath: path + "/a.granary/SYNCPOINT"))
        }
    }

    @Test("It says which it is")
    func version() async throws {
        let server = try ServerProcess(["--version"])
        #expect(await server.firstLine() == "granary-server 0.1.0")
        #expect(await server.outcome().status == 0)
    }

    @Test("Access keys are read again at SIGHUP, unless they are bad")
    func hangUp() async throws {
        try await inDirectory { path in
            let file = path + "/keys.json"
            func write(_ text: String) throws {
                #expect(
                    FileManager.default.createFile(
                        atPath: file, contents: Data(text.utf8),
                        attributes: [.posixPermissions: 0o600]))
            }
            try write(#"[{"accessKeyId":"A","secretAccessKey":"one"}]"#)
            let server = try ServerProcess(
                ["--store", path + "/a.granary", "--port", "0", "--credentials", file])
            let client = TestServer(port: try port(await server.firstLine()))
            func status(_ key: String, _ secret: String) async throws -> [String] {
                try await client.exchange(signed("ListTables", "{}", key: key, secret: secret))
                    .statuses
            }
            #expect(try await status("A", "one") == ["200"])
            try write(
                """
                [{"accessKeyId":"A","secretAccessKey":"two"},
                 {"accessKeyId":"B","secretAccessKey":"three"}]
                """)
            let line = try await server.hangUp()
            #expect(line.contains("the access keys were read again"), "\(line)")
            #expect(try await status("A", "one") == ["400"])
            #expect(try await status("A", "two") == ["200"])
            #expect(try await status("B", "three") == ["200"])
            try write("[]")
            let complaint = try await server.hangUp()
            #expect(complaint.contains("the access keys stay as they were"), "\(complaint)")
            #expect(try await status("B", "three") == ["200"])
            server.terminate()
            #expect(await server.outcome().status == 0)
        }
    }

    @Test("A store that cannot be made says why, and what to do")
    func unmakeable() async throws {
        try await inDirectory { path in
            let absent = try await ServerProcess(["--store", path + "/no/app.granary"]).outcome()
            #expect(absent.status == 1)
            #expect(
                absent.error
                    == "granary-server: the store \(path)/no/app.granary cannot be opened: there is "
                    + "no folder \(path)/no: make it, or give another --store\n")
            #expect(FileManager.default.createFile(atPath: path + "/file", contents: nil))
            let inFile = try await ServerProcess(["--store", path + "/file/app.granary"]).outcome()
            #expect(inFile.status == 1)
            #expect(
                inFile.error
                    == "granary-server: the store \(path)/file/app.granary cannot be opened: "
                    + "\(path)/file is not a folder: give another --store\n")
        }
    }

    @Test("A schema that is not there starts no server")
    func schema() async throws {
        try await inDirectory { path in
            let server = try ServerProcess(
                ["--store", path + "/a.granary", "--port", "0", "--schema", "/none/schema"])
            let outcome = await server.outcome()
            #expect(outcome.status == 1)
            #expect(outcome.error.contains("the schema in /none/schema cannot be used"))
        }
    }
}
