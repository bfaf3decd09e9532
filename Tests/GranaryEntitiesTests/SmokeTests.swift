import GranaryEntities
import GranaryTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Smoke", .temporaryStore) struct SmokeTests {
    @Test("Put, get, query") func roundTrip() throws {
        let store = TemporaryStore.current
        try store.createTable("auxeira", partitionKey: "PK", sortKey: "SK")
        let activity = StartupActivity(
            startupID: "s1", timestamp: .now, activityType: "pitch",
            activityCategory: .metricUpdate,
            activityValue: 1.5)
        let stored = try store.put(activity)
        #expect(try store.get(activity.key) == stored)
        #expect(
            try store.query(StartupActivity.since("s1", .distantPast.addingTimeInterval(1)))
                .readAll() == [stored])
        #expect(try Item(stored.item().attributes) == stored.item())
        let updated = try store.update(activity.key) { update in
            update.set(\.activityType, to: "x")
            update.add(1, to: \.auxTokensEarned)
            update.remove(\.activityValue)
            update.set(\.activityCategory, to: .documentUpload)
        }
        #expect(updated.activityType == "x" && updated.auxTokensEarned == 1)
        let appended = try store.append(activity)
        #expect(appended.timestamp == activity.timestamp.next())
    }
}
