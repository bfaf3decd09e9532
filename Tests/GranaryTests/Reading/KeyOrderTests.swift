import Granary
import GranaryTestSupport
import Testing

/// Sort keys come in order, and every comparison cuts that order where it should: for numbers,
/// strings and bytes, short and long, at the end of a key (a table) and inside one (an index).
@Suite("Order of keys", .temporaryStore)
struct KeyOrderTests {
    /// A table sorted by an attribute, and an index sorted by the same one.
    func makeTable(_ type: KeyType, _ values: [AttributeValue]) throws -> Table {
        let table = try TemporaryStore.current.createTable(
            "order", partitionKey: "PK", sortKey: KeyAttribute("SK", type),
            indexes: [.global("inside", partitionKey: "g", sortKey: [KeyAttribute("SK", type)])])
        try table.load(values.map { ["PK": "p", "SK": $0, "g": "p"] })
        // Neighbours on both sides, which no query below may return.
        for partition in ["o", "p\u{0}", "q"] {
            try table.put(["PK": .string(partition), "SK": values[0], "g": .string(partition)])
        }
        return table
    }

    /// Checks that every range between two of `ordered` finds what it should, in both directions.
    func check(_ type: KeyType, _ ordered: [AttributeValue]) throws {
        var shuffled = ordered
        var random = SeededGenerator(seed: 1)
        shuffled.shuffle(using: &random)
        let table = try makeTable(type, shuffled)
        func found(
            _ comparison: KeyCondition.Comparison?, _ index: String?, _ reversed: Bool
        ) throws -> [AttributeValue] {
            let partition = Key(index == nil ? "PK" : "g") == "p"
            let sort = comparison.map { KeyCondition(terms: [.init("SK", $0)]) }
            let condition = sort.map { partition && $0 } ?? partition
            let items = try table.query(condition, on: index, reversed: reversed)
            return items.compactMap { $0["SK"] }
        }
        for index in [nil, "inside"] as [String?] {
            #expect(try found(nil, index, false) == ordered)
            #expect(try found(nil, index, true) == ordered.reversed())
            for (position, value) in ordered.enumerated() {
                let below = Array(ordered[..<position])
                let above = Array(ordered[(position + 1)...])
                for reversed in [false, true] {
                    func expect(
                        _ comparison: KeyCondition.Comparison, _ values: [AttributeValue]
                    ) throws {
                        #expect(
                            try found(comparison, index, reversed)
                                == (reversed ? values.reversed() : values),
                            "\(comparison) on \(index ?? "the table")")
                    }
                    try expect(.equal(value), [value])
                    try expect(.less(value), below)
                    try expect(.lessOrEqual(value), below + [value])
                    try expect(.greater(value), above)
                    try expect(.greaterOrEqual(value), [value] + above)
                    try expect(.between(value, ordered[ordered.count - 1]), [value] + above)
                    try expect(.between(ordered[0], value), below + [value])
                }
            }
        }
    }

    @Test func numbers() throws {
        let nines = String(repeating: "9", count: 38)
        try check(
            .number,
            try [
                "-\(nines)E+88", "-1E+10", "-100", "-99", "-10.5", "-10", "-1.00000000000000000001",
                "-1", "-0.1", "-1E-130", "0", "1E-130", "0.001", "0.1", "0.11", "1",
                "1.0000000000000000000000000000000000001", "9", "10", "11", "99", "100", nines,
                "\(nines)E+88",
            ].map(number))
    }

    @Test func strings() throws {
        try check(
            .string,
            [
                "\u{0}", "\u{0}\u{0}", "\u{0}a", "\u{1}", " ", "A", "Z", "a", "a\u{0}",
                "a\u{0}b", "a\u{1}", "a!", "aa", "b", "z", "é", "漢", "\u{FFFF}", "\u{10FFFF}",
            ].map { .string($0) })
    }

    @Test func bytes() throws {
        try check(
            .binary,
            ([
                [0], [0, 0], [0, 0, 0], [0, 1], [0, 0xFE], [0, 0xFF], [0, 0xFF, 0], [1], [1, 0],
                [0x7F], [0xFE], [0xFF], [0xFF, 0], [0xFF, 0xFE], [0xFF, 0xFF], [0xFF, 0xFF, 0],
            ] as [[UInt8]]).map { .binary($0) })
    }

    /// Keys longer than LMDB's own limit are kept in pieces, and their order must not show it.
    @Test func longStrings() throws {
        let lengths = [1, 440, 470, 479, 480, 481, 500, 511, 512, 900, 960, 961, 1_023, 1_024]
        try check(.string, lengths.map(text))
    }

    /// Long keys that differ only at their ends, and long partition keys before them.
    @Test func longKeysThatShareTheirBeginning() throws {
        let table = try TemporaryStore.current.createTable(
            "long", partitionKey: "PK", sortKey: "SK")
        let partitions = [2_048, 1_000, 480].map { text($0) }
        let sorts = ["a", "b", "c"].map { end -> AttributeValue in
            .string(String(repeating: "s", count: 1_023) + end)
        }
        for partition in partitions {
            try table.load(sorts.map { ["PK": partition, "SK": $0] })
        }
        for partition in partitions {
            let forward = try table.query(Key("PK") == partition).map { $0["SK"] }
            #expect(forward == sorts)
            let backward = try table.query(
                Key("PK") == partition && Key("SK") <= sorts[1], reversed: true)
            #expect(backward.map { $0["SK"] } == [sorts[1], sorts[0]])
            let beginning = String(repeating: "s", count: 1_000)
            let prefixed = try table.query(
                Key("PK") == partition && Key("SK").beginsWith(beginning))
            #expect(Array(prefixed).count == 3)
        }
        #expect(Array(try table.scan()).count == 9)
    }

    /// `begins_with` takes what begins with those bytes and nothing else, whatever follows.
    @Test(arguments: [nil, "inside"] as [String?])
    func beginnings(index: String?) throws {
        let values: [[UInt8]] = [
            [0], [0, 0], [0, 0xFF], [1], [1, 0], [1, 0, 0xFF], [1, 0xFF], [1, 0xFF, 0xFF], [2],
            [0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0xFF],
        ]
        let table = try makeTable(.binary, values.map { .binary($0) })
        for prefix in values {
            let beginning = Key("SK").beginsWith(AttributeValue.binary(prefix))
            let condition = Key(index == nil ? "PK" : "g") == "p" && beginning
            let found = try table.query(condition, on: index).compactMap { $0["SK"] }
            let expected = values.filter { $0.starts(with: prefix) }
            #expect(found == expected.map { .binary($0) }, "what begins with \(prefix)")
        }
    }
}
