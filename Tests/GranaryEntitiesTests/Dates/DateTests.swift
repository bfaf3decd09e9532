import GranaryEntities
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Dates are keys: a wrong digit would put an item where nobody looks for it.
@Suite("Stored dates")
struct DateTests {
    static let moments: [(Double, String)] = [
        (0, "1970-01-01T00:00:00.000Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
        (951_782_400, "2000-02-29T00:00:00.000Z"), (951_868_799.999, "2000-02-29T23:59:59.999Z"),
        (951_868_800, "2000-03-01T00:00:00.000Z"), (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        (-2_203_891_200, "1900-03-01T00:00:00.000Z"),
        (1_762_421_400.25, "2025-11-06T09:30:00.250Z"),
        (-62_167_219_200, "0000-01-01T00:00:00.000Z"),
        (-62_162_121_600, "0000-02-29T00:00:00.000Z"),
        (253_402_300_799.999, "9999-12-31T23:59:59.999Z"),
    ]

    @Test("A moment is the text that ISO 8601 has for it", arguments: moments)
    func text(seconds: Double, text: String) throws {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(date.attributeValue == .string(text))
        let item: Item = ["d": .string(text)]
        var reader = EntityReader(item.view)
        let read: Date = try reader.required("d")
        #expect(read.stored() == date.stored())
    }

    @Test("Every millisecond survives, at both ends and around them")
    func milliseconds() throws {
        var random = SplitMix64(seed: 5)
        for start in [-62_167_219_200_000, -1, 0, 1_700_000_000_000, 253_402_300_799_000] {
            for _ in 0..<500 {
                let milliseconds = start + Int(random.next() % 1_000)
                let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
                var writer = EntityWriter(capacity: 1)
                try writer.required("d", date)
                let item = writer.finish()
                var reader = EntityReader(item.view)
                let read: Date = try reader.required("d")
                #expect(Int((read.timeIntervalSince1970 * 1_000).rounded()) == milliseconds)
            }
        }
    }

    @Test("Each day follows the one before, through leap years and centuries")
    func days() throws {
        for year in [0, 4, 99, 1900, 1970, 2000, 2023, 2024, 2100, 2400, 9998] {
            var day = try #require(Day(year: year, month: 1, day: 1))
            var count = 0
            while day.year == year {
                let next = day.next
                #expect(day < next && next.previous == day && Day(next.description) == next)
                #expect(next.start.timeIntervalSince(day.start) == 86_400)
                count += 1
                day = next
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            #expect(count == (isLeap ? 366 : 365), "\(year)")
            #expect(day.month == 1 && day.day == 1 && day.year == year + 1)
        }
    }

    @Test("The days end with the years 0000 and 9999")
    func dayBounds() throws {
        let first = try #require(Day("0000-01-01"))
        let last = try #require(Day("9999-12-31"))
        #expect(first.previous == first && last.next == last)
        #expect(first.adding(days: .min) == first && last.adding(days: .max) == last)
        #expect(Day(Date(timeIntervalSince1970: 1e300)) == last)
        #expect(Day(Date(timeIntervalSince1970: -1e300)) == first)
        #expect(
            Day(year: 10_000, month: 1, day: 1) == nil && Day(year: -1, month: 1, day: 1) == nil)
        #expect(
            Day(year: 2023, month: 2, day: 29) == nil && Day(year: 2023, month: 13, day: 1) == nil)
    }

    static let foreign: [(String, Double?)] = [
        ("2025-11-06", 1_762_387_200), ("2025-11-06T09:30:00Z", 1_762_421_400),
        ("2025-11-06t09:30:00z", 1_762_421_400), ("2025-11-06 09:30:00Z", 1_762_421_400),
        ("2025-11-06T09:30:00.5Z", 1_762_421_400.5),
        ("2025-11-06T09:30:00.123456789Z", 1_762_421_400.123),
        ("2025-11-06T10:30:00+01:00", 1_762_421_400), ("2025-11-06T00:00:00-09:30", 1_762_421_400),
        ("", nil), ("2025", nil), ("2025-11-06T", nil), ("2025-11-06T09:30Z", nil),
        ("2025-11-06T09:30:00", nil), ("2025-11-06T24:00:00Z", nil),
        ("2025-11-06T09:60:00Z", nil), ("2025-11-06T09:30:60Z", 1_762_421_460),
        ("2025-11-06T09:30:61Z", nil), ("2025-11-06T09:30:00.Z", nil),
        ("2025-11-06T09:30:00.1234567890Z", 1_762_421_400.123),
        ("2025-11-06T09:30:00Zx", nil), ("2025-13-06", nil), ("2025-11-31", nil),
        ("0000-00-00", nil), ("-025-11-06", nil), ("２025-11-06", nil),
        ("0000-01-01T00:00:00+00:01", nil), ("9999-12-31T23:59:59-00:01", nil),
    ]

    @Test("Dates that others wrote are read, and nothing else is", arguments: foreign)
    func parsing(text: String, seconds: Double?) throws {
        let item: Item = ["d": .string(text)]
        var reader = EntityReader(item.view)
        let read: Date? = try? reader.required("d")
        #expect(read == seconds.map { Date(timeIntervalSince1970: $0) })
    }

    @Test("A date is rounded to what is stored, and its neighbours are one step away")
    func rounding() {
        let date = Date(timeIntervalSince1970: 10.9996)
        #expect(date.stored().timeIntervalSince1970 == 11)
        #expect(Date(timeIntervalSince1970: 10.9).stored(as: .second).timeIntervalSince1970 == 10)
        #expect(Date(timeIntervalSince1970: -0.5).stored(as: .second).timeIntervalSince1970 == -1)
        #expect(
            Date(timeIntervalSince1970: 5).next().attributeValue == "1970-01-01T00:00:05.001Z")
        #expect(Date(timeIntervalSince1970: 5).previous(as: .second).timeIntervalSince1970 == 4)
        #expect(Date(timeIntervalSince1970: 5.5).attributeValue(as: .timeToLive) == 5)
        #expect(Date(timeIntervalSince1970: .nan).attributeValue == .null)
        #expect(Date(timeIntervalSince1970: 253_402_300_800).attributeValue == .null)
    }
}
