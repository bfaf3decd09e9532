import GranaryStorage
import Testing

/// Keys of any length keep their order and their values, although LMDB takes 511 bytes.
///
/// Method: keys cluster round the lengths where a layer begins, and share long prefixes, so that
/// layers nest and fill and empty; a sorted array is the model. A failure names its seed.
@Suite("Long keys")
struct LongKeyTests {
    let directory = TemporaryDirectory()

    /// Lengths at, before and behind the cuts.
    static let lengths = [1, 2, 479, 480, 481, 482, 959, 960, 961, 1_439, 1_440, 1_441, 3_000]

    /// A key of a run of one byte with few different endings, so that prefixes are shared.
    static func key(_ random: inout SeededGenerator) -> [UInt8] {
        let length = lengths.randomElement(using: &random) ?? 1
        var key = [UInt8](repeating: 0x61, count: length)
        if Bool.random(using: &random) {
            let place =
                [0, 479, 480, 959, 960, 1_440].filter { $0 < length }
                .randomElement(using: &random) ?? 0
            key[place] = [0x00, 0x01, 0x62, 0xFF].randomElement(using: &random) ?? 0
        }
        if Bool.random(using: &random) {
            key[length - 1] = [0x00, 0x62, 0xFE, 0xFF].randomElement(using: &random) ?? 0
        }
        return key
    }

    static func value(_ step: Int) -> [UInt8] { [UInt8](String(step)) }

    /// Reads the keys of a range through a cursor.
    static func keys(
        _ snapshot: Snapshot, _ lower: [UInt8], _ upper: [UInt8], _ direction: RangeCursor.Direction
    ) throws -> [[UInt8]] {
        var cursor = try snapshot.cursor(
            in: .items, from: lower.span, to: upper.span, direction: direction)
        var keys: [[UInt8]] = []
        while let entry = try cursor.next() { keys.append([UInt8](copying: entry.key)) }
        return keys
    }

    @Test("Agrees with a sorted array", arguments: UInt64(1)...8)
    func agrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var model: [[UInt8]: [UInt8]] = [:]
        let environment = try directory.open()
        try environment.update { transaction in
            for step in 0..<150 {
                let key = Self.key(&random)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    let deleted = try transaction.delete(forKey: key.span, in: .items)
                    #expect(deleted == (model.removeValue(forKey: key) != nil), "seed \(seed)")
                } else {
                    try transaction.put(Self.value(step), key)
                    model[key] = Self.value(step)
                }
            }
        }
        for (key, value) in model { #expect(try environment.copy(key) == value, "seed \(seed)") }
        let sorted = model.keys.sorted { $0.lexicographicallyPrecedes($1) }
        let reader = try environment.read()
        let snapshot = reader.snapshot
        for _ in 0..<16 {
            let lower = Int.random(in: 0..<8, using: &random) == 0 ? [] : Self.key(&random)
            let upper = Int.random(in: 0..<8, using: &random) == 0 ? [] : Self.key(&random)
            let expected = sorted.filter {
                !$0.lexicographicallyPrecedes(lower)
                    && (upper.isEmpty || $0.lexicographicallyPrecedes(upper))
            }
            #expect(try Self.keys(snapshot, lower, upper, .forward) == expected, "seed \(seed)")
            #expect(
                try Self.keys(snapshot, lower, upper, .backward) == expected.reversed(),
                "seed \(seed)")
        }
    }

    /// A store that keeps its layers would grow for ever.
    @Test(arguments: UInt64(1)...4)
    func deletingEveryKeyLeavesNoLayer(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keys = Set((0..<100).map { _ in Self.key(&random) })
        let environment = try directory.open()
        try environment.update { transaction in
            for key in keys { try transaction.put([1], key) }
        }
        #expect(try environment.statistics().databases[.items]?.recordCount ?? 0 > keys.count)
        try environment.update { transaction in
            for key in keys.shuffled(using: &random) {
                let deleted = try transaction.delete(forKey: key.span, in: .items)
                #expect(deleted)
            }
        }
        #expect(try environment.statistics().databases[.items]?.recordCount == 0, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...6)
    func deletingAPrefixDeletesThatAndNoMore(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keys = Set((0..<120).map { _ in Self.key(&random) })
        let environment = try directory.open()
        try environment.update { transaction in
            for key in keys { try transaction.put([1], key) }
        }
        let whole = Self.key(&random)
        let prefix = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
        var rounds = 0
        var finished = false
        while !finished {
            try environment.update { transaction in
                finished = try transaction.deletePrefix(prefix.span, in: .items, limit: 7)
            }
            rounds += 1
            try #require(rounds < 200, "seed \(seed)")
        }
        let left = keys.filter { !$0.starts(with: prefix) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        let reader = try environment.read()
        #expect(try Self.keys(reader.snapshot, [], [], .forward) == left, "seed \(seed)")
        #expect(try Self.keys(reader.snapshot, [], [], .backward) == left.reversed())
    }

    /// A seek skips ahead and never goes back, in and out of layers.
    @Test(arguments: UInt64(1)...6)
    func seeksAgreeWithASortedArray(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keys = Set((0..<80).map { _ in Self.key(&random) })
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        let environment = try directory.open()
        try environment.update { transaction in
            for key in keys { try transaction.put([1], key) }
        }
        let reader = try environment.read()
        for direction in [RangeCursor.Direction.forward, .backward] {
            var cursor = try reader.snapshot.cursor(in: .items, direction: direction)
            var left = sorted
            for _ in 0..<60 {
                let target = Self.key(&random)
                cursor.seek(to: target.span)
                // What is left only shrinks, whatever the target.
                let expected: [UInt8]?
                switch direction {
                case .forward:
                    left.removeAll { $0.lexicographicallyPrecedes(target) }
                    expected = left.isEmpty ? nil : left.removeFirst()
                case .backward:
                    left.removeAll { !$0.lexicographicallyPrecedes(target) }
                    expected = left.popLast()
                }
                guard let entry = try cursor.next() else {
                    #expect(expected == nil, "seed \(seed)")
                    break
                }
                #expect([UInt8](copying: entry.key) == expected, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [0, 1, 480, 481, 32_768])
    func everyLengthUpToTheLimitIsTaken(length: Int) throws {
        let environment = try directory.open()
        let key = [UInt8](repeating: 0x41, count: length)
        var transaction = try environment.write()
        if length == 0 {
            #expect(throws: StorageError.invalidKey(byteCount: 0)) { try transaction.put([1], key) }
        } else {
            try transaction.put([1], key)
            try transaction.commit()
            #expect(try environment.copy(key) == [1])
        }
    }

    @Test func whatBelongsToTheStoreIsNoKey() throws {
        let environment = try directory.open()
        for key in [[UInt8](repeating: 0xFF, count: 4), [UInt8](repeating: 0x41, count: 32_769)] {
            var transaction = try environment.write()
            #expect(throws: StorageError.invalidKey(byteCount: key.count)) {
                try transaction.put([1], key)
            }
            #expect(throws: StorageError.invalidKey(byteCount: key.count)) {
                try environment.copy(key)
            }
        }
    }
}
