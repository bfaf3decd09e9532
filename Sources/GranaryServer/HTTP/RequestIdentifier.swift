internal import Synchronization

/// The id of a request as the service makes them: 52 capitals and digits.
///
/// No two requests of a server have the same, and those of two servers do not either but by chance.
/// Nothing depends on nobody guessing them, so the system's random source is asked once, and not for
/// each request.
enum RequestIdentifier {
    private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let seed = UInt64.random(in: .min ... .max)
    private static let drawCount = Atomic<UInt64>(0)

    /// One draw is enough for ten symbols.
    private static let symbolsPerDraw = 10
    private static let symbolCount = 52

    /// An id that was not given before.
    static func make() -> String {
        let draws = UInt64((symbolCount + symbolsPerDraw - 1) / symbolsPerDraw)
        var draw = drawCount.add(draws, ordering: .relaxed).oldValue
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbolCount)
        var bits: UInt64 = 0
        for index in 0..<symbolCount {
            if index % symbolsPerDraw == 0 {
                bits = mixed(draw)
                draw &+= 1
            }
            bytes.append(symbols[Int(bits % 36)])
            bits /= 36
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The draw of a number, which no other number has: SplitMix64.
    ///
    /// [Source](https://doi.org/10.1145/2714064.2660195)
    private static func mixed(_ number: UInt64) -> UInt64 {
        var bits = seed &+ number &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
