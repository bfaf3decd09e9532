internal import Foundation

/// Colours for a terminal, and none elsewhere.
struct Palette: Sendable {
    /// Whether there are colours.
    let isColourful: Bool

    /// Colours for people who did not ask for none by `NO_COLOR`.
    static var standardOutput: Palette {
        let isPlain = ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false
        return Palette(isColourful: Terminal.isTerminal(Terminal.output) && !isPlain)
    }

    /// Text that stands out.
    func title(_ text: String) -> String { style(text, "1;36") }

    /// Text that stands back.
    func quiet(_ text: String) -> String { style(text, "2") }

    /// What is asked.
    func request(_ text: String) -> String { style(text, "33") }

    /// A time or a number that matters.
    func figure(_ text: String) -> String { style(text, "32") }

    private func style(_ text: String, _ code: String) -> String {
        isColourful ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
