import DynamoDBWire
import Foundation
import GranaryTestSupport
import Testing

@testable import GranaryServer

/// A file of access keys that is wrong anywhere starts no server, and the error says where.
@Suite("Access keys")
struct CredentialsTests {
    private static let key = #"{"accessKeyId":"A","secretAccessKey":"s"}"#

    @Test("A file has keys, with an account and a policy if wanted")
    func file() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/keys.json"
        let text = """
            [\(Self.key), {"accessKeyId":"B","secretAccessKey":"t","accountId":"123456789012",
              "policy":{"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*"}]}}]
            """
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        let credentials = try Credentials(file: path)
        #expect(credentials.keys.keys.sorted() == ["A", "B"])
        #expect(credentials.keys["A"]?.caller.policy == nil)
        #expect(credentials.keys["A"]?.caller.accountID == "000000000000")
        #expect(credentials.keys["B"]?.caller.policy != nil)
        #expect(credentials.keys["B"]?.caller.accountID == "123456789012")
    }

    @Test("A file that others can read is refused", arguments: [0o640, 0o604, 0o620, 0o644])
    func permissions(mode: Int) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/keys.json"
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data("[\(Self.key)]".utf8),
                attributes: [.posixPermissions: mode]))
        let error = SettingsError(
            "the credentials in \(path) can be read by others: run `chmod 600 \(path)`")
        #expect(throws: error) { try Credentials(file: path) }
    }

    @Test("Keys are read again when they are good, and stay when they are not")
    func reload() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/keys.json"
        func write(_ text: String) {
            #expect(
                FileManager.default.createFile(
                    atPath: path, contents: Data(text.utf8),
                    attributes: [.posixPermissions: 0o600]))
        }
        write("[\(Self.key)]")
        let ring = try KeyRing(file: path)
        write(#"[\#(Self.key),{"accessKeyId":"B","secretAccessKey":"t"}]"#)
        #expect(ring.credentials.keys.keys.sorted() == ["A"])
        #expect(try ring.reload() == 2)
        #expect(ring.credentials.keys.keys.sorted() == ["A", "B"])
        write("[{}]")
        #expect(throws: SettingsError.self) { try ring.reload() }
        #expect(ring.credentials.keys.keys.sorted() == ["A", "B"])
    }

    @Test("A file that is not there is refused")
    func absent() {
        let error = SettingsError(
            "the credentials in /none.json cannot be read: No such file or directory")
        #expect(throws: error) { try Credentials(file: "/none.json") }
    }

    @Test(
        "What is not an access key is refused, and named",
        arguments: [
            ("[]", "keys.json must hold an array of access keys, of one or more"),
            (key, "keys.json must hold an array of access keys, of one or more"),
            ("[1]", "keys.json, access key 1: it must be an object"),
            (
                "[\(key),{}]",
                "keys.json, access key 2: it needs an accessKeyId and a secretAccessKey"
            ),
            ("[\(key),\(key)]", "keys.json, access key 2: the access key A is there twice"),
            (
                #"[{"accessKeyId":"A","secretAccessKey":"s","role":"x"}]"#,
                "keys.json, access key 1: role is none of accessKeyId, secretAccessKey, accountId and "
                    + "policy, or has the wrong type"
            ),
            (
                #"[{"accessKeyId":"A","secretAccessKey":"s","policy":{"Statement":[{}]}}]"#,
                "keys.json, access key 1: policy statement 1: Effect must be Allow or Deny"
            ),
        ])
    func broken(text: String, message: String) {
        #expect(throws: SettingsError(message)) {
            try Credentials(json: Array(text.utf8), file: "keys.json")
        }
    }
}
