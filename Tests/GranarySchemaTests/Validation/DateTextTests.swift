import Testing

@testable import GranarySchema

/// Dates are text whose order is time's, and only in one form: any other is refused, a default too.
struct DateTextTests {
    @Test(
        "Dates as they are stored",
        arguments: [
            (DatePrecision.day, "2024-02-29", true), (.day, "2023-02-29", false),
            (.day, "2000-02-29", true), (.day, "1900-02-29", false), (.day, "2024-13-01", false),
            (.day, "2024-00-01", false), (.day, "2024-04-31", false), (.day, "2024-01-00", false),
            (.day, "2024-1-01", false), (.day, "", false), (.day, "２024-01-01", false),
            (.second, "2024-01-01T23:59:59Z", true), (.second, "2024-01-01T24:00:00Z", false),
            (.second, "2024-01-01T23:60:00Z", false), (.second, "2024-01-01", false),
            (.second, "2024-01-01T23:59:59+", false),
            (.millisecond, "2024-01-01T00:00:00.000Z", true),
            (.millisecond, "2024-01-01T00:00:00Z", false),
        ])
    func written(precision: DatePrecision, text: String, expected: Bool) {
        let isDate = DateText.isDate(text.utf8Span.span, precision)
        #expect(isDate == expected)
        let isExample = DateText.isDate(DateText.example(precision).utf8Span.span, precision)
        #expect(isExample)
    }
}
