import DreamSeedSchema
import Foundation
import GranaryEntities
import GranaryItems
import GranarySamples
import GranarySchema
import Testing

/// At scale 1 the sample is what was counted in 2025, to the item.
@Suite("DreamSeed sample")
struct DreamSeedSampleTests {
    @Test func scaleOneIsTheDatabaseOf2025() throws {
        let contents = try SampleContents.dreamSeed.get()
        #expect(contents.counts == ["User": 82, "AuthUser": 11, "DreamDNA": 1])
        #expect(contents.all(User.self).count { $0.authUserID != nil } == 11)
    }

    @Test func scaleTwoHasEveryModel() throws {
        let contents = try SampleContents.largerDreamSeed.get()
        #expect(Set(contents.counts.keys) == Set(RealSchemas.dreamSeed.models.map(\.name)))
        #expect(contents.counts["User"] == 164)
        #expect(contents.counts["AuthUser"] == 22)
        #expect(contents.keys.count == contents.items.count)
    }

    @Test func everyItemIsAllowed() throws {
        let validator = RealSchemas.dreamSeedValidator
        for contents in [
            try SampleContents.dreamSeed.get(), try SampleContents.largerDreamSeed.get(),
        ] {
            for item in contents.items {
                #expect(validator.violations(in: item.view) == [])
            }
        }
    }

    @Test func aSeedTellsTheSameStoryAgain() throws {
        let first = try DreamSeedSample(scale: 2, seed: 7).prefix(300).map { try $0.item() }
        let second = try DreamSeedSample(scale: 2, seed: 7).prefix(300).map { try $0.item() }
        let other = try DreamSeedSample(scale: 2, seed: 8).prefix(300).map { try $0.item() }
        let larger = try DreamSeedSample(scale: 50, seed: 7).prefix(300).map { try $0.item() }
        #expect(first == second)
        #expect(first == larger)
        #expect(first != other)
    }

    @Test func callsAreHeldInOrderAndHaveTheirTime() throws {
        let users = try SampleContents.largerDreamSeed.get().all(User.self)
        for user in users {
            let held = [
                user.call1Completed, user.call2Completed, user.call3Completed, user.call4Completed,
            ]
            let times = [
                user.call1CompletedAt, user.call2CompletedAt, user.call3CompletedAt,
                user.call4CompletedAt,
            ]
            #expect(zip(held, times).allSatisfy { $0 == ($1 != nil) })
            #expect(zip(held, held.dropFirst()).allSatisfy { $0 || !$1 })
            let ends = times.compactMap { $0 }
            #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 })
            #expect(user.currentCallStage == min(4, ends.count + 1))
            #expect(user.nextCallScheduled.map { $0 > ends.last ?? $0 - 1 } != false)
            #expect((user.amountPaid == nil) == (user.paymentDate == nil))
            if let paid = user.paymentDate, let end = user.subscriptionExpiresAt {
                #expect(end > paid)
            }
        }
        #expect(Set(users.map(\.currentCallStage)) == [1, 2, 3, 4])
        #expect(Set(users.compactMap(\.customerEmail)).count == users.count)
    }

    @Test func referencesLeadToWhatIsThere() throws {
        let contents = try SampleContents.largerDreamSeed.get()
        let users = Set(contents.all(User.self).map(\.id))
        let accounts = Set(contents.all(AuthUser.self).map(\.id))
        let conversations = Set(contents.all(Conversation.self).map(\.id))
        let sessions = Set(contents.all(CallSession.self).map(\.id))
        let transcripts = Set(contents.all(Transcript.self).map(\.id))
        let assessments = Set(contents.all(BusinessAssessment.self).map(\.id))
        let calls = Set(contents.all(VAPICall.self).map(\.vapiID))
        let dnas = Set(contents.all(DreamDNA.self).map(\.id))
        #expect(Set(contents.all(User.self).compactMap(\.authUserID)) == accounts)
        #expect(contents.all(DreamDNA.self).allSatisfy { users.contains($0.businessID) })
        #expect(contents.all(VoiceCall.self).allSatisfy { users.contains($0.userID) })
        for transcript in contents.all(Transcript.self) {
            #expect(conversations.contains(transcript.conversationID))
            #expect(transcript.callSessionID.map(sessions.contains) == true)
            #expect(transcript.vapiCallID.map(calls.contains) == true)
        }
        for webhook in contents.all(WebhookLog.self) {
            #expect(webhook.vapiCallID.map(calls.contains) == true)
        }
        for response in contents.all(AssessmentResponse.self) {
            #expect(assessments.contains(response.assessmentID))
        }
        for analysis in contents.all(AIAnalysis.self) {
            #expect(dnas.contains(analysis.dreamDNAID))
            #expect(analysis.transcriptID.map(transcripts.contains) == true)
        }
        for search in contents.all(DomainSearch.self) {
            #expect(search.dreamDNAID.map(dnas.contains) == true)
            #expect(search.selected == (search.selectedAt != nil))
            #expect(!search.selected || search.status == .available)
        }
    }

    @Test func timesAndSharesAreInBounds() throws {
        let contents = try SampleContents.largerDreamSeed.get()
        for call in contents.all(VAPICall.self) {
            let (start, end) = (call.startedAt ?? call.requestedAt, call.endedAt)
            #expect(end.map { $0 > start } == true)
            #expect(end.map { $0.timeIntervalSince(start) } == call.durationSeconds)
        }
        for formation in contents.all(BusinessFormationData.self) {
            #expect(formation.owners.reduce(0) { $0 + ($1.ownershipPercent ?? 0) } <= 100)
            let dates = [formation.filedAt, formation.approvedAt ?? formation.rejectedAt]
            let known = dates.compactMap { $0 }
            #expect(known == known.sorted())
        }
        for visit in contents.all(UserSession.self) {
            #expect(visit.expiresAt > visit.startedAt)
            #expect((visit.endedAt ?? visit.startedAt) >= visit.startedAt)
        }
        for assessment in contents.all(BusinessAssessment.self) {
            #expect(assessment.answeredQuestions <= assessment.totalQuestions ?? 0)
        }
    }
}
