internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

extension StartupStory {
    /// The profile; some parts of it are missing in some startups, as they are in life.
    func profile(tokens: ActivityTotals?) -> StartupProfile {
        var random = world.random("profile", facts.index)
        var profile = facts.storedProfile
        if random.chance(9, in: 10) { describe(&profile, using: &random) }
        if random.chance(8, in: 10) { addMarket(to: &profile, using: &random) }
        if random.chance(8, in: 10) { addMoney(to: &profile) }
        if random.chance(8, in: 10) { addFunding(to: &profile, using: &random) }
        if random.chance(8, in: 10) { addTeam(to: &profile, using: &random) }
        if random.chance(7, in: 10) { addTraction(to: &profile) }
        if random.chance(8, in: 10) { addImpact(to: &profile, using: &random) }
        if random.chance(6, in: 10) { addSubscription(to: &profile, using: &random) }
        if let tokens {
            profile.auxTokensEarnedTotal = tokens.tokensEarned
            profile.auxTokensSpentTotal = tokens.tokensSpent
        }
        profile.partnerTier = partnerTier
        profile.partnerTierProgress = Double(random.int(in: 0...99))
        return profile
    }

    /// The tier that decides which partners' offerings it may use.
    var partnerTier: StartupProfile.PartnerTier {
        var random = world.random("tier", facts.index)
        return random.share([(.bronze, 55), (.silver, 28), (.gold, 12)], or: .platinum)
    }

    private func describe(_ profile: inout StartupProfile, using random: inout SampleRandom) {
        let founded = facts.createdAt.adding(days: -random.int(in: 30...1500))
        profile.foundedDate = founded.day
        profile.incorporationDate = founded.adding(days: random.int(in: 0...200)).day
        profile.incorporationCountry = facts.place.countryCode
        profile.legalName = "\(facts.name) Ltd"
        profile.companyRegistrationNumber =
            "\(random.int(in: 2015...2025))/\(random.int(in: 100_000...999_999))"
        profile.taxID = "\(facts.place.countryCode)-\(random.int(in: 10_000_000...99_999_999))"
        profile.headquartersAddress =
            "\(random.int(in: 1...240)) \(random.element(of: SampleNames.companyStart)) Street, "
            + "\(facts.place.city), \(facts.place.country)"
        profile.websiteURL = "https://\(facts.host)"
        profile.logoURL = "https://\(facts.host)/logo.svg"
        profile.tagline = "\(facts.industry) that works on a busy day."
        profile.elevatorPitch =
            "\(facts.name) gives small teams the \(facts.industry) tools of large ones, "
            + "from \(facts.place.city) to wherever their customers are."
        profile.businessModel = random.element(
            of: StartupProfile.BusinessModel.known.filter { $0 != .other })
        profile.remotePolicy = random.share([(.fullyRemote, 35), (.hybrid, 45)], or: .office)
    }

    private func addMarket(to profile: inout StartupProfile, using random: inout SampleRandom) {
        let whole = Double(random.int(in: 200...40_000)) * 1_000_000
        profile.marketSizeTam = whole
        profile.marketSizeSam = whole / 5
        profile.marketSizeSom = whole / 100
        profile.productDescription = "A service that takes the paperwork out of \(facts.industry)."
        profile.targetMarket = random.element(of: [
            "Companies of 10 to 200 people", "Cooperatives and their members",
            "Public schools and clinics", "Independent professionals",
        ])
        profile.uniqueValueProposition = "It is set up in a day, and works without a connection."
        profile.competitiveAdvantages = "Local partners, and data that others do not have."
        profile.keyCompetitors = [
            random.element(of: SampleNames.companyStart) + "soft",
            random.element(of: SampleNames.companyStart) + "works",
        ]
        profile.technologyStack = random.element(of: [
            ["Swift", "PostgreSQL"], ["TypeScript", "React", "DynamoDB"], ["Python", "Kafka"],
            ["Kotlin", "Spring", "MySQL"], ["Go", "Kubernetes"],
        ])
    }

    private func addMoney(to profile: inout StartupProfile) {
        let month = Double(facts.mrr)
        profile.revenueLastMonth = month * 1.1
        profile.revenueLastQuarter = month * 3.1
        profile.revenueLastYear = month * 10
        profile.grossMargin = economics.grossMargin
        profile.netMargin = economics.netMargin
        profile.ebitda = month * 12 * economics.netMargin / 100
        profile.cashBalance = economics.cash
        profile.monthlyBurnRate = economics.burn
        profile.cac = economics.cac
        profile.ltv = economics.ltv
        profile.churnRate = economics.churn
        profile.nrr = economics.nrr
        profile.arrGrowthRate = economics.yearlyGrowth
    }

    private func addTraction(to profile: inout StartupProfile) {
        profile.totalUsers = economics.users
        profile.activeUsersMonthly = economics.monthlyUsers
        profile.activeUsersDaily = economics.dailyUsers
        profile.userGrowthRate = economics.userGrowth
        profile.customerRetentionRate = economics.retention
        profile.npsScore = economics.promoters
        profile.customerSatisfactionScore = economics.satisfaction
        profile.productMarketFitScore = economics.fit
    }
}
