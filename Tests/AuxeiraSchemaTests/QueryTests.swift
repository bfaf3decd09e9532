internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// The calls of all queries, model by model.
enum AuxeiraQueries {
    static let all: [QueryCall] = [
        activityDefinition, activitySubmission, chatMessage, document, event, eventRegistration,
        fundingMilestone, investorMatch, notification, partnerActivation, partnerOffering,
        peerAssessment, startupActivities, startupActivity, startupMetrics, startupProfile,
        userProfile, userSession, userSettings, userStartup, userSubscription,
    ].flatMap(\.self)
}

/// Every named query finds on populated data what looking at every item finds.
@Suite struct QueryTests {
    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    /// A query without a call would not be tested.
    @Test func everyQueryIsCalled() {
        let calls = AuxeiraQueries.all.map { "\($0.model).\($0.query)" }
        #expect(calls.sorted() == platform.queryNames.sorted())
    }

    /// Keys, order, direction, filter and limit of each query, over items whose values overlap.
    @Test func answersAreThoseOfLookingAtEveryItem() throws {
        let population = try Population.auxeira.get()
        try platform.withStore { store in
            try store.fill(platform, with: population.all)
            for call in AuxeiraQueries.all {
                try platform.check(call, in: population, of: store)
            }
        }
    }
}
