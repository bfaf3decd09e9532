import GranaryEntities
import GranaryTestSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The tables of the fixtures, in the store of the running test.
enum SampleStore {
    static func make() throws -> Store {
        let store = TemporaryStore.current
        try store.createTable(
            "samples", partitionKey: "PK",
            indexes: [
                .global(
                    "byOwner", partitionKey: "GS1PK", sortKey: ["GS1SK"], projection: .keysOnly)
            ])
        try store.createTable("auxeira", partitionKey: "PK", sortKey: "SK")
        return store
    }
}

extension StartupActivity {
    /// An activity so many milliseconds after a fixed moment.
    static func at(_ milliseconds: Int, of startup: String = "s1", type: String = "pitch") -> Self {
        StartupActivity(
            startupID: startup, timestamp: Self.time(milliseconds), activityType: type,
            activityValue: Double(milliseconds))
    }

    static func time(_ milliseconds: Int) -> Date {
        Date(timeIntervalSince1970: 1_700_000_000 + Double(milliseconds) / 1_000)
    }
}
