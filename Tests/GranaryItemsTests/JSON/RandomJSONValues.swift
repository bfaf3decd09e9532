import GranaryItems

/// Random values of every kind, rich in what JSON text makes difficult.
struct RandomJSONValues {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private static let pieces = [
        "a", "Z", "0", " ", "\"", "\\", "/", "\u{0}", "\u{8}", "\n", "\u{1F}", "\u{7F}", "é",
        "e\u{301}", "\u{2028}", "\u{FFFD}", "😀", "\u{10FFFF}", "{", "]", ",", ":",
    ]

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func string() -> String {
        (0..<below(9)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined()
    }

    mutating func bytes() -> [UInt8] { (0..<below(7)).map { _ in UInt8(below(256)) } }

    mutating func number() -> Number {
        let digits = (0..<(1 + below(38))).map { _ in String(below(10)) }.joined()
        let text = (Bool.random(using: &random) ? "-" : "") + digits + "e\(below(160) - 100)"
        return (try? Number(text)) ?? 0
    }

    mutating func map(level: Int = 0) -> AttributeMap {
        var map = AttributeMap()
        for index in 0..<below(5) { map[string() + String(index)] = value(level: level + 1) }
        return map
    }

    mutating func value(level: Int = 0) -> AttributeValue {
        switch below(level < 6 ? 10 : 5) {
        case 0: .string(string())
        case 1: .number(number())
        case 2: .binary(bytes())
        case 3: .bool(Bool.random(using: &random))
        case 4: .null
        case 5: .stringSet(AttributeSet([string()] + (0..<below(4)).map { _ in string() }))
        case 6: .numberSet(AttributeSet([number()] + (0..<below(4)).map { _ in number() }))
        case 7: .binarySet(AttributeSet([bytes()] + (0..<below(4)).map { _ in bytes() }))
        case 8: .list((0..<below(5)).map { _ in value(level: level + 1) })
        default: .map(map(level: level))
        }
    }
}
