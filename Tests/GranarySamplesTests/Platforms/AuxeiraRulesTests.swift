import AuxeiraSchema
import GranaryEntities
import GranarySamples
import Testing

/// The sample is loaded into stores that enforce business rules, so it must keep to them.
@Suite("Auxeira sample, rules")
struct AuxeiraRulesTests {
    let contents: SampleContents

    init() throws { contents = try SampleContents.largerAuxeira.get() }

    @Test func referencesLeadToWhatIsThere() {
        let users = Set(contents.all(UserProfile.self).map(\.userID))
        let startups = Set(contents.all(StartupProfile.self).map(\.startupID))
        let submissions = Set(contents.all(ActivitySubmission.self).map(\.submissionID))
        let events = Set(contents.all(Event.self).map(\.eventID))
        let activities = Set(contents.all(ActivityDefinition.self).map(\.activityID))
        let offerings = Set(contents.all(PartnerOffering.self).map(\.key))
        let sessions = Set(contents.all(UserSession.self).map(\.sessionID))
        for part in contents.all(UserStartup.self) {
            #expect(users.contains(part.userID) && startups.contains(part.startupID))
        }
        for activity in contents.all(StartupActivity.self) {
            #expect(startups.contains(activity.startupID))
            #expect(activity.userID.map(users.contains) != false)
            #expect(activity.sessionID.map(sessions.contains) != false)
            #expect(activity.documentReviewerID.map(users.contains) != false)
        }
        for submission in contents.all(ActivitySubmission.self) {
            #expect(activities.contains(submission.activityID))
            #expect(submission.userID.map(users.contains) == true)
            #expect(submission.reviewerID.map(users.contains) != false)
        }
        for assessment in contents.all(PeerAssessment.self) {
            #expect(submissions.contains(assessment.submissionID))
            #expect(assessment.assessorStartupID.map(startups.contains) == true)
            #expect(assessment.assessorUserID.map(users.contains) == true)
        }
        for registration in contents.all(EventRegistration.self) {
            #expect(events.contains(registration.eventID) && users.contains(registration.userID))
        }
        for activation in contents.all(PartnerActivation.self) {
            let key = PartnerOffering.Key(
                partnerID: activation.partnerID, offeringID: activation.offeringID)
            #expect(offerings.contains(key))
        }
        for settings in contents.all(UserSettings.self) { #expect(users.contains(settings.userID)) }
        for notice in contents.all(Notification.self) { #expect(users.contains(notice.userID)) }
    }

    @Test func sharesOfAStartupAreNotMoreThanAll() {
        let shares = Dictionary(grouping: contents.all(UserStartup.self), by: \.startupID)
        #expect(shares.count == 200)
        for parts in shares.values {
            #expect(parts.reduce(0) { $0 + ($1.equityPercentage ?? 0) } <= 100)
            #expect(parts.count { $0.role == .founder } == 1)
        }
    }

    @Test func emailAddressesAndRegistrationsAreUnique() {
        let users = contents.all(UserProfile.self)
        #expect(Set(users.map(\.email)).count == users.count)
        let registrations = contents.all(EventRegistration.self)
        #expect(Set(registrations.map { [$0.eventID, $0.userID] }).count == registrations.count)
    }

    @Test func eventsAreNotOverbooked() {
        let taken = Dictionary(grouping: contents.all(EventRegistration.self), by: \.eventID)
        #expect(contents.all(Event.self).count == 20)
        for event in contents.all(Event.self) {
            let registered = taken[event.eventID, default: []].filter {
                $0.registrationStatus != .cancelled
            }
            #expect(event.currentRegistrations == registered.count)
            #expect(event.currentRegistrations <= event.maxAttendees ?? 0)
            #expect((event.eventDateEnd ?? event.eventDateStart) >= event.eventDateStart)
            #expect((event.eventFormat == .virtual) == (event.eventLocationCity == nil))
        }
    }

    @Test func whatEndsBeganBefore() {
        for session in contents.all(UserSession.self) {
            #expect(session.sessionEnd.map { $0 >= session.sessionStart } != false)
        }
        for activation in contents.all(PartnerActivation.self) {
            #expect(activation.expiryDate.map { $0 >= Day(activation.activationDate) } != false)
        }
        for submission in contents.all(ActivitySubmission.self) {
            #expect(submission.reviewDate.map { $0 >= submission.submissionDate } != false)
        }
        for startup in contents.all(StartupProfile.self) {
            if let start = startup.subscriptionStartDate, let end = startup.subscriptionEndDate {
                #expect(end >= start)
            }
            if let founded = startup.foundedDate, let incorporated = startup.incorporationDate {
                #expect(incorporated >= founded)
            }
        }
        for subscription in contents.all(UserSubscription.self) {
            if let start = subscription.subscriptionStartDate,
                let end = subscription.subscriptionEndDate
            {
                #expect(end >= start)
            }
        }
        for document in contents.all(Document.self) {
            #expect(document.lastModifiedDate.map { $0 >= document.uploadDate } != false)
        }
        for match in contents.all(InvestorMatch.self) {
            if let met = match.meetingDate { #expect(met >= match.introductionDate ?? met) }
            #expect((match.introductionStatus == .pending) == (match.introductionDate == nil))
        }
        for notice in contents.all(Notification.self) {
            #expect((notice.notificationStatus == .unread) == (notice.readAt == nil))
            #expect(notice.readAt.map { $0 >= notice.createdAt } != false)
            #expect(notice.expiresAt.map { $0 >= notice.createdAt } != false)
        }
    }

    @Test func milestonesWeighAHundredAndMakeTheScore() throws {
        let lists = Dictionary(grouping: contents.all(FundingMilestone.self), by: \.startupID)
        #expect(lists.count == 200)
        let scores = Dictionary(
            contents.all(StartupMetrics.self).map { ($0.startupID, $0.fundingReadinessScore) },
            uniquingKeysWith: { first, _ in first })
        for (startup, list) in lists {
            #expect(list.reduce(0) { $0 + $1.weight } == 100)
            let done = list.filter { $0.completionStatus == .complete }
            #expect(scores[startup] == done.reduce(0) { $0 + $1.weight })
            #expect(done.allSatisfy { $0.completionDate != nil })
        }
    }

    @Test func conversationsAreInOrder() {
        let talks = Dictionary(grouping: contents.all(ChatMessage.self), by: \.conversationID)
        #expect(talks.count > 50)
        for messages in talks.values {
            let times = messages.map(\.messageTimestamp)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
            #expect(messages.first?.messageSender == .user)
            #expect(messages.last?.messageSender == .ai)
        }
    }

    @Test func nobodyAssessesTheirOwn() {
        let owners = Dictionary(
            contents.all(ActivitySubmission.self).map { ($0.submissionID, $0.startupID) },
            uniquingKeysWith: { first, _ in first })
        for assessment in contents.all(PeerAssessment.self) {
            #expect(owners[assessment.submissionID] != assessment.assessorStartupID)
        }
    }

    @Test func totalsAreThoseOfTheActivities() throws {
        let activities = Dictionary(
            grouping: contents.all(StartupActivity.self), by: \.startupID)
        let totals = contents.all(StartupActivities.self)
        #expect(totals.count == 200)
        for total in totals {
            let own = activities[total.startupID, default: []]
            #expect(total.totalActivities == own.count)
            #expect(total.auxTokensEarned == own.reduce(0) { $0 + ($1.auxTokensEarned ?? 0) })
            #expect(total.lastActivityAt == own.map(\.timestamp).max())
            let counted = [
                total.metricUpdates, total.documentUploads, total.milestonesCompleted,
                total.activitySubmissions, total.peerAssessments, total.eventRegistrations,
                total.partnerActivations, total.investorIntroductions,
            ]
            #expect(counted.reduce(0) { $0 + ($1 ?? 0) } <= own.count)
        }
        // What a startup's log says of its neighbours and of events is what they say.
        let assessed = totals.reduce(0) { $0 + ($1.peerAssessments ?? 0) }
        #expect(assessed == contents.all(PeerAssessment.self).count)
        let registered = totals.reduce(0) { $0 + ($1.eventRegistrations ?? 0) }
        #expect(registered == contents.all(EventRegistration.self).count)
        let submitted = totals.reduce(0) { $0 + ($1.activitySubmissions ?? 0) }
        #expect(submitted == contents.all(ActivitySubmission.self).count)
    }

    @Test func profilesAgreeWithThemselves() {
        for startup in contents.all(StartupProfile.self) {
            let teams = [
                startup.engineeringTeamSize, startup.salesTeamSize, startup.marketingTeamSize,
                startup.customerSuccessTeamSize,
            ]
            if let employees = startup.totalEmployees {
                #expect(teams.reduce(0) { $0 + ($1 ?? 0) } <= employees)
            }
            if let whole = startup.marketSizeTam, let part = startup.marketSizeSam {
                #expect(part <= whole)
                #expect(startup.marketSizeSom ?? 0 <= part)
            }
            #expect((startup.activeUsersMonthly ?? 0) <= startup.totalUsers ?? 0)
            #expect((startup.activeUsersDaily ?? 0) <= startup.activeUsersMonthly ?? 0)
            #expect(startup.totalFundingRounds ?? 0 == startup.fundingHistory.count)
            let raised = startup.fundingHistory.reduce(0) { $0 + ($1.amount?.int ?? 0) }
            #expect(startup.totalFundingRaised?.int ?? 0 == raised)
            let days = startup.fundingHistory.compactMap(\.date)
            #expect(days == days.sorted())
        }
    }
}
