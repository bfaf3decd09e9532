import Testing

@testable import GranarySamples

/// The exact shares of a sample rest on every rank being there once.
@Suite("Shuffle")
struct ShuffleTests {
    @Test(arguments: [1, 2, 3, 10, 82, 1000], UInt64(0)..<20)
    func everyRankIsThereOnce(count: Int, seed: UInt64) {
        let shuffle = Shuffle(count: count, random: SampleRandom(seed: seed))
        #expect(Set((0..<count).map(shuffle.rank)) == Set(0..<count))
    }

    @Test func sharesAreExact() {
        let shuffle = Shuffle(count: 82, random: SampleRandom(seed: 4))
        let values = (0..<82).map { shuffle.value(at: $0, shares: [("a", 11), ("b", 1)], or: "c") }
        #expect(values.count { $0 == "a" } == 11)
        #expect(values.count { $0 == "b" } == 1)
        #expect(values.count { $0 == "c" } == 70)
    }
}
