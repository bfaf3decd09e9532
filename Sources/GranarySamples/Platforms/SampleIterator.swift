/// Makes the entities of a sample, one chapter of its story at a time.
///
/// A chapter is what belongs together, such as a startup with its people and records. No more than
/// one is in memory.
public struct SampleIterator: IteratorProtocol, Sendable {
    private let chapters: @Sendable (Int) -> [SampleEntity]
    private let chapterCount: Int
    private var nextChapter = 0
    private var entities: [SampleEntity] = []
    private var position = 0

    init(chapterCount: Int, chapters: @escaping @Sendable (Int) -> [SampleEntity]) {
        self.chapterCount = chapterCount
        self.chapters = chapters
    }

    /// The next entity; `nil` after the last.
    public mutating func next() -> SampleEntity? {
        while position == entities.count {
            guard nextChapter < chapterCount else { return nil }
            entities = chapters(nextChapter)
            position = 0
            nextChapter += 1
        }
        defer { position += 1 }
        return entities[position]
    }
}
