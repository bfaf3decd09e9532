import Testing

@testable import GranaryCLI

/// The progress line tells count, rate and time left, and fits the terminal.
@Suite struct ProgressBarTests {
    @Test func wholeLine() {
        let text = ProgressBar.text(
            label: "import", count: 25_000, fraction: 0.25, elapsed: .seconds(10), width: 80)
        let bar = "████████░░░░░░░░░░░░░░░░░░░░░░░░"
        #expect(text == "import \(bar) 25% 25,000 items, 2,500/s, 0:30 left")
    }

    /// Without a known total there is no bar.
    @Test func unknownTotal() {
        let text = ProgressBar.text(
            label: "import", count: 1_000, fraction: nil, elapsed: .seconds(2), width: 80)
        #expect(text == "import 1,000 items, 500/s")
    }

    /// A line that is as wide as the terminal would wrap, and pile up.
    @Test(arguments: 2...120)
    func fits(width: Int) {
        for fraction in [nil, -1, 0, 0.000_001, 0.5, 1, 2] as [Double?] {
            let text = ProgressBar.text(
                label: "import", count: 123_456_789, fraction: fraction, elapsed: .seconds(1),
                width: width)
            #expect(TextWidth.of(text) < width)
        }
    }

    @Test(arguments: [
        (0, "0:00"), (59, "0:59"), (60, "1:00"), (3_599, "59:59"), (3_661, "1:01:01"),
    ])
    func clock(seconds: Int, text: String) {
        #expect(ProgressBar.clock(seconds: seconds) == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")])
    func grouped(number: Int, text: String) {
        #expect(ProgressBar.grouped(number) == text)
    }

    @Test(
        arguments: [
            (0, "0 B"), (1_023, "1023 B"), (1_024, "1 KiB"), (1_536, "1.5 KiB"),
            (10_752, "10.5 KiB"), (1_048_575, "1 MiB"), (5_710_105, "5.45 MiB"),
            (1 << 40, "1 TiB"), (.max, "8388608 TiB"),
        ])
    func bytes(count: Int, text: String) {
        #expect(ByteText.text(count) == text)
    }
}
