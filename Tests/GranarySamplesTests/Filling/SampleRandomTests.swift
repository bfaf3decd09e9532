import GranarySchema
import Testing

@testable import GranarySamples

/// Samples are only the same everywhere as long as these numbers are.
@Suite("Sample random")
struct SampleRandomTests {
    /// The first outputs for seed 0 as the reference implementation of SplitMix64 gives them.
    @Test func isSplitMix64() {
        var random = SampleRandom(seed: 0)
        #expect(random.next() == 0xE220_A839_7B1D_CDAF)
        #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test func rangesAreKeptAndReached() {
        var random = SampleRandom(seed: 1)
        let drawn = Set((0..<1000).map { _ in random.int(in: -2...2) })
        #expect(drawn == [-2, -1, 0, 1, 2])
        #expect((0..<1000).allSatisfy { _ in random.int(in: 7...7) == 7 })
        #expect(Set((0..<64).map { _ in random.int(in: .min ... .max) > 0 }) == [true, false])
    }

    @Test func sequencesOfTheirOwnDiffer() {
        let firsts = (0..<100).flatMap { index in
            ["profile", "member"].flatMap { kind in
                (0..<10).map { subindex in
                    var random = SampleRandom(seed: 1, kind, index, subindex)
                    return random.next()
                }
            }
        }
        #expect(Set(firsts).count == 2000)
    }

    @Test(arguments: [
        (0, DatePrecisionText("1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z")),
        (
            951_868_799_999,
            DatePrecisionText("2000-02-29", "2000-02-29T23:59:59Z", "2000-02-29T23:59:59.999Z")
        ),
        (
            1_762_421_400_000,
            DatePrecisionText("2025-11-06", "2025-11-06T09:30:00Z", "2025-11-06T09:30:00.000Z")
        ),
        (
            4_102_444_799_999,
            DatePrecisionText("2099-12-31", "2099-12-31T23:59:59Z", "2099-12-31T23:59:59.999Z")
        ),
    ])
    func momentsHaveTheirTexts(_ milliseconds: Int, _ texts: DatePrecisionText) {
        let moment = SampleMoment(milliseconds: milliseconds)
        #expect(moment.text(.day) == texts.day)
        #expect(moment.text(.second) == texts.second)
        #expect(moment.text(.millisecond) == texts.millisecond)
    }

    struct DatePrecisionText: Sendable {
        let day: String
        let second: String
        let millisecond: String

        init(_ day: String, _ second: String, _ millisecond: String) {
            self.day = day
            self.second = second
            self.millisecond = millisecond
        }
    }
}
