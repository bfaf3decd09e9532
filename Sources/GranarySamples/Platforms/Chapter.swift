internal import GranaryEntities

/// What belongs together in a sample, while it is made.
struct Chapter {
    private(set) var entities: [SampleEntity] = []

    mutating func add(_ entity: some Entity, at moment: Moment) {
        entities.append(SampleEntity(entity: entity, writtenAt: moment.date))
    }

    mutating func add(contentsOf other: Chapter) { entities += other.entities }
}
