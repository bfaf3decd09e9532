import Foundation
import Testing

@testable import GranaryItems

/// Dates are a stored format and sort keys: their text is pinned, sorts by time, and reads back.
@Suite("Dates in items")
struct DateStrategyTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
        (1_772_366_400_711, "2026-03-01T12:00:00.711Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
    ])
    func textIsPinned(milliseconds: Int, text: String) {
        #expect(ISO8601.text(milliseconds: milliseconds) == text)
        #expect(ISO8601.milliseconds(text) == milliseconds)
    }

    @Test func theYearsEndWhereTheTextDoes() {
        #expect(ISO8601.text(milliseconds: 253_402_300_800_000) == nil)
        #expect(ISO8601.text(milliseconds: -62_167_219_200_001) == nil)
        #expect(ISO8601.text(milliseconds: .max) == nil)
        #expect(ISO8601.text(milliseconds: .min) == nil)
    }

    /// Every day of 400 years has its own text, one after the other, and reads back.
    @Test func everyDayReadsBackAndSorts() {
        var previous = ""
        for day in -73_049...73_048 {
            let text = ISO8601.text(milliseconds: day * 86_400_000) ?? ""
            guard ISO8601.milliseconds(text) == day * 86_400_000, previous < text else {
                Issue.record("day \(day): \(text)")
                return
            }
            previous = text
        }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:01Z", 1_000),
        ("1970-01-01 00:00:01Z", 1_000),
        ("1970-01-01T00:00:00.5Z", 500),
        ("1970-01-01T00:00:00.123999999999999999999999Z", 123),
        ("1970-01-01T01:00:00+01:00", 0),
        ("1969-12-31T23:30:00.001-00:30", 1),
    ])
    func readsOtherForms(text: String, milliseconds: Int) {
        #expect(ISO8601.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [
        "", "1970", "1970-01-01", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z",
        "1970-00-01T00:00:00Z", "1970-01-00T00:00:00Z", "1970-04-31T00:00:00Z",
        "1900-02-29T00:00:00Z", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:61Z", "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00Z ",
        "1970-01-01T00:00:00+1:00", "+1970-01-01T00:00:00Z", "１９７０-01-01T00:00:00Z",
    ])
    func refuses(text: String) {
        #expect(ISO8601.milliseconds(text) == nil)
    }

    @Test(
        arguments: [
            (DateStrategy.iso8601, "2026-03-01T12:00:00.711Z"),
            (.epochSeconds, 1_772_366_400),
            (.epochMilliseconds, 1_772_366_400_711),
        ] as [(DateStrategy, AttributeValue)])
    func eachStrategyHasItsAttribute(strategy: DateStrategy, value: AttributeValue) throws {
        let date = Date(timeIntervalSince1970: 1_772_366_400.711)
        #expect(try ItemEncoder(dateStrategy: strategy).encodeValue(date) == value)
        let decoded = try ItemDecoder(dateStrategy: strategy).decode(Date.self, from: value)
        #expect(try ItemEncoder(dateStrategy: strategy).encodeValue(decoded) == value)
    }

    /// Encoding a second time changes nothing: what is read is what was written.
    @Test func millisecondsAreStable() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<1_000 {
            let milliseconds = Int.random(
                in: -60_000_000_000_000...200_000_000_000_000, using: &random)
            let text = try #require(ISO8601.text(milliseconds: milliseconds))
            let date = try ItemDecoder().decode(Date.self, from: .string(text))
            #expect(try ItemEncoder().encodeValue(date) == .string(text), "seed 11")
        }
    }
}
