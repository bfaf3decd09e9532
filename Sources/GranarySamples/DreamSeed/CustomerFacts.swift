/// What is known of a customer, from which all that belongs to them is told.
struct CustomerFacts: Sendable {
    let index: Int
    let id: String
    let authID: String?
    let name: String
    let email: String
    let phone: String
    let business: String
    let trade: Trade
    let state: (name: String, code: String)
    let createdAt: Moment
    /// When each consultation that was held ended, the first one first.
    let callEnds: [Moment]

    /// A trade, and what makes a business of it.
    struct Trade: Sendable {
        let name: String
        let problem: String
        let service: String
        let customers: String
        let industryCode: String
    }

    private static let trades = [
        Trade(
            name: "bakery", problem: "Fresh bread is a drive away", service: "Bread by bicycle",
            customers: "Households of the quarter", industryCode: "311811"),
        Trade(
            name: "bookkeeping", problem: "Small shops lose receipts",
            service: "Books kept by photograph", customers: "Shops with up to five people",
            industryCode: "541219"),
        Trade(
            name: "landscaping", problem: "Lawns drink the summer's water",
            service: "Gardens of native plants", customers: "Home owners in dry places",
            industryCode: "561730"),
        Trade(
            name: "tutoring", problem: "Evening classes are full",
            service: "Lessons in groups of three", customers: "Pupils of 12 to 16",
            industryCode: "611691"),
        Trade(
            name: "pet care", problem: "Dogs are alone all day", service: "Walks at noon",
            customers: "People who work away from home", industryCode: "812910"),
        Trade(
            name: "coaching", problem: "New managers are thrown in",
            service: "Ten talks in ten weeks", customers: "First-time managers",
            industryCode: "611430"),
    ]

    private static let states = [
        ("Texas", "TX"), ("California", "CA"), ("Florida", "FL"), ("Ohio", "OH"), ("Oregon", "OR"),
        ("Georgia", "GA"), ("Colorado", "CO"), ("Delaware", "DE"),
    ]

    init(_ index: Int, in world: DreamSeedWorld) {
        var random = world.random("customer", index)
        let (block, place) = index.quotientAndRemainder(dividingBy: DreamSeedWorld.usersInBlock)
        let shuffle = Shuffle(
            count: DreamSeedWorld.usersInBlock, random: world.random("registered", block))
        let isRegistered = shuffle.rank(of: place) < DreamSeedWorld.registeredInBlock
        let first = random.element(of: SampleNames.first)
        let last = random.element(of: SampleNames.last)
        self.index = index
        id = world.id("customer", index)
        authID = isRegistered ? world.id("account", index) : nil
        name = "\(first) \(last)"
        email =
            "\(SampleNames.plain(first)).\(SampleNames.plain(last)).\(index + 1)@mail.example"
        phone = "+1512555\(random.int(in: 1000...9999))"
        trade = random.element(of: Self.trades)
        business = "\(random.element(of: SampleNames.companyStart)) \(trade.name.capitalizedWord)"
        let state = random.element(of: Self.states)
        self.state = (state.0, state.1)
        let createdAt = world.now.adding(days: -random.int(in: 20...400))
            .adding(seconds: -random.int(in: 0...80_000))
        self.createdAt = createdAt
        // The first customer has been through it all, and so has the DNA that there was in 2025.
        let held =
            index == 0 ? 4 : random.share([(0, 30), (1, 25), (2, 18), (3, 12)], or: 4)
        var end = createdAt
        callEnds = (0..<held).map { _ in
            end = end.adding(days: random.int(in: 1...4), minutes: random.int(in: 20...300))
            return end
        }
    }

    /// How many consultations were held.
    var callsHeld: Int { callEnds.count }
}

extension String {
    /// The word with a capital at the beginning.
    var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
