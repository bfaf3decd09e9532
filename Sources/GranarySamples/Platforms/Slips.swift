internal import GranaryEntities

/// The slips of those who enter data: what a schema takes and its warnings find.
///
/// Without any, a report on the quality of a sample would have nothing to show. They depend on what
/// they befall alone, and use no numbers that the story is made of: the rest is as it is without them.
enum Slips {
    /// Of so many entities that can have one, one has.
    private static let rarity: UInt64 = 40

    /// The entities of a chapter, a few of them with a slip.
    ///
    /// `random` is a sequence of numbers for the entity at a place in it; `slip` makes a slip in one, and
    /// is `nil` for an entity that has none to make.
    static func among(
        _ entities: [SampleEntity], random: (_ place: Int) -> SampleRandom,
        slip: (any Entity) -> (any Entity)?
    ) -> [SampleEntity] {
        entities.enumerated().map { place, sample in
            var random = random(place)
            guard random.chance(1, in: rarity), let changed = slip(sample.entity) else {
                return sample
            }
            return SampleEntity(entity: changed, writtenAt: sample.writtenAt)
        }
    }
}
