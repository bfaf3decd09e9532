import Foundation
import GranaryTestSupport
import Testing

@testable import GranaryServer

/// With a schema, an SDK that knows nothing of it cannot write what the models forbid.
@Suite("A schema on the wire")
struct SchemaOnTheWireTests {
    @Test("What breaks a model is a ValidationException that names the attribute and the rule")
    func violation() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        for (name, text) in [("schema", Self.header), ("Member", Self.member)] {
            try text.write(
                toFile: directory.path + "/\(name).yaml", atomically: true, encoding: .utf8)
        }
        try await TestServer.run({ $0.schema = directory.path }) { server in
            func put(_ points: Int) async throws -> String {
                let item = """
                    {"PK":{"S":"MEMBER#a"},"SK":{"S":"PROFILE"},"_type":{"S":"Member"},
                     "member_id":{"S":"a"},"points":{"N":"\(points)"}}
                    """
                return try await server.exchange(
                    request(
                        "DynamoDB_20120810.PutItem", body: #"{"TableName":"club","Item":\#(item)}"#)
                )
            }
            let good = try await put(100)
            #expect(good.statuses == ["200"], "\(good)")
            let bad = try await put(101)
            #expect(bad.statuses == ["400"])
            #expect(bad.body.contains("ValidationException"))
            #expect(bad.body.contains("Member.points: 101 is over the maximum, 100"), "\(bad)")
        }
    }

    private static let header = """
        format: granary:1
        schema: Club
        version: 1.0.0
        table: club
        doc: A club and who comes.
        indexes:
          primary: { hash: PK, sort: SK }

        """

    private static let member = """
        model: Member
        doc: Who belongs to the club.
        keys: { PK: "MEMBER#${member_id}", SK: PROFILE }
        attributes:
          member_id: { type: string, format: id, required: true, immutable: true, doc: Who. }
          points: { type: int, min: 0, max: 100, doc: How faithful. }

        """
}
