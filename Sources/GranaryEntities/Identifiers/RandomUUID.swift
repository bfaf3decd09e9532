/// Makes random UUIDs, version 4 of RFC 9562, in lower case.
public enum RandomUUID {
    /// A new identifier, such as `0b8f1c9e-52a4-4c1f-9c39-0e5f7c0a1b2d`.
    public static func make() -> String {
        text(of: UInt128.random(in: .min ... .max))
    }

    /// The UUID of these bits, but for those that say the version.
    static func text(of bits: UInt128) -> String {
        let version: UInt128 = 0x4000 << 64
        let variant: UInt128 = 1 << 63
        let value = bits & ~(0xF000 << 64) & ~(3 << 62) | version | variant
        var text = ""
        text.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text += "-" }
            let digit = Int(truncatingIfNeeded: value >> UInt128(4 &* (31 &- index)) & 15)
            text += String(digit, radix: 16)
        }
        return text
    }
}
