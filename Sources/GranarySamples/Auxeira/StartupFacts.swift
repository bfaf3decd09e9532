internal import AuxeiraSchema
internal import GranaryEntities

/// What is known of a startup: enough for its profile of 2025, and for others to refer to it.
struct StartupFacts: Sendable {
    let index: Int
    let id: String
    let name: String
    let host: String
    let industry: String
    let stage: StartupProfile.Stage
    let place: Place
    let createdAt: Moment
    let updatedAt: Moment
    let environmentalScore: Double
    let socialScore: Double
    let governanceScore: Double
    let mrr: Int
    let growthRate: Double
    let customers: Int
    let teamSize: Int

    /// The industries of 1,000 startups: the first three as counted in 2025, the others plausible.
    static let industries = [
        ("FinTech", 194), ("HealthTech", 148), ("EdTech", 110), ("CleanTech", 90),
        ("E-Commerce", 82), ("AgriTech", 78), ("Enterprise Software", 72), ("Logistics", 66),
        ("PropTech", 56), ("FoodTech", 44), ("Mobility", 38), ("LegalTech", 22),
    ]

    /// The stages of 1,000 startups.
    static let stages: [(StartupProfile.Stage, Int)] = [
        (.preSeed, 320), (.seed, 380), (.seriesA, 190), (.seriesB, 80), (.seriesCPlus, 30),
    ]

    init(_ index: Int, in world: AuxeiraWorld) {
        let (block, place) = index.quotientAndRemainder(
            dividingBy: AuxeiraWorld.startupsInBlock)
        let count = AuxeiraWorld.startupsInBlock
        var random = world.random("startup", index)
        let createdAt = world.now.adding(days: -random.int(in: 30...720))
            .adding(seconds: -random.int(in: 0...86_399))
        self.index = index
        self.createdAt = createdAt
        updatedAt = random.moment(from: createdAt.adding(days: 12), to: world.now)
        id = world.id("startup", index, at: createdAt)
        name =
            random.element(of: SampleNames.companyStart)
            + random.element(of: SampleNames.companyEnd)
        host = "\(name.lowercased())-\(index + 1).example"
        industry = Shuffle(count: count, random: world.random("industries", block))
            .value(at: place, shares: Self.industries, or: "Other")
        stage = Shuffle(count: count, random: world.random("stages", block))
            .value(at: place, shares: Self.stages, or: .seed)
        self.place = random.element(of: SampleNames.places)
        environmentalScore = random.tenths(in: 25...95)
        socialScore = random.tenths(in: 30...95)
        governanceScore = random.tenths(in: 20...90)
        let size = StageSize(stage)
        mrr = random.int(in: size.mrr) / 10 * 10
        growthRate = random.tenths(in: -4...28)
        customers = mrr == 0 ? 0 : max(1, mrr / random.int(in: 40...900))
        teamSize = random.int(in: size.team)
    }

    /// How sustainable, social and well governed it is: the mean of the three, to a tenth.
    var sseScore: Double {
        ((environmentalScore + socialScore + governanceScore) / 3 * 10).rounded() / 10
    }

    /// Its number in the block when it is engaged; `nil` when it has only a profile.
    var engagedPlace: Int? {
        let place = index % AuxeiraWorld.startupsInBlock
        return place % 10 == 0 ? place / 10 : nil
    }

    /// The profile with the attributes that were stored in 2025.
    var storedProfile: StartupProfile {
        StartupProfile(
            startupID: id, companyName: name, industry: industry, stage: stage,
            sseScore: sseScore, mrr: Double(mrr), growthRate: growthRate,
            totalCustomers: customers, teamSize: teamSize, createdAt: createdAt.date)
    }
}

/// What is usual at a stage.
struct StageSize {
    let mrr: ClosedRange<Int>
    let team: ClosedRange<Int>
    /// What the last round brought, in thousands of US dollars.
    let round: ClosedRange<Int>
    /// How many rounds there were.
    let rounds: Int

    init(_ stage: StartupProfile.Stage) {
        switch stage {
        case .preSeed: (mrr, team, round, rounds) = (0...4_000, 1...6, 50...400, 1)
        case .seed: (mrr, team, round, rounds) = (2_000...45_000, 4...20, 400...3_000, 2)
        case .seriesA: (mrr, team, round, rounds) = (40_000...250_000, 15...60, 3_000...15_000, 3)
        case .seriesB:
            (mrr, team, round, rounds) = (200_000...1_200_000, 50...200, 12_000...45_000, 4)
        case .seriesCPlus, .unrecognized:
            (mrr, team, round, rounds) = (1_000_000...6_000_000, 150...700, 40_000...150_000, 5)
        }
    }
}
