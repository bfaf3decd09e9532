import Testing

@testable import GranaryItems

/// Bytes from files and peers are checked once; what passes must be exactly what is written.
@Suite("Validation")
struct ValidationTests {
    static let item: [UInt8] = Item(["a": "é", "b": [1, true], "c": .stringSet(["x", "y"])])
        .encodedBytes

    @Test("Names the byte that is wrong")
    func namesTheByte() {
        #expect(throws: CodingError.truncated(expected: 8, actual: 0)) { try Item(decoding: []) }
        #expect(throws: CodingError.truncated(expected: 8, actual: 7)) {
            try Item(decoding: [1, 0, 0, 0, 0, 0, 0])
        }
        let cases: [([UInt8], CodingError)] = [
            ([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .unknownFormat(version: 2)),
            ([1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .malformed(offset: 1)),
            ([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], .malformed(offset: 4)),
            ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .malformed(offset: 8)),
            ([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], .malformed(offset: 8)),
            ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .malformed(offset: 8)),
            (Self.single([1, 0, 0x61, 0x63]), .malformed(offset: 19)),  // An unknown tag.
            (Self.single([1, 0, 0x61]), .malformed(offset: 19)),  // No tag.
            (Self.single([9, 0, 0x61, 1]), .malformed(offset: 16)),  // A name too long.
            (Self.single([1, 0, 0xFF, 1]), .malformed(offset: 16)),  // A name not UTF-8.
            (Self.single([1, 0, 0x61, 1, 0]), .malformed(offset: 20)),  // A null with a payload.
            (Self.single([1, 0, 0x61, 2, 2]), .malformed(offset: 20)),  // A Boolean of 2.
            (Self.single([1, 0, 0x61, 4, 0xC0, 0x80]), .malformed(offset: 20)),
            (Self.single([1, 0, 0x61, 3, 0xC1, 0x02]), .malformed(offset: 20)),
        ]
        for (bytes, error) in cases {
            #expect(throws: error, "\(bytes)") { try Item(decoding: bytes) }
        }
    }

    /// Names and set elements ascend strictly, or a search would miss them.
    @Test("Refuses what is out of order")
    func refusesDisorder() {
        func body(_ first: UInt8, _ second: UInt8) -> [UInt8] {
            [1, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 16, 0, 0, 0, 20, 0, 0, 0]
                + [1, 0, first, 1, 1, 0, second, 1]
        }
        #expect(throws: Never.self) { try Item(decoding: body(0x61, 0x62)) }
        #expect(throws: CodingError.malformed(offset: 24)) { try Item(decoding: body(0x62, 0x61)) }
        #expect(throws: CodingError.malformed(offset: 24)) { try Item(decoding: body(0x61, 0x61)) }
        let set = Item(["s": .stringSet(["x", "y"])]).encodedBytes
        var swapped = set
        swapped.swapAt(set.count - 1, set.count - 2)
        #expect(throws: CodingError.malformed(offset: set.count - 1)) {
            try Item(decoding: swapped)
        }
    }

    /// Every single-bit error either is found, or leaves another valid item.
    @Test("What passes encodes to the same bytes")
    func whatPassesIsCanonical() {
        for index in Self.item.indices {
            for bit in 0..<8 {
                var bytes = Self.item
                bytes[index] ^= 1 << bit
                guard let item = try? Item(decoding: bytes) else { continue }
                var again = Item(item.attributes)
                again.schemaVersion = item.schemaVersion
                #expect(again == item, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("Every truncation is found")
    func truncations() {
        for count in Self.item.indices {
            #expect(throws: CodingError.self) { try Item(decoding: Array(Self.item.prefix(count))) }
        }
    }

    /// A stack has an end; a file may claim any depth.
    @Test("Refuses more than 64 levels")
    func refusesDepth() {
        func nested(_ levels: Int) -> [UInt8] {
            var value: [UInt8] = [1]
            for _ in 0..<levels {
                let end = UInt32(8 + value.count)
                value =
                    [6, 1, 0, 0, 0]
                    + (0..<4).map { UInt8(truncatingIfNeeded: end >> (8 * UInt32($0))) } + value
            }
            var bytes = Self.single([1, 0, 0x61] + value)
            let size = UInt32(2 + 4 * levels)
            for index in 0..<4 {
                bytes[4 + index] = UInt8(truncatingIfNeeded: size >> (8 * UInt32(index)))
            }
            return bytes
        }
        #expect(throws: Never.self) { try Item(decoding: nested(63)) }
        #expect(throws: CodingError.malformed(offset: 19 + 64 * 9)) {
            try Item(decoding: nested(64))
        }
        let deep = nested(2_000)
        #expect(throws: CodingError.malformed(offset: 19 + 64 * 9)) { try Item(decoding: deep) }
        #expect(ItemView(deep.rawSpan).attributes.count == 1)
        #expect(ItemView(deep.rawSpan).value(at: 0).size == Int(UInt32.max))
    }

    /// An item of one attribute, whose entry is given, with a size of two bytes.
    private static func single(_ entry: [UInt8]) -> [UInt8] {
        let end = UInt32(8 + entry.count)
        return [1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]
            + (0..<4).map { UInt8(truncatingIfNeeded: end >> (8 * UInt32($0))) } + entry
    }
}
