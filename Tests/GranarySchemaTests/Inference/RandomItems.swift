import GranaryItems

/// Items from a seed, so that a failure can be had again: few names and values, so that they meet.
struct RandomItems {
    var state: UInt64

    private static let names = [
        "a", "b", "id", "startup_id", "GS1PK", "GS1SK", "_type", "type", "expires_at",
        "created_at", "é", "x\u{0}y", "a.b", "a#b", "a:b", "a}b", "password", "country",
    ]

    mutating func item() -> Item {
        var attributes: [(String, AttributeValue)] = [
            ("PK", .string(text())), ("SK", .string(text())),
        ]
        for _ in 0..<number(below: 8) {
            attributes.append((pick(Self.names), value(depth: 0)))
        }
        return Item(AttributeMap(attributes))
    }

    private mutating func text() -> String {
        let word = pick([
            "A", "USER", "user", "x1", "", "2025-01-01", "2025-02-30", "a@b.co", "User", "é",
        ])
        return number(below: 2) == 0 ? word : "\(pick(["A", "B", "c"]))#\(word)"
    }

    private mutating func value(depth: Int) -> AttributeValue {
        switch number(below: depth > 2 ? 5 : 9) {
        case 0: return .number(Number(number(below: 3)))
        case 1: return .bool(true)
        case 2: return .null
        case 3: return .binary([1])
        case 4: return .string(text())
        case 5:
            var elements: [AttributeValue] = []
            for _ in 0..<number(below: 3) { elements.append(value(depth: depth + 1)) }
            return .list(elements)
        case 6: return .stringSet(["a", "b"])
        case 7: return .numberSet([1])
        default: return .map([pick(Self.names): value(depth: depth + 1)])
        }
    }

    mutating func number(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(below: elements.count)]
    }
}
