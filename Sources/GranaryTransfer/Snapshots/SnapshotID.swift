/// The ids of snapshots: `20251106T093000000Z-5f3a`, the time in UTC and four random digits.
///
/// Ids of one folder ascend with the time they were made, by the folder's lock.
enum SnapshotID {
    /// The length of every id.
    static let byteCount = 24

    /// An id that is greater than all of `existing`, and the time it says.
    static func next(
        after existing: [String], nowMilliseconds: Int64
    ) -> (id: String, milliseconds: Int64) {
        var milliseconds = nowMilliseconds
        // The clock may have been set back, and two may be made in one millisecond.
        if let last = existing.max().flatMap(Self.milliseconds) {
            milliseconds = max(milliseconds, last + 1)
        }
        let digits = (0..<4).map { _ in String(UInt8.random(in: 0...15), radix: 16) }.joined()
        return (text(milliseconds) + "-" + digits, milliseconds)
    }

    /// Whether a name is an id.
    static func isID(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count == byteCount else { return false }
        return bytes.enumerated().allSatisfy { position, byte in
            switch position {
            case 8: byte == UInt8(ascii: "T")
            case 18: byte == UInt8(ascii: "Z")
            case 19: byte == UInt8(ascii: "-")
            case 20...: hexadecimal.contains(byte)
            default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
        }
    }

    private static let hexadecimal = Set("0123456789abcdef".utf8)

    /// The time that an id says.
    private static func milliseconds(_ id: String) -> Int64? {
        let digits = id.prefix(18).filter(\.isNumber)
        guard digits.count == 17 else { return nil }
        var text = ""
        for (position, digit) in digits.enumerated() {
            text += separators[position] ?? ""
            text.append(digit)
        }
        return UTCTime.milliseconds(text + "Z")
    }

    private static let separators = [4: "-", 6: "-", 8: "T", 10: ":", 12: ":", 14: "."]

    private static func text(_ milliseconds: Int64) -> String {
        UTCTime.text(milliseconds: milliseconds).filter { $0 != "-" && $0 != ":" && $0 != "." }
    }
}
