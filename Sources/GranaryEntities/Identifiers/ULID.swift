internal import GranaryItems
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Makes identifiers that sort by the time they were made.
///
/// 26 characters of Crockford's base 32: 48 bits of milliseconds since 1970, and 80 bits of chance.
/// Source: github.com/ulid/spec.
public enum ULID {
    /// The last one made, so that those of one millisecond ascend too.
    private static let last = Mutex<UInt128>(0)

    /// A new identifier, greater than all that this process made before.
    public static func make() -> String {
        let time = UInt128(max(0, Date.now.milliseconds ?? 0))
        let chance = UInt128.random(in: 0..<(1 << 80))
        let value = last.withLock { last in
            // Within a millisecond, or when the clock went back: one more.
            last = last >> 80 >= time ? last &+ 1 : time << 80 | chance
            return last
        }
        return text(of: value)
    }

    static func text(of value: UInt128) -> String {
        let digits: StaticString = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        let alphabet = Array("\(digits)".utf8)
        var text = KeyText()
        var bytes: InlineArray<26, UInt8> = .init(repeating: 0)
        for index in 0..<26 {
            let shift = UInt128(5 &* (25 &- index))
            bytes[index] = alphabet[Int(truncatingIfNeeded: value >> shift & 31)]
        }
        text.append(utf8: bytes.span)
        return text.string
    }
}
