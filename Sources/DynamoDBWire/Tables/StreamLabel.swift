internal import GranaryItems

/// The label of a stream: the moment it was made, as `2026-11-28T20:15:34.123`.
enum StreamLabel {
    /// The label of a stream that is made now.
    static var now: String { text(milliseconds: Store.nowMilliseconds) }

    /// The label of a stream that is made now, and differs from the one before it.
    static func now(after label: String?) -> String {
        let text = now
        return text == label ? Self.text(milliseconds: Store.nowMilliseconds + 1) : text
    }

    /// The label of a stream that was made then.
    static func text(milliseconds: UInt64) -> String {
        let text = TimestampText(milliseconds: Int(clamping: milliseconds))?.string ?? ""
        return String(text.dropLast())
    }
}
