import GranaryItems
import Testing

/// What is written attribute by attribute must be the bytes of the item made of values: they are
/// compared with others as bytes.
@Suite("Writing an item attribute by attribute")
struct ItemWriterTests {
    @Test("The bytes and the size are those of the item made of values")
    func bytes() throws {
        var writer = ItemWriter(capacity: 9)
        writer.name("a")
        writer.write("text")
        writer.name("b")
        writer.write(-12_300)
        writer.name("c")
        writer.write(true)
        writer.name("d")
        writer.write([1, 0, 255] as [UInt8])
        writer.name("e")
        writer.write(.numberSet([3, 1]))
        writer.name("f")
        let outer = writer.beginMap(capacity: 4)
        writer.name("x")
        let list = writer.beginList(capacity: 3)
        writer.write(1)
        writer.write("two")
        writer.endNested(list)
        writer.name("y")
        writer.write(literal: "literal")
        writer.endNested(outer)
        writer.name("g")
        #expect(
            writer.write { text in
                text.append("K#")
                text.append(width: 4, padding: "0") { $0.append(7) }
            } == nil)
        let item = writer.finish()
        let expected: Item = [
            "a": "text", "b": -12_300, "c": true, "d": .binary([1, 0, 255]),
            "e": .numberSet([1, 3]), "f": ["x": [1, "two"], "y": "literal"], "g": "K#0007",
        ]
        #expect(item == expected)
        #expect(item.size == expected.size)
        try item.view.validate()
    }

    @Test("Room for more attributes than there are leaves no trace", arguments: 0..<20)
    func capacity(spare: Int) throws {
        var writer = ItemWriter(capacity: 2 + spare)
        writer.name("a")
        let list = writer.beginList(capacity: spare)
        writer.endNested(list)
        writer.name("b")
        writer.write("b")
        #expect(writer.finish() == ["a": [], "b": "b"])
    }

    @Test("An item without attributes is the empty item")
    func empty() { #expect(ItemWriter(capacity: 5).finish() == Item()) }
}
