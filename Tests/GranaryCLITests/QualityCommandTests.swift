import Granary
import Testing

/// The report says how good the data is, what is missing most often and what does not hold.
@Suite struct QualityCommandTests {
    private func visited() throws -> CommandStore {
        let store = try CommandStore(ClubSchema())
        let items = [
            #"{"PK":"MEMBER#a","SK":"PROFILE","_type":"Member","member_id":"a","email":"a@b.co","#
                + #""city":"Riga","joined_on":"2025-01-31","points":7,"address":{"zip":"1"}}"#,
            #"{"PK":"MEMBER#b","SK":"PROFILE","_type":"Member","member_id":"b","email":"b@b.co"}"#,
            #"{"PK":"MEMBER#a","SK":"VISIT#2026-01-02T03:04:05.000Z","_type":"Visit","#
                + #""member_id":"a","at":"2026-01-02T03:04:05.000Z","guests":1}"#,
        ]
        for item in items { try store.expect(["put", "club", item], "") }
        return store
    }

    @Test func report() throws {
        try visited().expect(
            ["quality", "--output", "table"],
            """
            table  club, schema Club 1.0.0
            items  3
            score  90.0 of 100

            model   items  score  lowest  stale  inconsistent  invalid
            ──────  ─────  ─────  ──────  ─────  ────────────  ───────
            Member  2      85.0   70.0    0      0             0
            Visit   1      100.0  100.0   0      0             0

            most often missing
            ──────────────────
            Member  address 50%, city 50%, joined_on 50%

            """)
    }

    @Test func json() throws {
        let store = try visited()
        let report = try JSONValue(parsing: try store(["quality", "--limit", "2"]).output)
        #expect(report["table"] == "club")
        #expect(report["itemCount"] == 3)
        #expect(report["unknownCount"] == 0)
        #expect(report["inconsistentItems"] == [])
        #expect(report["unknownItems"] == [])
        guard case .array(let models)? = report["models"] else {
            Issue.record("no models in \(report.text)")
            return
        }
        #expect(models.map { $0["model"] } == ["Member", "Visit"])
        #expect(models.first?["missing"] == ["address": 1, "city": 1])
        #expect(models.first?["histogram"] == [0, 0, 0, 0, 0, 0, 0, 1, 0, 1])
    }

    /// One model alone, whatever its capitals.
    @Test func oneModel() throws {
        let store = try visited()
        let report = try JSONValue(parsing: try store(["quality", "--model", "visit"]).output)
        #expect(report["itemCount"] == 1)
        #expect(report["score"] == .number("100.0"))
        try store.expectFailure(
            ["quality", "--model", "Guest"], 2, "Club has no model 'Guest'; it has Member, Visit")
    }

    /// Warnings that are Swift code of another program are named, not passed over.
    @Test func foreignWarnings() throws {
        let schema = try ClubSchema(
            replacing: "status: proposed", with: "warnings: [bringsFriends]")
        let store = try CommandStore(schema)
        let outcome = try store(["quality"])
        #expect(outcome.status == 0)
        #expect(
            outcome.error
                == "not judged by bringsFriends: Swift code that this tool does not have\n")
    }

    @Test func withoutSchema() throws {
        let store = try CommandStore()
        try store.expectFailure(
            ["quality"], 2,
            "no table of \(store.path) has a schema: give one with --schema, or store it with "
                + "`granary schema apply`")
    }
}
