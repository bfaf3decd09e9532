import Foundation
import Testing

/// A small schema in files: a club, its members and their visits.
struct ClubSchema {
    let directory = TemporaryDirectory()

    /// The folder.
    var path: String { directory.path + "/Club" }

    /// The header; every test may change it.
    static let header = """
        format: granary:1
        schema: Club
        version: 1.0.0
        table: club
        doc: A club and who comes.
        indexes:
          primary: { hash: PK, sort: SK }
          byEmail: { unique: [_type, email], doc: One member for each address. }
          byCity: { hash: [_type, city], sort: joined_on, project: keys, follow: true }
        collections:
          member: { doc: All about one., key: "MEMBER#${member_id}", models: [Member, Visit] }

        """

    static let member = """
        model: Member
        doc: Who belongs to the club.
        keys: { PK: "MEMBER#${member_id}", SK: PROFILE }
        attributes:
          member_id: { type: string, format: id, required: true, immutable: true, doc: Who. }
          email: { type: string, format: email, required: true, personal: email, doc: Where to. }
          city: { type: string, doc: Where from. }
          joined_on: { type: date, precision: day, doc: Since when. }
          points: { type: int, min: 0, max: 100, default: 0, doc: How faithful. }
          address: { type: object, schema: { zip: { type: string, maxLength: 10 } } }
        queries:
          inCity: { doc: Who to invite., index: byCity, where: { city: eq }, reverse: true }

        """

    static let visit = """
        model: Visit
        doc: An evening at the club.
        status: proposed
        keys: { PK: "MEMBER#${member_id}", SK: "VISIT#${at}" }
        attributes:
          member_id: { type: string, format: id, required: true, immutable: true }
          at: { type: date, required: true, immutable: true }
          guests: int
        queries:
          since: { doc: What is on the bill., where: { member_id: eq, at: gte } }

        """

    /// Writes the files, with a text in one of them replaced.
    init(
        replacing old: String = "", with new: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try FileManager.default.createDirectory(
            atPath: directory.path + "/Club", withIntermediateDirectories: true)
        let files = [
            ("schema", Self.header), ("Member", Self.member), ("Visit", Self.visit),
        ]
        #expect(
            old.isEmpty || files.contains { $0.1.contains(old) }, sourceLocation: sourceLocation)
        for (name, text) in files {
            let text = old.isEmpty ? text : text.replacing(old, with: new)
            _ = try directory.file("Club/\(name).yaml", text)
        }
    }
}

extension CommandStore {
    /// A store in which the schema of the club holds.
    init(_ schema: ClubSchema) throws {
        try self.init(table: nil)
        let applied = try self(["schema", "apply", schema.path])
        try #require(applied.status == 0, "\(applied.error)")
    }
}
