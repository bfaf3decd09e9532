internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// The calls of all queries, model by model.
enum DreamSeedQueries {
    static let all: [QueryCall] = [
        aiAnalysis, assessmentResponse, authUser, businessAssessment, businessFormationData,
        callSession, conversation, domainSearch, dreamDNA, transcript, user, userSession, vapiCall,
        voiceCall, webhookLog,
    ].flatMap(\.self)
}

/// Every named query finds on populated data what looking at every item finds.
@Suite struct QueryTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    /// A query without a call would not be tested.
    @Test func everyQueryIsCalled() {
        let calls = DreamSeedQueries.all.map { "\($0.model).\($0.query)" }
        #expect(calls.sorted() == platform.queryNames.sorted())
    }

    /// Keys, order, direction, filter and limit of each query, over items whose values overlap.
    @Test func answersAreThoseOfLookingAtEveryItem() throws {
        let population = try Population.dreamSeed.get()
        try platform.withStore { store in
            try store.fill(platform, with: population.all)
            for call in DreamSeedQueries.all {
                try platform.check(call, in: population, of: store)
            }
        }
    }
}
