import Testing

@testable import GranaryItems

/// The bytes are the file format: a change here is a change of format version.
@Suite("Item encoding")
struct ItemEncodingTests {
    @Test(
        "Writes the documented value bytes",
        arguments: [
            (.null, [0x01]),
            (false, [0x02, 0x00]),
            (true, [0x02, 0x01]),
            (1, [0x03, 0xC1, 0x02, 0x00]),
            ("", [0x04]),
            ("hé", [0x04, 0x68, 0xC3, 0xA9]),
            (.binary([0x00, 0xFF]), [0x05, 0x00, 0xFF]),
            (.list([]), [0x06, 0, 0, 0, 0]),
            ([true, "a"], [0x06, 2, 0, 0, 0, 14, 0, 0, 0, 16, 0, 0, 0, 0x02, 0x01, 0x04, 0x61]),
            (.map([:]), [0x07, 0, 0, 0, 0]),
            (
                ["b": .null, "a": 0],
                [
                    0x07, 2, 0, 0, 0, 18, 0, 0, 0, 22, 0, 0, 0,
                    1, 0, 0x61, 0x03, 0x80, 0x00, 1, 0, 0x62, 0x01,
                ]
            ),
            (
                .stringSet(["b", "a"]),
                [0x08, 2, 0, 0, 0, 13, 0, 0, 0, 14, 0, 0, 0, 0x61, 0x62]
            ),
            (
                .numberSet([1, 0]),
                [0x09, 2, 0, 0, 0, 14, 0, 0, 0, 17, 0, 0, 0, 0x80, 0x00, 0xC1, 0x02, 0x00]
            ),
            (.binarySet([[0x07], []]), [0x0A, 2, 0, 0, 0, 12, 0, 0, 0, 13, 0, 0, 0, 0x07]),
        ] as [(AttributeValue, [UInt8])]
    )
    func documentedValueBytes(value: AttributeValue, bytes: [UInt8]) {
        #expect(EncodedValue(value).bytes == bytes)
        #expect(EncodedValue(value).view.attributeValue() == value)
    }

    @Test("Writes the documented item bytes")
    func documentedItemBytes() {
        #expect(Item().encodedBytes == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        var item: Item = ["n": 7, "id": "x"]
        item.schemaVersion = 0x0203
        #expect(
            item.encodedBytes == [
                1, 0, 0x03, 0x02, 6, 0, 0, 0,
                2, 0, 0, 0, 18, 0, 0, 0, 25, 0, 0, 0,
                2, 0, 0x69, 0x64, 0x04, 0x78,
                1, 0, 0x6E, 0x03, 0xC1, 0x08, 0x00,
            ])
        #expect(item.schemaVersion == 0x0203)
        #expect(item.view.schemaVersion == 0x0203)
    }

    /// Whatever is put in comes out, its bytes are valid, and there is one encoding for it.
    @Test("Items come back", arguments: UInt64(1)...20)
    func itemsComeBack(seed: UInt64) throws {
        var values = RandomValues(seed: seed)
        for _ in 0..<20 {
            let map = values.map()
            let item = Item(map)
            #expect(item.attributes == map, "seed \(seed)")
            #expect(item.size == ItemSize.size(of: map), "seed \(seed)")
            let decoded = try Item(decoding: item.encodedBytes)
            #expect(decoded == Item(decoded.attributes), "seed \(seed)")
            #expect(Item(copying: item.view) == item)
            for entry in map {
                #expect(item[entry.name] == entry.value, "seed \(seed)")
                let view = item.view.value(named: entry.name)
                #expect(view?.size == ItemSize.size(of: entry.value), "seed \(seed)")
            }
        }
    }

    /// Such items come from programs, not from the wire; they must not be stored by accident.
    @Test("What cannot be encoded is too large to store")
    func whatCannotBeEncoded() throws {
        let longest = String(repeating: "n", count: 65_535)
        let item = Item([longest: 1])
        #expect(item.size == 65_537 && item[longest] == 1)
        let tooLong = Item([longest + "n": 1])
        #expect(tooLong.size == Int(UInt32.max))
        #expect(tooLong.replacing([("a", 1)]).size == Int(UInt32.max))

        func nested(_ levels: Int) -> AttributeValue {
            (0..<levels).reduce(.null) { value, _ in .list([value]) }
        }
        let deepest = Item(["a": nested(63)])
        #expect(deepest["a"] == nested(63))
        try deepest.view.validate()
        #expect(Item(["a": nested(64)]).size == Int(UInt32.max))
    }
}
