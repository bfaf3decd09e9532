@testable import GranaryItems

/// Random values that favour the edges: empty, zero bytes, long, nested.
struct RandomValues {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func bytes(upTo count: Int) -> [UInt8] {
        let edges: [UInt8] = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF]
        return (0..<int(0...count)).map { _ in
            Bool.random(using: &random)
                ? edges[int(0...5)] : UInt8.random(in: 0...255, using: &random)
        }
    }

    mutating func string(upTo count: Int = 20) -> String {
        let pieces = ["a", "b", "z", "\0", "\u{1}", "é", "e\u{301}", "\u{10FFFF}", "日", "0"]
        return (0..<int(0...count)).map { _ in pieces[int(0...9)] }.joined()
    }

    mutating func number() -> Number {
        switch int(0...4) {
        case 0: return 0
        case 1: return Number(int(-1000...1000))
        case 2: return Number(Int.random(in: Int.min...Int.max, using: &random))
        default:
            let digits = (0..<int(1...38)).map { _ in String(int(0...9)) }.joined()
            let sign = Bool.random(using: &random) ? "-" : ""
            return (try? Number("\(sign)\(digits)e\(int(-100...80))")) ?? 1
        }
    }

    mutating func value(depth: Int = 0) -> AttributeValue {
        let count = int(0...4)
        switch int(0...(depth < 4 ? 9 : 6)) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(number())
        case 3: return .string(string())
        case 4: return .binary(bytes(upTo: 20))
        case 5: return .stringSet(AttributeSet((0..<count).map { _ in string() }))
        case 6: return .numberSet(AttributeSet((0..<count).map { _ in number() }))
        case 7: return .binarySet(AttributeSet((0..<count).map { _ in bytes(upTo: 5) }))
        case 8: return .list((0..<count).map { _ in value(depth: depth + 1) })
        default: return .map(map(depth: depth + 1))
        }
    }

    mutating func map(depth: Int = 0) -> AttributeMap {
        AttributeMap((0..<int(0...5)).map { _ in (string(upTo: 6), value(depth: depth)) })
    }
}
