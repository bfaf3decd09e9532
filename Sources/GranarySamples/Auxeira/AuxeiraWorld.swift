internal import AuxeiraSchema
internal import GranaryEntities

/// What is so about an Auxeira sample at any place in it, computed from its number alone.
///
/// Startups come in blocks of 1,000, each with 11 people of the platform and 10 events. Every tenth
/// startup is engaged: it has people and records.
struct AuxeiraWorld: Sendable {
    let seed: UInt64
    let now: Moment
    /// Whether there is more than what was stored in 2025.
    let isFull: Bool

    static let startupsInBlock = 1000
    static let peopleInBlock = 11
    static let eventsInBlock = 10
    static let engagedInBlock = 100

    /// The people of a block, its startups and its events.
    static let chaptersInBlock = 1 + startupsInBlock + eventsInBlock

    /// A sequence of numbers for one thing.
    func random(_ kind: String, _ index: Int, _ subindex: Int = 0) -> SampleRandom {
        SampleRandom(seed: seed, kind, index, subindex)
    }

    /// An identifier for one thing, which sorts by when it was made.
    func id(_ kind: String, _ index: Int, _ subindex: Int = 0, at moment: Moment) -> String {
        var random = random(kind + " id", index, subindex)
        return random.ulid(milliseconds: moment.milliseconds)
    }

    /// When things of the sample expire.
    var expiry: Moment { now.adding(days: 7305) }

    /// The entities of a chapter: the catalogues first, then block after block.
    func chapter(_ number: Int) -> [SampleEntity] {
        var chapter = Chapter()
        guard number > 0 else {
            if isFull { addCatalogues(to: &chapter) }
            return chapter.entities
        }
        let (block, place) = (number - 1).quotientAndRemainder(dividingBy: Self.chaptersInBlock)
        switch place {
        case 0: addPeople(of: block, to: &chapter)
        case 1...Self.startupsInBlock:
            let facts = StartupFacts(block * Self.startupsInBlock + place - 1, in: self)
            if isFull {
                StartupStory(facts, in: self).add(to: &chapter)
            } else {
                addStored(facts, to: &chapter)
            }
        default:
            let event = block * Self.eventsInBlock + place - 1 - Self.startupsInBlock
            if isFull { EventStory(event, in: self).add(to: &chapter) }
        }
        guard isFull else { return chapter.entities }
        return Slips.among(
            chapter.entities, random: { random("slip", number, $0) }, slip: Self.slip)
    }

    /// What was stored of a startup in 2025: a short profile, and of one its user and activities.
    private func addStored(_ facts: StartupFacts, to chapter: inout Chapter) {
        chapter.add(facts.storedProfile, at: facts.updatedAt)
        guard facts.index == 0 else { return }
        let user = person(ofBlock: 0, 0)
        let linked = facts.createdAt.adding(minutes: 4)
        chapter.add(
            UserStartup(
                userID: user.id, startupID: facts.id, role: .founder, createdAt: linked.date),
            at: linked)
        let activities = [
            ("profile_created", "The company profile was created."),
            ("mrr_updated", "The monthly recurring revenue was entered."),
            ("pitch_deck_uploaded", "The first pitch deck was uploaded."),
            ("team_updated", "The size of the team was updated."),
            ("mrr_updated", "The monthly recurring revenue was updated."),
            ("customers_updated", "The number of customers was updated."),
        ]
        for (place, (type, description)) in activities.enumerated() {
            let moment = facts.createdAt.adding(days: place * 2, minutes: 7 + place * 13)
            chapter.add(
                StartupActivity(
                    startupID: facts.id, timestamp: moment.date, activityType: type,
                    description: description),
                at: moment)
        }
    }
}
