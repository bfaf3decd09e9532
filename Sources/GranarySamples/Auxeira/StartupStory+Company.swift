internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

extension StartupStory {
    private static let rounds = ["Pre-Seed", "Seed", "Series A", "Series B", "Series C"]

    /// The rounds so far, each larger than the one before, the last of the size of its stage.
    func addFunding(to profile: inout StartupProfile, using random: inout SampleRandom) {
        let size = StageSize(facts.stage)
        var closed = facts.createdAt.adding(days: -random.int(in: 20...600))
        var history: [StartupProfile.FundingHistory] = []
        var total = 0
        var amount = random.int(in: size.round) * 1000
        for _ in 1..<size.rounds { amount = amount / 4 / 1000 * 1000 }
        for round in Self.rounds.prefix(size.rounds) {
            amount = max(10_000, amount)
            total += amount
            let investors = [
                random.element(of: SampleNames.firms), random.element(of: SampleNames.firms),
            ]
            history.append(
                StartupProfile.FundingHistory(
                    date: closed.day, amount: Number(amount), round: round,
                    investors: investors[0] == investors[1] ? [investors[0]] : investors))
            amount *= 4
            closed = random.moment(from: closed.adding(days: 5), to: world.now.adding(days: -1))
        }
        guard let last = history.last else { return }
        profile.fundingHistory = history
        profile.totalFundingRounds = history.count
        profile.totalFundingRaised = Number(total)
        profile.lastFundingRound = last.round
        profile.lastFundingDate = last.date
        profile.lastFundingAmount = last.amount
        profile.valuation = Double(total) * 5
        var names: [String] = []
        for name in history.flatMap(\.investors) where !names.contains(name) { names.append(name) }
        profile.investors = names
        profile.leadInvestors = history.compactMap(\.investors.first).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
        profile.vcFirms = names.filter { !$0.contains("Angels") }
    }

    func addTeam(to profile: inout StartupProfile, using random: inout SampleRandom) {
        let employees = facts.teamSize
        profile.totalEmployees = employees
        profile.engineeringTeamSize = employees * 2 / 5
        profile.salesTeamSize = employees / 5
        profile.marketingTeamSize = employees / 10
        profile.customerSuccessTeamSize = employees / 10
        let founders =
            facts.engagedPlace == nil
            ? (0..<random.int(in: 1...3)).map { _ in name(using: &random) }
            : [world.founder(of: facts).name]
        profile.founderNames = founders
        profile.founderBackgrounds = founders.map { _ in
            random.element(of: [
                "Led operations at a logistics company", "Taught mathematics for ten years",
                "Built payment systems at a bank", "Practised medicine in a district hospital",
                "Wrote compilers", "Ran a farm",
            ])
        }
        if employees > 10 {
            profile.keyTeamMembers = [name(using: &random), name(using: &random)]
            profile.advisors = [name(using: &random)]
            profile.boardMembers = founders + [name(using: &random)]
        }
    }

    private func name(using random: inout SampleRandom) -> String {
        "\(random.element(of: SampleNames.first)) \(random.element(of: SampleNames.last))"
    }

    func addImpact(to profile: inout StartupProfile, using random: inout SampleRandom) {
        profile.sdgAlignment = Set((0..<random.int(in: 1...4)).map { _ in random.int(in: 1...17) })
        profile.environmentalImpactScore = facts.environmentalScore
        profile.socialImpactScore = facts.socialScore
        profile.governanceScore = facts.governanceScore
        profile.carbonFootprint = Double(facts.teamSize * random.int(in: 5...40)) / 10
        profile.diversityMetrics = [
            "women_percent": .number(Number(random.int(in: 15...70))),
            "nationalities": .number(Number(random.int(in: 1...min(12, facts.teamSize)))),
        ]
        profile.communityImpactMetrics = [
            "jobs_created": .number(Number(facts.teamSize)),
            "people_reached": .number(Number(economics.users * 3)),
        ]
    }

    func addSubscription(to profile: inout StartupProfile, using random: inout SampleRandom) {
        let status: StartupProfile.SubscriptionStatus =
            random.share([(.active, 65), (.trial, 15), (.cancelled, 10)], or: .expired)
        let tier: StartupProfile.SubscriptionTier =
            random.share([(.growth, 60), (.scale, 30)], or: .enterprise)
        let start = random.moment(from: facts.createdAt, to: world.now.adding(days: -2))
        profile.subscriptionStatus = status
        profile.subscriptionTier = tier
        profile.subscriptionStartDate = start.day
        switch status {
        case .trial: profile.subscriptionEndDate = world.now.adding(days: 9).day
        case .active:
            profile.subscriptionEndDate = world.now.adding(days: random.int(in: 5...360)).day
        default:
            profile.subscriptionEndDate = random.moment(from: start, to: world.now).day
        }
        if status == .active {
            profile.subscriptionMrr = tier == .growth ? 149 : tier == .scale ? 499 : 1999
        }
    }

    /// The figures of the profile on one day.
    func metrics(readiness: Double) -> StartupMetrics {
        var random = world.random("metrics", facts.index)
        var metrics = StartupMetrics(
            startupID: facts.id, asOf: facts.updatedAt.day, createdAt: facts.createdAt.date)
        metrics.industry = facts.industry
        metrics.stage = StartupMetrics.Stage(stored: facts.stage.stored)
        metrics.sseScore = facts.sseScore
        metrics.mrr = Double(facts.mrr)
        metrics.growthRate = facts.growthRate
        metrics.arrGrowthRate = economics.yearlyGrowth
        metrics.revenueLastMonth = Double(facts.mrr) * 1.1
        metrics.grossMargin = economics.grossMargin
        metrics.netMargin = economics.netMargin
        metrics.cashBalance = economics.cash
        metrics.monthlyBurnRate = economics.burn
        metrics.cac = economics.cac
        metrics.ltv = economics.ltv
        metrics.churnRate = economics.churn
        metrics.nrr = economics.nrr
        metrics.totalCustomers = facts.customers
        metrics.totalUsers = economics.users
        metrics.activeUsersMonthly = economics.monthlyUsers
        metrics.activeUsersDaily = economics.dailyUsers
        metrics.userGrowthRate = economics.userGrowth
        metrics.customerRetentionRate = economics.retention
        metrics.npsScore = economics.promoters
        metrics.customerSatisfactionScore = economics.satisfaction
        metrics.productMarketFitScore = economics.fit
        metrics.teamSize = facts.teamSize
        metrics.fundingReadinessScore = readiness
        metrics.source = random.share(
            [(.manual, 45), (.chatbot, 25), (.document, 15)], or: .integration)
        return metrics
    }
}
