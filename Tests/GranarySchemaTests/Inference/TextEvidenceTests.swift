import Testing

@testable import GranarySchema

/// What is kept of an attribute must not grow with the number of its values.
struct TextEvidenceTests {
    @Test func differentTextsAreKeptToALimit() {
        var evidence = TextEvidence()
        for number in 0..<TextEvidence.maximumDistinctCount { evidence.add("a\(number)") }
        #expect(evidence.distinct.count == TextEvidence.maximumDistinctCount)
        #expect(!evidence.isOpen)
        evidence.add("a0")
        #expect(!evidence.isOpen)
        evidence.add("one more")
        #expect(evidence.isOpen)
        #expect(evidence.distinct.isEmpty)
        evidence.add("a0")
        #expect(evidence.distinct.isEmpty)
        #expect(evidence.count == TextEvidence.maximumDistinctCount + 3)
    }

    @Test(arguments: [(64, false), (65, true)])
    func longTextsAreNotKept(length: Int, isOpen: Bool) {
        var evidence = TextEvidence()
        evidence.add(String(repeating: "a", count: length))
        #expect(evidence.isOpen == isOpen)
    }

    /// Leap days, and the forms that are nearly those that are stored.
    @Test(
        arguments: [
            ("2024-02-29", DatePrecision.day), ("2025-02-29", nil), ("2000-02-29", .day),
            ("1900-02-29", nil), ("2025-04-31", nil), ("2025-13-01", nil), ("2025-00-01", nil),
            ("2025-1-01", nil), ("2025-11-06T24:00:00Z", nil), ("2025-11-06T23:59:60Z", nil),
            ("2025-11-06T23:59:59Z", .second), ("2025-11-06 23:59:59Z", nil),
            ("2025-11-06T23:59:59.999Z", .millisecond), ("2025-11-06T23:59:59.99Z", nil),
        ] as [(String, DatePrecision?)])
    func datesAreThoseThatExist(text: String, precision: DatePrecision?) {
        var evidence = TextEvidence()
        evidence.add(text)
        #expect(evidence.datePrecision == precision)
    }
}
