public import GranaryEntities

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A made-up Auxeira: startups and all that they, their people, investors and partners do.
///
/// At scale 1 it is the platform of November 2025: 11 users, one of whom is linked to a startup;
/// 1,000 startups, 194 of them FinTech, 148 HealthTech and 110 EdTech; 6 activities; and no more
/// attributes than were stored then. Above it there are so many times as many startups, one in ten
/// of them with people who use the platform, and items of every model.
///
/// It is a lazy sequence: memory does not grow with the scale. Two samples with one scale, seed and
/// reference date are equal, and so is each startup at every scale above 1. References lead to what
/// is there, rules in Swift are kept, and what expires does so twenty years after the reference
/// date, so that a store keeps it. A few items have a slip in them that a warning finds.
///
/// ```swift
/// for sample in AuxeiraSample(scale: 100) {
///     try batch.put(sample.item())
/// }
/// ```
public struct AuxeiraSample: Sequence, Sendable {
    /// How many times 1,000 startups there are; at least 1.
    public let scale: Int

    /// What the story is made from.
    public let seed: UInt64

    /// The day of the story on which it ends.
    public let referenceDate: Day

    /// The day on which the platform was counted: 6 November 2025.
    public static let countingDay = Day(Date(timeIntervalSince1970: 1_762_387_200))

    /// Describes a sample; nothing is made before it is iterated.
    ///
    /// - Parameters:
    ///   - scale: How many times 1,000 startups; taken as 1 when less, and at most 1,000,000.
    ///   - seed: What the story is made from.
    ///   - referenceDate: The day on which it ends.
    public init(scale: Int = 1, seed: UInt64 = 1, referenceDate: Day = countingDay) {
        self.scale = Swift.min(Swift.max(scale, 1), 1_000_000)
        self.seed = seed
        self.referenceDate = referenceDate
    }

    /// How many startups there are.
    public var startupCount: Int { scale * AuxeiraWorld.startupsInBlock }

    /// Begins the story.
    public func makeIterator() -> SampleIterator {
        let world = AuxeiraWorld(
            seed: seed, now: Moment(referenceDate.start).adding(minutes: 570), isFull: scale > 1)
        return SampleIterator(chapterCount: 1 + scale * AuxeiraWorld.chaptersInBlock) {
            world.chapter($0)
        }
    }
}
