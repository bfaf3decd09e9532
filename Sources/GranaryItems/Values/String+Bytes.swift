/// DynamoDB compares strings by their UTF-8 bytes; Swift's operators do not.
extension String {
    /// Whether both strings have the same UTF-8 bytes.
    package func hasSameBytes(as other: String) -> Bool {
        utf8Span.span.rawBytes.isEqual(to: other.utf8Span.span.rawBytes)
    }

    /// Less than, equal to or greater than zero, as the UTF-8 bytes sort.
    func compareBytes(to other: String) -> Int {
        utf8Span.span.rawBytes.compare(to: other.utf8Span.span.rawBytes)
    }

    /// Feeds the UTF-8 bytes to the hasher, with an end mark.
    func hashBytes(into hasher: inout Hasher) {
        for byte in utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)  // In no UTF-8.
    }
}
