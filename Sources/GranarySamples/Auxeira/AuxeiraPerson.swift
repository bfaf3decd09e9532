internal import AuxeiraSchema
internal import GranaryEntities

/// A person with an account.
struct AuxeiraPerson: Sendable {
    let id: String
    let name: String
    let email: String
    let type: UserProfile.UserType
    let createdAt: Moment
    let place: Place
    let company: String?
    let random: SampleRandom
}

extension AuxeiraWorld {
    /// The user types of a block's people.
    static let types: [UserProfile.UserType] = [
        .startupFounder, .startupFounder, .startupFounder, .startupFounder, .startupFounder,
        .angelInvestor, .angelInvestor, .vc, .corporatePartner, .government, .admin,
    ]

    /// How many of them are founders, each of one of the block's first engaged startups.
    static let foundersInBlock = 5

    /// One of the people of a block.
    func person(ofBlock block: Int, _ place: Int) -> AuxeiraPerson {
        let number = block * Self.peopleInBlock + place
        var random = random("person", number)
        let type = Self.types[place]
        let firstDay = now.adding(days: -random.int(in: 722...900))
        let createdAt = firstDay.adding(seconds: random.int(in: 0...80_000))
        let first = random.element(of: SampleNames.first)
        let last = random.element(of: SampleNames.last)
        let address = "\(SampleNames.plain(first)).\(SampleNames.plain(last)).\(number + 1)"
        let isFounder = place < Self.foundersInBlock
        let startup = StartupFacts(block * Self.startupsInBlock + place * 10, in: self)
        return AuxeiraPerson(
            id: id("person", number, at: createdAt), name: "\(first) \(last)",
            email: "\(address)@mail.example", type: type, createdAt: createdAt,
            place: random.element(of: SampleNames.places),
            company: isFounder ? startup.name : random.element(of: SampleNames.firms),
            random: random)
    }

    /// The person who reviews what the startups of a block submit.
    func administrator(ofBlock block: Int) -> AuxeiraPerson {
        person(ofBlock: block, Self.peopleInBlock - 1)
    }

    /// The founder of an engaged startup, who is one of the block's people or the first member.
    func founder(of facts: StartupFacts) -> AuxeiraPerson { member(0, of: facts) }

    /// How many people an engaged startup has.
    func memberCount(of facts: StartupFacts) -> Int {
        var random = random("members", facts.index)
        return random.int(in: 2...4)
    }

    /// One of the people of an engaged startup.
    func member(_ number: Int, of facts: StartupFacts) -> AuxeiraPerson {
        let place = facts.engagedPlace ?? 0
        if number == 0, place < Self.foundersInBlock {
            return person(ofBlock: facts.index / Self.startupsInBlock, place)
        }
        var random = random("member", facts.index, number)
        let createdAt = facts.createdAt.adding(days: number, minutes: random.int(in: 1...1200))
        let first = random.element(of: SampleNames.first)
        let last = random.element(of: SampleNames.last)
        let address = "\(SampleNames.plain(first)).\(SampleNames.plain(last)).\(number)"
        return AuxeiraPerson(
            id: id("member", facts.index, number, at: createdAt), name: "\(first) \(last)",
            email: "\(address)@\(facts.host)", type: .startupFounder, createdAt: createdAt,
            place: facts.place, company: facts.name, random: random)
    }

    func addPeople(of block: Int, to chapter: inout Chapter) {
        for place in 0..<Self.peopleInBlock {
            let person = person(ofBlock: block, place)
            if isFull {
                person.add(to: &chapter, in: self)
            } else {
                person.addStored(to: &chapter, in: self)
            }
        }
    }
}
