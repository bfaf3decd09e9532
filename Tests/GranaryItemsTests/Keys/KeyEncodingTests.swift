import Testing

@testable import GranaryItems

/// Queries walk these bytes: their order is the order of results, and they are on disk.
@Suite("Key encoding")
struct KeyEncodingTests {
    @Test(
        "Writes the documented bytes",
        arguments: [
            ("", [0x00, 0x01], []),
            ("a", [0x61, 0x00, 0x01], [0x61]),
            ("a\0", [0x61, 0x00, 0xFF, 0x00, 0x01], [0x61, 0x00]),
            (.binary([0, 0, 1]), [0x00, 0xFF, 0x00, 0xFF, 0x01, 0x00, 0x01], [0, 0, 1]),
            (7, [0xC1, 0x08, 0x00], [0xC1, 0x08, 0x00]),
            (-7, [0x3E, 0x5E, 0xFF], [0x3E, 0x5E, 0xFF]),
        ] as [(AttributeValue, [UInt8], [UInt8])]
    )
    func documentedBytes(value: AttributeValue, followed: [UInt8], last: [UInt8]) {
        #expect(Self.key(value) == followed)
        #expect(Self.key([], last: value) == last)
        var (viewed, viewedLast): ([UInt8], [UInt8]) = ([], [])
        let encoded = EncodedValue(value)
        #expect(KeyEncoding.append(encoded.view, to: &viewed))
        #expect(KeyEncoding.appendLast(encoded.view, to: &viewedLast))
        #expect(viewed == followed && viewedLast == last)
    }

    /// Every pair of edge cases of one kind, in first place with others behind, and last.
    @Test("Byte order is key order", arguments: Self.kinds)
    func order(edges: [AttributeValue]) {
        let tails: [AttributeValue] = ["", "\0", "\u{1}", "z", .binary([0xFF]), 0, -1]
        for left in edges {
            for right in edges {
                let (first, second) = (EncodedValue(left), EncodedValue(right))
                guard let expected = first.view.compare(second.view)?.signum() else {
                    Issue.record("\(left) and \(right) do not compare")
                    continue
                }
                #expect(
                    Self.compare(Self.key([], last: left), Self.key([], last: right)) == expected)
                for (leftTail, rightTail) in zip(tails, tails.reversed()) where expected != 0 {
                    let keys = (
                        Self.key([left], last: leftTail), Self.key([right], last: rightTail)
                    )
                    #expect(Self.compare(keys.0, keys.1) == expected, "\(left), \(right)")
                }
            }
        }
    }

    static let kinds: [[AttributeValue]] = [
        [
            "", "\0", "\0\0", "\0\u{1}", "\u{1}", "\u{1}\0", "a", "a\0", "a\0a", "a\u{1}", "aa",
            "ab",
            "\u{7F}", "é", "e\u{301}", "\u{FFFF}", "\u{10FFFF}",
        ],
        [
            [], [0], [0, 0], [0, 0xFF], [0, 1], [1], [1, 0], [1, 0xFF], [0xFE], [0xFF], [0xFF, 0],
            [0xFF, 0xFF],
        ].map { .binary($0) },
        stride(from: 0, to: EdgeNumbers.ascending.count, by: 7)
            .map { .number(EdgeNumbers.ascending[$0]) },
    ]

    /// `begins_with` is a range of keys: those with the prefix and no other.
    @Test("A prefix selects what begins with it")
    func prefixes() {
        for kind in Self.kinds.dropLast() {
            for value in kind {
                for prefix in kind {
                    var bytes: [UInt8] = []
                    #expect(KeyEncoding.appendPrefix(prefix, to: &bytes))
                    let encoded = (EncodedValue(value), EncodedValue(prefix))
                    let selected = encoded.0.view.hasPrefix(encoded.1.view)
                    let key = Self.key([value], last: "tail")
                    #expect(key.starts(with: bytes) == selected, "\(value), \(prefix)")
                    #expect(
                        Self.key([], last: value).starts(
                            with: Self.key([], last: prefix)) == selected)
                }
            }
        }
    }

    @Test(
        "Takes no other kinds",
        arguments: [.null, true, [], .map([:]), .stringSet(["a"])] as [AttributeValue])
    func takesNoOtherKinds(value: AttributeValue) {
        var bytes: [UInt8] = []
        let encoded = EncodedValue(value)
        #expect(!KeyEncoding.append(value, to: &bytes))
        #expect(!KeyEncoding.append(encoded.view, to: &bytes))
        #expect(!KeyEncoding.appendLast(value, to: &bytes))
        #expect(!KeyEncoding.appendLast(encoded.view, to: &bytes))
        #expect(!KeyEncoding.appendPrefix(value, to: &bytes))
        #expect(!KeyEncoding.appendPrefix(encoded.view, to: &bytes))
        #expect(bytes.isEmpty)
        #expect(KeyType(value.kind) == nil)
    }

    private static func key(_ values: AttributeValue..., last: AttributeValue? = nil) -> [UInt8] {
        key(values, last: last)
    }

    private static func key(_ values: [AttributeValue], last: AttributeValue?) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in values { KeyEncoding.append(value, to: &bytes) }
        if let last { KeyEncoding.appendLast(last, to: &bytes) }
        return bytes
    }

    private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    }
}
