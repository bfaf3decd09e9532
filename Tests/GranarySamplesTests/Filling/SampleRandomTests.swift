import GranaryItems
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

    /// Limits come from schema files, which may hold any number.
    @Test(arguments: [
        ("0", "0"), ("-100000000000000000000000000000000000000", "-1"), ("1e125", "1e125"),
        ("0.001", "0.002"), ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "9223372036854775807"), ("1e30", "1e31"), ("-1e31", "-1e30"),
    ])
    func numbersKeepToTheirLimits(_ least: String, _ most: String) throws {
        let limits = try ValueLimits(minimum: Number(least), maximum: Number(most))
        var random = SampleRandom(seed: 6)
        for _ in 0..<100 {
            #expect(limits.allows(random.number(limits)))
            #expect(limits.allows(random.decimal(limits)))
            _ = random.int(limits, digits: nil)
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 5), (0, 10_000), (999, 1000)])
    func textsKeepToTheirLimits(_ least: Int, _ most: Int) {
        let limits = ValueLimits(minimumLength: least, maximumLength: most)
        var random = SampleRandom(seed: 6)
        for _ in 0..<100 {
            let text = random.text(limits, isKey: false)
            #expect((least...most).contains(text.count))
            #expect(text.utf8.count <= max(most, least))
            #expect((least...most).contains(random.bytes(limits).count))
        }
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
