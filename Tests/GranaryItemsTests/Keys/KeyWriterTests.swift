import GranaryItems
import Testing

/// A key that is written in place must be the bytes that the same key has anywhere else.
@Suite("Writing a key in place")
struct KeyWriterTests {
    static let texts = ["", "a", "\u{0}", "a\u{0}b\u{0}", "é", String(repeating: "x", count: 300)]

    @Test("The bytes are those of the encoded values", arguments: texts)
    func bytes(text: String) {
        var writer = KeyWriter(appendingTo: [9])
        writer.partition {
            $0.append("P#")
            $0.append(text)
        }
        writer.sort { $0.append(text) }
        var expected: [UInt8] = [9]
        KeyEncoding.append(.string("P#" + text), to: &expected)
        KeyEncoding.appendLast(.string(text), to: &expected)
        #expect(writer.partition?.byteCount == text.utf8.count + 2)
        #expect(writer.sort?.byteCount == text.utf8.count)
        #expect(writer.takeBytes() == expected)
        #expect(writer.takeBytes() == [])
    }

    @Test("Values of every key type are the encoded values")
    func values() {
        for value: AttributeValue in [.string("a\u{0}"), .number(-5), .binary([0, 1])] {
            var writer = KeyWriter(appendingTo: [])
            writer.partition(value)
            writer.sort(value)
            var expected: [UInt8] = []
            KeyEncoding.append(value, to: &expected)
            KeyEncoding.appendLast(value, to: &expected)
            #expect(writer.partition?.type == KeyType(value.kind))
            #expect(writer.failure == nil)
            #expect(writer.takeBytes() == expected)
        }
        var writer = KeyWriter(appendingTo: [])
        writer.partition(.null)
        #expect(writer.partition == nil && writer.failure != nil)
    }

    @Test("The values are kept for an item")
    func items() {
        var writer = KeyWriter()
        writer.partition { $0.append("a\u{0}") }
        writer.sort(.number(3))
        #expect(writer.item("PK", "SK") == ["PK": "a\u{0}", "SK": 3])
    }
}
