internal import DreamSeedSchema
internal import GranaryEntities

/// A customer with all that belongs to them.
struct CustomerStory {
    let facts: CustomerFacts
    let world: DreamSeedWorld
    /// The voice assistant that speaks with them.
    let assistant: String

    init(_ index: Int, in world: DreamSeedWorld) {
        facts = CustomerFacts(index, in: world)
        self.world = world
        assistant = "asst-\(index % 12 + 1)"
    }

    /// When the first version of the DNA was drawn up: with the second consultation.
    var dnaMoment: Moment? { facts.callEnds.dropFirst().first?.adding(minutes: 20) }

    /// The number of the first version of the DNA.
    var dnaID: String { world.id("dna", facts.index, 1) }

    func entities() -> [SampleEntity] {
        var chapter = Chapter()
        addAccount(to: &chapter)
        addUser(to: &chapter)
        if world.isFull || facts.index == 0 { addDNA(to: &chapter) }
        if world.isFull {
            addCalls(to: &chapter)
            addAssessment(to: &chapter)
            addAnalysis(to: &chapter)
            addDomains(to: &chapter)
            addFormation(to: &chapter)
            addVisits(to: &chapter)
        }
        guard world.isFull else { return chapter.entities }
        return Slips.among(
            chapter.entities, random: { world.random("slip", facts.index, $0) },
            slip: DreamSeedWorld.slip)
    }

    private func addAccount(to chapter: inout Chapter) {
        guard let id = facts.authID else { return }
        var random = world.random("account", facts.index)
        let confirmed = facts.createdAt.adding(minutes: random.int(in: 2...600))
        let seen = random.moment(from: confirmed, to: world.now)
        var account = AuthUser(id: id, createdAt: facts.createdAt.date)
        account.instanceID = "00000000-0000-0000-0000-000000000000"
        account.email = facts.email
        // The alphabet of bcrypt, and no password's hash.
        account.encryptedPassword = "$2a$10$" + String(repeating: "Sample./", count: 6) + "Sampl"
        account.emailConfirmedAt = confirmed.date
        account.confirmedAt = confirmed.date
        account.confirmationSentAt = facts.createdAt.date
        account.lastSignInAt = seen.date
        account.rawAppMetaData = ["provider": "email", "providers": .list(["email"])]
        account.rawUserMetaData = ["name": .string(facts.name)]
        chapter.add(account, at: seen)
    }

    private func addUser(to chapter: inout Chapter) {
        var random = world.random("user", facts.index)
        let ends = facts.callEnds
        let last = ends.last ?? facts.createdAt
        var user = User(id: facts.id, createdAt: facts.createdAt.date)
        user.authUserID = facts.authID
        user.customerName = facts.name
        user.customerEmail = facts.email
        user.customerPhone = facts.phone
        if random.chance(8, in: 10) || ends.count > 1 {
            user.businessName = facts.business
            user.businessType = facts.trade.name
            user.stateOfOperation = facts.state.name
            user.entityType = random.share([(.llc, 75), (.corporation, 17)], or: .partnership)
        }
        user.call1Completed = ends.count > 0
        user.call2Completed = ends.count > 1
        user.call3Completed = ends.count > 2
        user.call4Completed = ends.count > 3
        let times = ends.map(\.date)
        user.call1CompletedAt = times.first
        user.call2CompletedAt = times.dropFirst().first
        user.call3CompletedAt = times.dropFirst(2).first
        user.call4CompletedAt = times.dropFirst(3).first
        user.currentCallStage = min(4, ends.count + 1)
        user.status = ends.isEmpty ? "new" : ends.count == 4 ? "forming" : "in_consultation"
        if ends.count < 4, random.chance(6, in: 10) {
            user.nextCallScheduled =
                world.now.adding(
                    days: random.int(in: 1...20), minutes: random.int(in: 0...600)
                ).date
        }
        let isIndividual = random.chance(1, in: 4)
        user.assistantType = isIndividual ? .individual : .shared
        user.assistantID = isIndividual ? nil : assistant
        user.individualAssistantID = isIndividual ? "asst-own-\(facts.index + 1)" : nil
        user.packagePreference = random.element(of: ["basic", "standard", "complete"])
        user.urgencyLevel = random.share([(.high, 25), (.medium, 50)], or: .low)
        user.timeline = random.element(of: ["this month", "before summer", "no hurry"])
        user.accountType = facts.authID == nil ? "guest" : "registered"
        user.emailConfirmed = facts.authID != nil
        pay(&user, after: last, using: &random)
        chapter.add(user, at: random.moment(from: last, to: world.now))
    }

    /// Those who came past the first consultation mostly pay.
    private func pay(_ user: inout User, after last: Moment, using random: inout SampleRandom) {
        guard facts.callsHeld > 1, random.chance(7, in: 10) else {
            user.paymentStatus = facts.callsHeld > 0 ? "pending" : "none"
            return
        }
        let paid = min(last.adding(minutes: random.int(in: 5...600)), world.now)
        user.paymentStatus = "paid"
        user.subscriptionType = random.element(of: ["monthly", "yearly"])
        user.amountPaid = Number(random.element(of: [99, 149, 299, 499]))
        user.paymentDate = paid.date
        user.subscriptionExpiresAt =
            paid.adding(days: user.subscriptionType == "yearly" ? 365 : 30).date
    }

    private func addDNA(to chapter: inout Chapter) {
        guard let begin = dnaMoment else { return }
        var random = world.random("dna", facts.index)
        let last = world.isFull && facts.callsHeld > 2 && random.chance(1, in: 2) ? 2 : 1
        for version in 1...last {
            let drawn = begin.adding(minutes: (version - 1) * 45)
            var dna = DreamDNA(
                businessID: facts.id, version: version, id: world.id("dna", facts.index, version),
                createdAt: drawn.date)
            dna.whatProblem = facts.trade.problem
            dna.whoServes = facts.trade.customers
            dna.howDifferent =
                version == 1 ? "Closer to the customer" : "Closer, and on Sundays too"
            dna.primaryService = facts.trade.service
            dna.brandVibe = random.element(of: DreamDNA.BrandVibe.known)
            dna.colorPreference = random.element(of: DreamDNA.ColorPreference.known)
            dna.priceLevel = random.element(of: DreamDNA.PriceLevel.known)
            chapter.add(dna, at: drawn)
        }
    }
}
