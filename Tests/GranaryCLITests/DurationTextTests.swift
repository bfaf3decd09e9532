import Testing

@testable import GranaryCLI

/// A time is read at a glance when it has few digits, in the unit that fits it.
@Suite struct DurationTextTests {
    @Test(arguments: [
        (0, "0 µs"), (630, "630 µs"), (9_999, "9,999 µs"), (10_000, "10.0 ms"),
        (12_345, "12.3 ms"), (99_949, "99.9 ms"), (100_000, "0.10 s"), (630_561, "0.63 s"),
        (1_004_999, "1.00 s"), (1_005_000, "1.01 s"), (9_994_999, "9.99 s"),
        (10_000_000, "10.0 s"), (1_234_567_890, "1,234.6 s"),
    ])
    func text(microseconds: Int, text: String) {
        #expect(DurationText.text(.microseconds(microseconds)) == text)
    }
}
