internal import AuxeiraSchema
internal import GranaryEntities

/// A claim to have done a rewarded activity, as it can be known from its number.
struct SubmissionFacts {
    let id: String
    let activity: Catalogue.Activity
    let date: Moment
    /// How many of the next engaged startups of the block assess it.
    let assessorCount: Int
    let random: SampleRandom
}

extension AuxeiraWorld {
    /// How many claims an engaged startup made.
    func submissionCount(_ startup: Int) -> Int {
        var random = random("submissions", startup)
        return random.int(in: 0...3)
    }

    /// One of them.
    func submission(_ number: Int, of facts: StartupFacts) -> SubmissionFacts {
        var random = random("submission", facts.index, number)
        let date = random.moment(from: facts.createdAt.adding(days: 5), to: now.adding(days: -1))
        return SubmissionFacts(
            id: id("submission", facts.index, number, at: date),
            activity: random.element(of: Catalogue.activities), date: date,
            assessorCount: random.int(in: 0...3), random: random)
    }

    /// An engaged startup of a block; they follow each other in a circle.
    func engaged(_ place: Int, ofBlock block: Int) -> StartupFacts {
        let place = (place + Self.engagedInBlock) % Self.engagedInBlock
        return StartupFacts(block * Self.startupsInBlock + place * 10, in: self)
    }

    /// When the startup so many places on assessed a claim; `nil` when it did not.
    func assessment(_ distance: Int, of submission: SubmissionFacts) -> Moment? {
        let moment = submission.date.adding(days: distance, minutes: 95)
        return distance <= submission.assessorCount && moment < now ? moment : nil
    }
}

extension StartupStory {
    /// The startup's claims, how they were decided, and what its neighbours think of them.
    func addSubmissions(
        _ place: Int, _ members: [AuxeiraPerson], to records: inout Chapter,
        log: inout ActivityLog
    ) {
        for number in 0..<world.submissionCount(facts.index) {
            let known = world.submission(number, of: facts)
            var random = known.random
            let person = members[number % members.count]
            var submission = ActivitySubmission(
                submissionID: known.id, startupID: facts.id, activityID: known.activity.id,
                submissionDate: known.date.date, userID: person.id)
            submission.proofDocuments = ["https://\(facts.host)/proof/\(known.activity.id).pdf"]
            submission.proofDescription = "Shows that it was done: \(known.activity.name)."
            submission.submissionStatus = random.share(
                [(.pending, 25), (.underReview, 15), (.approved, 48)], or: .rejected)
            let reviewed = known.date.adding(minutes: random.int(in: 60...1400))
            if submission.submissionStatus != .pending {
                submission.reviewerID = world.administrator(ofBlock: block).id
            }
            if submission.submissionStatus == .approved || submission.submissionStatus == .rejected
            {
                submission.reviewDate = reviewed.date
                submission.reviewNotes = "Looked at by the platform."
            }
            if submission.submissionStatus == .approved {
                submission.auxTokensAwarded = known.activity.tokens
                submission.qualityScore = random.tenths(in: 60...98)
            }
            records.add(submission, at: known.date)
            log.note(
                "activity_submitted", .submission, by: person.id, at: known.date,
                known.activity.name, tokens: submission.auxTokensAwarded)
            addAssessments(of: known, place, to: &records, using: &random)
        }
    }

    private func addAssessments(
        of submission: SubmissionFacts, _ place: Int, to records: inout Chapter,
        using random: inout SampleRandom
    ) {
        for distance in 1...3 {
            guard let moment = world.assessment(distance, of: submission) else { continue }
            let assessor = world.engaged(place + distance, ofBlock: block)
            guard assessor.createdAt < moment else { continue }
            var assessment = PeerAssessment(
                assessmentID: world.id("assessment \(distance)", facts.index, at: moment),
                submissionID: submission.id, assessmentDate: moment.date,
                assessorStartupID: assessor.id, assessorUserID: world.founder(of: assessor).id)
            assessment.qualityScore = random.tenths(in: 40...98)
            assessment.isValid = (assessment.qualityScore ?? 0) >= 50
            assessment.feedbackText =
                assessment.isValid == true ? "Clear and complete." : "The proof shows too little."
            assessment.auxTokensEarnedByAssessor = 5
            records.add(assessment, at: moment)
        }
    }

    /// What the startup did for its neighbours' claims.
    func logAssessments(by place: Int, _ members: [AuxeiraPerson], to log: inout ActivityLog) {
        for distance in 1...3 {
            let other = world.engaged(place - distance, ofBlock: block)
            for number in 0..<world.submissionCount(other.index) {
                let submission = world.submission(number, of: other)
                guard let moment = world.assessment(distance, of: submission),
                    facts.createdAt < moment
                else { continue }
                log.note(
                    "peer_assessed", .assessment, by: members.first?.id, at: moment,
                    "A submission of \(other.name) was assessed.", tokens: 5)
            }
        }
    }
}
