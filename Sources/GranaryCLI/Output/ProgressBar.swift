/// A line on a terminal that says how far long work has come; nothing in a pipe.
///
/// Redrawn ten times a second at most, and wiped when the work ends.
final class ProgressBar {
    private let label: String
    private let descriptor: Int32
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// Shows itself only where a person sees it: on a terminal, unless `isShown` says otherwise.
    init(_ label: String, descriptor: Int32 = Terminal.error, isShown: Bool? = nil) {
        self.label = label
        self.descriptor = descriptor
        self.isShown = isShown ?? Terminal.isTerminal(descriptor)
    }

    /// Shows how far the work is.
    ///
    /// - Parameters:
    ///   - count: The items that are done.
    ///   - fraction: How much of the work that is, 0 to 1; `nil` where nobody knows.
    func update(_ count: Int, fraction: Double?) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
        lastDrawn = now
        let text = Self.text(
            label: label, count: count, fraction: fraction, elapsed: now - start,
            width: Terminal.width(of: descriptor))
        Terminal.writeError("\r\u{1B}[K" + text)
    }

    /// Wipes the line.
    func finish() {
        guard isShown, lastDrawn != nil else { return }
        Terminal.writeError("\r\u{1B}[K")
    }

    /// What is left is told up to here: a month.
    private static let longestSeconds = 2_592_000.0

    /// The line: what is done, how fast, how much is left.
    static func text(
        label: String, count: Int, fraction: Double?, elapsed: Duration, width: Int
    ) -> String {
        let seconds = max(elapsed / .seconds(1), 0.001)
        var tail = " \(grouped(count)) items, \(grouped(Int(Double(count) / seconds)))/s"
        guard let fraction else { return TextWidth.cut(label + tail, to: width - 1) }
        let done = min(max(fraction, 0), 1)
        if done > 0, done < 1 {
            let left = min(seconds / done * (1 - done), longestSeconds)
            tail += ", \(clock(seconds: Int(left))) left"
        }
        let percent = "\(Int(done * 100))%"
        let room = width - label.count - tail.count - 9
        guard room >= 10 else { return TextWidth.cut("\(label) \(percent)\(tail)", to: width - 1) }
        let filled = Int(Double(min(room, 40)) * done)
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: min(room, 40) - filled)
        return "\(label) \(bar) \(percent)\(tail)"
    }

    /// Digits in threes.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// Minutes and seconds, or hours, minutes and seconds.
    static func clock(seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (minutes, rest) = (seconds / 60, seconds % 60)
        if minutes < 60 { return "\(minutes):\(two(rest))" }
        return "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
    }
}
