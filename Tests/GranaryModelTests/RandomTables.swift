import Granary
import GranaryTestSupport

/// Random tables, keys and items over few values, so that they collide.
///
/// | attribute | type | in |
/// | --- | --- | --- |
/// | `pk`, `sk` | one of S, N, B for each table | the table's key |
/// | `g` `h` `b` | S, N, B | indexes of every kind |
/// | `u` | S | a unique index |
/// | `t` | set or list of S, or S | a multi-value index |
/// | `n` | set or list of N | a multi-value index |
/// | `c` `s` `x` | number, string set, anything | conditions, updates, projections |
struct RandomTables {
    /// Every length at which the key encoding or the storage layer changes its ways: keys longer than
    /// 480 bytes are split, LMDB's own limit is 511, DynamoDB's are 1,024 and 2,048.
    static let edgeLengths = [1, 2, 479, 480, 481, 482, 500, 510, 511, 512, 1_023, 1_024]
    static let partitionLengths = edgeLengths + [2_047, 2_048]

    /// The key values this run has, by type.
    private var partitions: [KeyType: [AttributeValue]] = [:]
    private var sorts: [KeyType: [AttributeValue]] = [:]

    init(using random: inout SeededGenerator) {
        for type in KeyType.allCases {
            partitions[type] = Self.values(
                of: type, count: 3, lengths: Self.partitionLengths, using: &random)
            sorts[type] = Self.values(
                of: type, count: 5, lengths: Self.edgeLengths, using: &random)
        }
    }

    /// Short values, and long ones that begin alike.
    private static func values(
        of type: KeyType, count: Int, lengths: [Int], using random: inout SeededGenerator
    ) -> [AttributeValue] {
        (0..<count).map { position in
            if type == .number || random.chance(0.4) {
                return random.keyValue(of: type, maximumByteCount: 3)
            }
            let length = random.pick(lengths)
            let start = [UInt8](repeating: random.pick([0x00, 0x61]), count: max(0, length - 4))
            if type == .binary {
                return .binary(start + random.bytes(count: length - start.count))
            }
            return .string(
                String(decoding: start, as: UTF8.self)
                    + random.string(byteCount: length - start.count))
        }
    }

    /// A key schema of any types.
    func keySchema(using random: inout SeededGenerator) -> KeySchema {
        KeySchema(
            partitionKey: KeyAttribute("pk", random.pick(KeyType.allCases)),
            sortKey: random.chance(0.8) ? KeyAttribute("sk", random.pick(KeyType.allCases)) : nil)
    }

    /// Every index that a table can have.
    func indexes(of schema: KeySchema) -> [IndexDefinition] {
        var all: [IndexDefinition] = [
            .global("global-g", partitionKey: "g", sortKey: [.number("h")]),
            .global("global-h", partitionKey: .number("h"), projection: .keysOnly),
            .global(
                "global-b", partitionKey: .binary("b"), sortKey: ["g", .number("h")],
                projection: .include(["c", "s"])),
            .global("global-gh", partitionKey: "g", .number("h"), sortKey: [.binary("b")]),
            .unique("unique-u", on: "u"),
            .unique("unique-gh", on: "g", .number("h"), projection: .keysOnly),
            .multiValue("multi-t", element: "t", sortKey: [.number("h")]),
            .multiValue("multi-n", element: .number("n"), projection: .keysOnly),
        ]
        if schema.sortKey != nil {
            all += [
                .local("local-h", partitionKey: schema.partitionKey, sortKey: .number("h")),
                .local(
                    "local-g", partitionKey: schema.partitionKey, sortKey: "g",
                    projection: .include(["c", "s", "x"])),
            ]
        }
        return all
    }

    /// A key of the table: nearly always one of few, seldom a fresh one or one too long.
    func key(_ schema: KeySchema, using random: inout SeededGenerator) -> AttributeMap {
        if random.chance(0.03) { return random.key(schema, maximumByteCount: 600) }
        var key: AttributeMap = [:]
        let pools = [partitions, sorts]
        for (position, attribute) in schema.attributes.enumerated() {
            key[attribute.name] = random.pick(pools[position][attribute.type] ?? [1])
            if random.chance(0.01), attribute.type != .number {
                let limit = position == 0 ? 2_048 : 1_024
                key[attribute.name] = .string(String(repeating: "k", count: limit + 1))
            }
        }
        return key
    }

    /// A whole item under `key`.
    func item(_ key: AttributeMap, using random: inout SeededGenerator) -> AttributeMap {
        var item = key
        for name in ["g", "h", "b", "u", "t", "n", "c", "s", "x"] where random.chance(0.6) {
            item[name] = value(of: name, using: &random)
        }
        return item
    }

    /// A value for one of the attributes that are not the table's key.
    func value(of name: String, using random: inout SeededGenerator) -> AttributeValue {
        // Now and then one that an index cannot take.
        if "ghbu".contains(name), random.chance(0.02) {
            return random.pick([.bool(true), "", .string(String(repeating: "v", count: 2_049))])
        }
        switch name {
        case "g": return random.pick(["", "a", "ab", "b", "é"].dropFirst() + longSorts(.string))
        case "h": return .number(Number(Int.random(in: -1...2, using: &random)))
        case "b": return random.pick([.binary([0]), .binary([0, 0xFF])] + longSorts(.binary))
        case "u": return .string("u\(Int.random(in: 0..<40, using: &random))")
        case "t":
            let tags = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                random.pick(["t1", "t2", "t3", "t\u{0}", "t\u{0}\u{1}"])
            }
            return random.pick([
                .stringSet(AttributeSet(tags)), .list(tags.map { .string($0) } + [1, nil]),
                .string(tags[0]),
            ])
        case "n":
            let numbers = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Number(Int.random(in: -2...2, using: &random))
            }
            return random.pick([
                .numberSet(AttributeSet(numbers)), .list(numbers.map { .number($0) }),
            ])
        case "c": return .number(Number(Int.random(in: -2...4, using: &random)))
        case "s":
            return .stringSet(
                AttributeSet((0...Int.random(in: 0...2, using: &random)).map { "m\($0)" }))
        default:
            if random.chance(0.01) {
                return .string(String(repeating: "x", count: random.pick([70_000, 300_000])))
            }
            return random.attributeValue(depth: 2)
        }
    }

    private func longSorts(_ type: KeyType) -> [AttributeValue] { sorts[type] ?? [] }

    /// An update of one to four different attributes.
    func update(using random: inout SeededGenerator) -> ModelUpdate {
        let names = ["g", "h", "b", "u", "t", "n", "c", "s", "x"].shuffled(using: &random)
        return ModelUpdate(
            changes: names.prefix(Int.random(in: 1...4, using: &random)).map { name in
                change(of: name, using: &random)
            })
    }

    private func change(
        of name: String, using random: inout SeededGenerator
    ) -> ModelUpdate.Change {
        let number = AttributeValue.number(Number(Int.random(in: -3...3, using: &random)))
        switch (name, Int.random(in: 0..<10, using: &random)) {
        case (_, 0...1): return .remove(name)
        case ("h", 2...5), ("c", 2...5): return .add(name, number)
        case ("c", 6...7): return .setSum("c", of: "h", number)
        case ("s", 2...4): return .add("s", value(of: "s", using: &random))
        case ("s", 5...8), ("t", 5): return .delete(name, value(of: "s", using: &random))
        case ("x", 2): return .copy("x", from: "c")
        case ("x", 3...4): return .append("x", number)
        default: return .set(name, value(of: name, using: &random))
        }
    }
}
