import Testing

@testable import GranaryItems

/// A merge walk that stops too early, or passes too far, would lose attributes: each subset of names
/// is asked of each subset of attributes.
@Suite("Reading an item attribute by attribute")
struct ItemReaderTests {
    /// Names that are prefixes of each other, and that differ first behind eight bytes.
    static let names: [StaticString] = [
        "", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghjk", "b",
    ]

    @Test("Each attribute is found when it is there, and only then")
    func subsets() {
        let names = Self.names
        for stored in 0..<(1 << names.count) {
            var attributes = AttributeMap()
            for (index, name) in names.enumerated() where stored >> index & 1 == 1 {
                attributes["\(name)"] = .number(Number(index))
            }
            let item = Item(attributes)
            for asked in [stored, ~stored, 0b1010_1010, 0b0101_0101, 0b1000_0001, 0xFF] {
                var reader = ItemReader(item.view)
                for (index, name) in names.enumerated() where asked >> index & 1 == 1 {
                    let found = reader.value(named: name)?.int()
                    #expect(found == (stored >> index & 1 == 1 ? index : nil))
                }
            }
        }
    }

    /// The quick way must give up without passing over anything, so that the slow one can follow.
    @Test("The next string or number is read at once, or nothing is passed over")
    func nextValues() {
        let item: Item = ["a": "text", "b": 2, "c": 2.5, "d": .null, "e": "日本"]
        var reader = ItemReader(item.view)
        #expect(reader.nextString(named: "b") == nil)
        #expect(reader.nextInt(named: "a") == nil)
        #expect(reader.nextString(named: "a") == "text")
        #expect(reader.nextString(named: "b") == nil)
        #expect(reader.nextInt(named: "b") == 2)
        #expect(reader.nextInt(named: "c") == nil)
        #expect(reader.value(named: "c")?.double() == 2.5)
        #expect(reader.nextString(named: "e") == nil)
        #expect(reader.value(named: "d")?.kind == .null)
        #expect(reader.nextString(named: "e") == "日本")
        #expect(reader.nextString(named: "f") == nil)
    }

    @Test("The quick way finds no text in what is no UTF-8")
    func noText() {
        var bytes = Item(["a": "é"]).encodedBytes
        bytes[bytes.count - 1] = 0x41
        var reader = ItemReader(ItemView(bytes.rawSpan))
        #expect(reader.nextString(named: "a") == nil)
        #expect(reader.value(named: "a")?.kind == .string)
    }

    @Test("A cursor meets every attribute of an item, and every entry of a map")
    func cursor() {
        var values = RandomValues(seed: 6)
        for _ in 0..<200 {
            let attributes = AttributeMap((0..<6).map { (name: "n\($0)", value: values.value()) })
            let item = Item(["m": .map(attributes)])
            guard let map = item.view.value(named: "m") else {
                Issue.record("no map")
                return
            }
            var cursor = AttributeCursor(map)
            var found: [AttributeMap.Element] = []
            while let attribute = cursor.next() {
                let name = attribute.nameBytes.string ?? ""
                found.append((name: name, value: attribute.value.attributeValue()))
            }
            #expect(AttributeMap(found) == attributes, "seed 6")
            var whole = AttributeCursor(item.view)
            let (first, second) = (whole.next()?.nameBytes.string, whole.next()?.nameBytes.string)
            #expect(first == "m")
            #expect(second == nil)
        }
    }

    @Test("A name that comes too late is not found, and does no harm")
    func lateNames() {
        let item: Item = ["a": 1, "b": 2, "c": 3]
        var reader = ItemReader(item.view)
        #expect(reader.value(named: "b")?.int() == 2)
        #expect(reader.value(named: "a")?.int() == nil)
        #expect(reader.value(named: "c")?.int() == 3)
        #expect(reader.value(named: "c")?.int() == nil)
    }

    @Test("A map is read like an item, and nothing else is")
    func maps() {
        let item: Item = ["m": ["x": 1, "y": "z"], "s": "text"]
        if let value = item.view.value(named: "m"), var reader = ItemReader(value) {
            #expect(reader.value(named: "x")?.int() == 1)
            #expect(reader.value(named: "y")?.isString("z") == true)
        } else {
            Issue.record("no map")
        }
        if let value = item.view.value(named: "s"), ItemReader(value) != nil {
            Issue.record("a string is no map")
        }
    }

    @Test("Damaged bytes are read to an end")
    func damage() {
        var random = SplitMix64(seed: 3)
        let whole = Item(["a": 1, "ab": "two", "abcdefgh": [1, 2], "b": ["x": "y"]]).encodedBytes
        for _ in 0..<5_000 {
            var bytes = whole
            bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(
                truncatingIfNeeded: random.next())
            if random.next() % 3 == 0 { bytes.removeLast(Int(random.next() % 20)) }
            var reader = ItemReader(ItemView(bytes.rawSpan))
            for name in Self.names { _ = reader.value(named: name)?.attributeValue() }
        }
    }
}
