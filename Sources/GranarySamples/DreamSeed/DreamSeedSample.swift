public import GranaryEntities

/// A made-up DreamSeed: customers, their consultation calls, and the businesses that come of them.
///
/// At scale 1 it is the database of 2025: 82 users, 11 of whom have registered and so have a login
/// account, and one DNA. Above it there are so many times as many users, of whom 11 in 82 have
/// registered, and what they said, answered, searched and filed: items of every model.
///
/// It is a lazy sequence: memory does not grow with the scale. Two samples with one scale, seed and
/// reference date are equal, and so is each user at every scale above 1. References lead to what is
/// there, rules in Swift are kept, and what expires does so twenty years after the reference date,
/// so that a store keeps it. A few items have a slip in them that a warning finds.
public struct DreamSeedSample: Sequence, Sendable {
    /// How many times 82 users there are; at least 1.
    public let scale: Int

    /// What the story is made from.
    public let seed: UInt64

    /// The day of the story on which it ends.
    public let referenceDate: Day

    /// Describes a sample; nothing is made before it is iterated.
    ///
    /// - Parameters:
    ///   - scale: How many times 82 users; taken as 1 when less, and at most 1,000,000.
    ///   - seed: What the story is made from.
    ///   - referenceDate: The day on which it ends.
    public init(
        scale: Int = 1, seed: UInt64 = 1, referenceDate: Day = AuxeiraSample.countingDay
    ) {
        self.scale = Swift.min(Swift.max(scale, 1), 1_000_000)
        self.seed = seed
        self.referenceDate = referenceDate
    }

    /// How many users there are.
    public var userCount: Int { scale * DreamSeedWorld.usersInBlock }

    /// Begins the story.
    public func makeIterator() -> SampleIterator {
        let world = DreamSeedWorld(
            seed: seed, now: Moment(referenceDate.start).adding(minutes: 570), isFull: scale > 1)
        return SampleIterator(chapterCount: userCount) { number in
            CustomerStory(number, in: world).entities()
        }
    }
}
