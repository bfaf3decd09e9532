import GranaryItems
import Testing

@testable import GranarySchema

/// Whatever is stored, a draft of it must be a schema that can be read again.
struct DraftValidityTests {
    private static let index = SchemaIndex(
        name: "GSI1", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"],
        projection: .include(["a", "nowhere"]))

    @Test(arguments: 0..<40 as Range<UInt64>)
    func draftsOfRandomItemsAreSchemas(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        var inference = SchemaInference(
            table: random.pick(["t", "my table", "Ünïcode", "9", "x-y_z"]),
            indexes: [SchemaInferenceTests.primary, Self.index])
        for _ in 0..<30 { inference.add(Self.item(&random).view) }
        var schema = inference.draft().schema
        schema.table = "table"
        #expect(try Schema(document: schema.document) == schema.canonical)
    }

    private static func item(_ random: inout SplitMix64) -> Item {
        var attributes: [(String, AttributeValue)] = [
            ("PK", .string(text(&random))), ("SK", .string(text(&random))),
        ]
        for _ in 0..<random.number(below: 8) {
            attributes.append((random.pick(names), value(&random, depth: 0)))
        }
        return Item(AttributeMap(attributes))
    }

    private static let names = [
        "a", "b", "id", "startup_id", "GS1PK", "GS1SK", "_type", "type", "expires_at",
        "created_at", "é", "x\u{0}y", "a.b", "a#b", "a:b", "a}b", "password", "country",
    ]

    private static func text(_ random: inout SplitMix64) -> String {
        let word = random.pick([
            "A", "USER", "user", "x1", "", "2025-01-01", "2025-02-30", "a@b.co", "User", "é",
        ])
        return random.number(below: 2) == 0
            ? word : "\(random.pick(["A", "B", "c"]))#\(word)"
    }

    private static func value(_ random: inout SplitMix64, depth: Int) -> AttributeValue {
        switch random.number(below: depth > 2 ? 5 : 9) {
        case 0: .number(Number(random.number(below: 3)))
        case 1: .bool(true)
        case 2: .null
        case 3: .binary([1])
        case 4: .string(text(&random))
        case 5: .list((0..<random.number(below: 3)).map { _ in value(&random, depth: depth + 1) })
        case 6: .stringSet(["a", "b"])
        case 7: .numberSet([1])
        default: .map([random.pick(names): value(&random, depth: depth + 1)])
        }
    }
}

/// Numbers from a seed, so that a failure can be had again.
private struct SplitMix64 {
    var state: UInt64

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
