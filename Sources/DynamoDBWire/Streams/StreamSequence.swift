/// Sequence numbers as streams show them: 21 digits, of which clients want 21 to 40.
///
/// The log's own number behind a one, so that the texts order as the numbers do.
enum StreamSequence {
    private static let base: UInt128 = 100_000_000_000_000_000_000

    /// The text of a sequence number of the log.
    static func text(_ number: UInt64) -> String { String(base + UInt128(number)) }

    /// The sequence number of the log; `nil` for a text that no stream shows.
    static func number(_ text: String) -> UInt64? {
        guard text.utf8.count == 21, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = UInt128(text), value >= base
        else { return nil }
        return UInt64(exactly: value - base)
    }
}
