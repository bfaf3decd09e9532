internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A store keeps its schema: whoever opens it without one is held to it.
@Suite struct ReopenedStoreTests {
    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    /// What is declared holds without the program that declared it.
    @Test func declarationsHoldWithoutTheSchema() throws {
        try platform.withReopenedStore { store in
            #expect(try store.schema(of: "auxeira") == platform.schema)
            try store.put(
                PeerAssessment(
                    submissionID: "p1", assessmentDate: .now, qualityScore: 100))
            let item: Item = [
                "_type": "PeerAssessment", "PK": "ASSESSMENT#a1", "SK": "SUBMISSION#p1",
                "GS1SK": "ASSESSMENT#2026-01-10T09:00:00.000Z",
                "GS2SK": "ASSESSMENT#2026-01-10T09:00:00.000Z", "GS3PK": "SUBMISSION#p1",
                "GS3SK": "ASSESSMENT#2026-01-10T09:00:00.000Z", "assessment_id": "a1",
                "submission_id": "p1",
                "assessment_date": "2026-01-10T09:00:00.000Z", "quality_score": 101,
            ]
            let found = try violations {
                _ = try store.run(PutItem(tableName: "auxeira", item: item))
            }
            #expect(
                found == [
                    SchemaViolation(
                        model: "PeerAssessment", attribute: "quality_score", rule: .maximum,
                        value: 101, expected: "100")
                ])
        }
    }

    /// Rules that this process does not have cannot be kept, and so their models are not written.
    @Test func modelsWithUnknownRulesAreNotWritten() throws {
        try platform.withReopenedStore { store in
            let event = Event(eventDateStart: .now, eventName: "Fair")
            #expect {
                try store.put(event)
            } throws: { error in
                guard case EntityError.store(.schemaRuleMissing("Event", let rule)) = error else {
                    return false
                }
                return rule == "eventEndNotBeforeStart"
            }
            let found = try store.get(event.key)
            #expect(found == nil)
        }
    }
}

extension Platform {
    /// Runs `body` with a store that was made with the schema and is opened without it.
    fileprivate func withReopenedStore(_ body: (Store) throws -> Void) throws {
        try withDirectory { path in
            try Store.open(path, schema: storeSchema).close()
            let store = try Store.reopen(path)
            defer { store.close() }
            try body(store)
        }
    }
}
