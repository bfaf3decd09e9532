internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

extension StartupStory {
    private typealias Milestone = (
        id: String, name: String, category: FundingMilestone.MilestoneCategory, weight: Int
    )

    /// The checklist for a Series A round, whose weights add up to 100.
    private static let milestones: [Milestone] = [
        ("product-launched", "The product is launched", .product, 12),
        ("roadmap-written", "The roadmap is written", .product, 6),
        ("patents-checked", "Patents are checked", .product, 4),
        ("accounts-audited", "The accounts are audited", .financial, 12),
        ("runway-12-months", "There is money for a year", .financial, 10),
        ("model-reviewed", "The financial model is reviewed", .financial, 8),
        ("cto-hired", "A technical lead is hired", .team, 8),
        ("board-formed", "The board is formed", .team, 6),
        ("cap-table-clean", "The cap table is clean", .legal, 8),
        ("contracts-filed", "All contracts are filed", .legal, 6),
        ("mrr-50k", "Recurring revenue is 50,000 a month", .traction, 12),
        ("churn-below-3", "Churn is below three percent", .traction, 8),
    ]

    /// Adds the checklist.
    ///
    /// - Returns: The weight of what is complete, out of 100.
    func addMilestones(to records: inout Chapter, log: inout ActivityLog) -> Double {
        var random = world.random("milestones", facts.index)
        let usual: UInt64 =
            switch facts.stage {
            case .preSeed: 2
            case .seed: 4
            case .seriesA: 7
            default: 9
            }
        var readiness = 0
        for milestone in Self.milestones {
            var entity = FundingMilestone(
                startupID: facts.id, milestoneID: milestone.id, milestoneName: milestone.name)
            entity.milestoneCategory = milestone.category
            entity.milestoneDescription = "\(milestone.name), with a document that shows it."
            entity.weight = Double(milestone.weight)
            var written = facts.createdAt
            if random.chance(usual, in: 10) {
                written = moment(using: &random)
                entity.completionStatus = .complete
                entity.completionDate = written.day
                entity.proofDocumentURL = "https://\(facts.host)/proof/\(milestone.id).pdf"
                readiness += milestone.weight
                log.note(
                    "milestone_completed", .milestoneCompleted, at: written,
                    "\(milestone.name).", tokens: milestone.weight)
            } else if random.chance(4, in: 10) {
                entity.completionStatus = .inProgress
            }
            records.add(entity, at: written)
        }
        return Double(readiness)
    }

    /// Uses of partners' offerings that the startup's tier is open for, each once.
    func addActivations(
        _ members: [AuxeiraPerson], to records: inout Chapter, log: inout ActivityLog
    ) {
        var random = world.random("activations", facts.index)
        let tier = StartupProfile.PartnerTier.known.firstIndex(of: partnerTier) ?? 0
        let open = Catalogue.offerings.filter { $0.rank <= tier }
        let first = random.int(in: 0...open.count - 1)
        for number in 0..<random.int(in: 0...min(3, open.count)) {
            let offering = open[(first + number) % open.count]
            let person = members[number % members.count]
            let moment = max(moment(using: &random), person.createdAt)
            var activation = PartnerActivation(
                activationID: world.id("activation", facts.index, number, at: moment),
                startupID: facts.id, partnerID: offering.partnerID, offeringID: offering.id,
                activationDate: moment.date, userID: person.id)
            activation.discountClaimed = Number(offering.value)
            activation.savingsAmount = Number(random.int(in: 5...400) * 10)
            activation.status = random.share([(.active, 75), (.expired, 15)], or: .cancelled)
            activation.expiryDate =
                activation.status == .expired
                ? random.moment(from: moment, to: world.now.adding(days: -1)).day
                : world.now.adding(days: random.int(in: 1...365)).day
            activation.usageNotes = random.chance(1, in: 3) ? "Used by the whole team." : nil
            records.add(activation, at: moment)
            log.note(
                "partner_offer_activated", .partner, by: person.id, at: moment,
                "\(offering.text), from \(offering.partner).", tokens: 10)
        }
    }

    /// Investors that suit it, and how far each introduction came.
    func addMatches(to records: inout Chapter, log: inout ActivityLog) {
        var random = world.random("matches", facts.index)
        let first = random.int(in: 0...SampleNames.firms.count - 1)
        for number in 0..<random.int(in: 1...3) {
            let firm = SampleNames.firms[(first + number * 5) % SampleNames.firms.count]
            let matched = moment(using: &random)
            var match = InvestorMatch(
                matchID: world.id("match", facts.index, number, at: matched),
                startupID: facts.id, investorName: firm, matchScore: random.tenths(in: 40...98))
            match.investorType =
                firm.contains("Angels") ? .angel : firm.contains("Corporate") ? .corporate : .vc
            match.investorFocus = focus
            match.investorIndustryFocus = facts.industry
            match.matchReasons = ["Invests in \(facts.industry)", "Looks for this stage"]
            match.introductionStatus = random.share(
                [(.pending, 40), (.introduced, 30), (.meetingScheduled, 20)], or: .passed)
            if match.introductionStatus != .pending {
                let introduced = matched.adding(minutes: random.int(in: 30...1300))
                match.introductionDate = introduced.date
                match.introductionBy = world.administrator(ofBlock: block).id
                log.note(
                    "investor_introduced", .investor, at: introduced, "An introduction to \(firm).")
                if match.introductionStatus == .meetingScheduled {
                    let meeting = introduced.adding(days: random.int(in: 1...30))
                    match.meetingDate = meeting.date
                    let isOver = meeting < world.now
                    match.outcome = isOver && random.chance(1, in: 3) ? .invested : .ongoing
                    if match.outcome == .invested {
                        match.investmentAmount = Number(
                            random.int(in: StageSize(facts.stage).round) * 1000)
                    }
                }
            }
            if match.introductionStatus == .passed { match.outcome = .passed }
            records.add(match, at: matched)
        }
    }

    private var focus: InvestorMatch.InvestorFocus {
        switch facts.stage {
        case .preSeed: .preSeed
        case .seed: .seed
        case .seriesA: .seriesA
        case .seriesB: .seriesB
        case .seriesCPlus, .unrecognized: .seriesC
        }
    }
}
