import AuxeiraSchema
import Foundation
import GranaryEntities

/// The README's typed example, compiled and run: between the marks it is the README's text, indented.
func typedReadmeExample(path: String, lastWeek: Date, print: (Any) -> Void) async throws {
    // README begins
    let store = try Store.open(path, schema: Auxeira.schema)

    try await store.put(StartupProfile(startupID: "s1", companyName: "Lumen Grid"))
    try await store.put(
        StartupActivity(startupID: "s1", timestamp: .now, activityType: "pitch_deck_uploaded"))

    for activity in try store.query(StartupActivity.since("s1", lastWeek)) {
        print(activity.activityType)
    }
    try await store.update(StartupProfile.Key(startupID: "s1")) { update in
        update.set(\.industry, to: "FinTech")
        update.set(\.stage, to: .seed)
        update.set(\.sseScore, to: 82)
    }
    for startup in try store.query(StartupProfile.byIndustryAndStage("FinTech", .seed)) {
        print(startup.companyName)
    }
    // README ends
}
