internal import AuxeiraSchema

/// The figures of a startup, which its profile and its metrics both have.
struct StartupEconomics {
    let grossMargin: Double
    let netMargin: Double
    let cash: Double
    let burn: Double
    let cac: Double
    let ltv: Double
    let churn: Double
    let nrr: Double
    let yearlyGrowth: Double
    let users: Int
    let monthlyUsers: Int
    let dailyUsers: Int
    let userGrowth: Double
    let retention: Double
    let promoters: Double
    let satisfaction: Double
    let fit: Double

    init(_ facts: StartupFacts, random: SampleRandom) {
        var random = random
        grossMargin = random.tenths(in: 35...90)
        netMargin = random.tenths(in: -80...25)
        burn = Double(facts.teamSize * random.int(in: 3_000...9_000))
        cash = burn * Double(random.int(in: 3...26))
        cac = Double(random.int(in: 20...1_200))
        ltv = cac * random.tenths(in: 1...6)
        churn = random.tenths(in: 0...9)
        nrr = random.tenths(in: 75...135)
        yearlyGrowth = random.tenths(in: -20...260)
        users = facts.customers * random.int(in: 1...8) + random.int(in: 0...40)
        monthlyUsers = users * random.int(in: 30...85) / 100
        dailyUsers = monthlyUsers * random.int(in: 10...45) / 100
        userGrowth = random.tenths(in: -5...30)
        retention = random.tenths(in: 55...97)
        promoters = Double(random.int(in: -20...80))
        satisfaction = random.tenths(in: 50...98)
        fit = random.tenths(in: 20...90)
    }
}
