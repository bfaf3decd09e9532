internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Each rule allows what is at its edge and refuses what is just over it, whoever writes.
@Suite struct RuleTests {
    /// The cases of all rules.
    static let cases = timeCases + userCases + recordCases

    /// Typed, raw and in a transaction.
    @Test func edgeIsAllowedAndWhatIsOverItRefused() throws {
        let platform = try Platform.dreamSeed.get()
        try platform.withStore { store in
            for rule in Self.cases { try platform.check(rule, in: store) }
        }
    }

    /// A rule of the schema that no case above is about would not be tested.
    @Test func everyRuleHasACase() throws {
        let rules = try Platform.dreamSeed.get().schema.models.flatMap { model in
            model.rules.map { "\(model.name) \($0)" }
        }
        let tested = Self.cases.map { "\($0.entity.modelName) \($0.rule)" }
        #expect(
            Set(rules)
                == Set(
                    tested + [
                        "BusinessAssessment answeredNotAboveTotal",
                        "BusinessFormationData ownershipNotAboveHundred",
                    ]))
    }

    /// A rule says nothing when one of the values it compares is absent.
    @Test func absentValuesAreNotJudged() throws {
        let platform = try Platform.dreamSeed.get()
        try platform.withStore { store in
            let long = Date(timeIntervalSince1970: 0)
            let user = try store.put(User(subscriptionExpiresAt: long))
            try store.put(
                BusinessAssessment(userID: user.id, startedAt: .now, answeredQuestions: 40))
            try store.put(BusinessFormationData(userID: user.id, rejectedAt: long))
            try store.put(
                AssessmentResponse(
                    userID: user.id, assessmentID: RandomUUID.make(), questionNumber: 1,
                    answerText: "Bread", answerRating: 5))
            try store.put(WebhookLog(eventType: "hang", processedAt: .distantFuture))
        }
    }

    /// All that is wrong with an item is said at once, what is declared before the rules in Swift.
    @Test func everythingWrongIsSaidAtOnce() throws {
        let platform = try Platform.dreamSeed.get()
        try platform.withStore { store in
            let found = try violations {
                try store.put(
                    User(
                        customerEmail: "nobody", call2Completed: true, currentCallStage: 5,
                        amountPaid: 10))
            }
            #expect(
                found?.map { "\($0.attribute) \($0.rule.rawValue)" } == [
                    "current_call_stage max", "customer_email format",
                    "call_2_completed callsCompletedInOrder",
                    "call_2_completed_at completedCallsHaveTheirTime",
                    "payment_date paymentHasItsDate",
                ])
            #expect(
                found?.last?.description
                    == "User.payment_date: is missing: amount_paid is 10 (paymentHasItsDate)")
        }
    }
}
