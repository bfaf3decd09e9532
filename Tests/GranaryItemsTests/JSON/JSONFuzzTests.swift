import Testing

@testable import GranaryItems

/// Whatever the bytes, reading ends in a value or a `JSONError` whose offset lies in the text, and
/// writing ends in text.
///
/// Method: valid text with a few bytes changed, removed or doubled reaches further than random
/// bytes; both are here. A failure names its seed.
@Suite("JSON from damaged bytes")
struct JSONFuzzTests {
    private static let bytesOfInterest = Array("\"\\{}[],:0-.eEuntf ".utf8) + [0x00, 0xC3, 0xFF]

    @Test(arguments: UInt64(1)...40)
    func mutatedTextIsReadOrRefused(seed: UInt64) {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<25 {
            let item = Item(values.map())
            for text in [item.json, item.dynamoDBJSON] {
                var bytes = Array(text.utf8)
                for _ in 0...values.below(3) { Self.mutate(&bytes, &values) }
                Self.read(bytes, seed: seed)
            }
        }
    }

    @Test(arguments: UInt64(1)...20)
    func randomBytesAreReadOrRefused(seed: UInt64) {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<100 {
            let count = values.below(40)
            let bytes = (0..<count).map { _ in
                Self.bytesOfInterest[values.below(Self.bytesOfInterest.count)]
            }
            Self.read(bytes, seed: seed)
            Self.read((0..<count).map { _ in UInt8(values.below(256)) }, seed: seed)
        }
    }

    /// Every prefix of a text is refused: no value may end early.
    @Test func truncatedTextIsRefused() {
        var values = RandomJSONValues(seed: 7)
        for _ in 0..<10 {
            let bytes = Array(Item(values.map()).dynamoDBJSON.utf8)
            for count in 0..<bytes.count {
                #expect(throws: JSONError.self) { try Item(dynamoDBJSON: bytes[..<count]) }
                #expect(throws: JSONError.self) { try JSONValue(parsing: bytes[..<count]) }
            }
        }
    }

    /// The writer reads stored bytes, which a disk can damage.
    @Test(arguments: UInt64(1)...40)
    func damagedItemsAreWritten(seed: UInt64) {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<25 {
            var bytes = Item(values.map()).encodedBytes
            for _ in 0...values.below(3) { Self.mutate(&bytes, &values) }
            Self.write(bytes, seed: seed)
        }
    }

    /// A list in a list in a list: 5,000 levels must not cost 5,000 stack frames.
    @Test func endlessNestingIsWritten() {
        var value: [UInt8] = [AttributeKind.null.rawValue]
        for _ in 0..<5_000 {
            let end = UInt32(8 + value.count)
            value = [AttributeKind.list.rawValue, 1, 0, 0, 0] + Self.littleEndian(end) + value
        }
        let entry = [1, 0, UInt8(ascii: "x")] + value
        let body = [1, 0, 0, 0] + Self.littleEndian(UInt32(8 + entry.count)) + entry
        Self.write([1, 0, 0, 0, 0, 0, 0, 0] + body, seed: 0)
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func write(_ bytes: [UInt8], seed: UInt64) {
        var text: [UInt8] = []
        let view = ItemView(bytes.rawSpan)
        view.appendJSON(to: &text, leading: ["a"])
        #expect(text.first == UInt8(ascii: "{") && text.last == UInt8(ascii: "}"), "seed \(seed)")
        text = []
        view.appendDynamoDBJSON(to: &text)
        #expect(text.first == UInt8(ascii: "{") && text.last == UInt8(ascii: "}"), "seed \(seed)")
    }

    private static func mutate(_ bytes: inout [UInt8], _ values: inout RandomJSONValues) {
        let index = values.below(bytes.count + 1)
        let byte = bytesOfInterest[values.below(bytesOfInterest.count)]
        switch values.below(5) {
        case 0 where index < bytes.count: bytes.remove(at: index)
        case 1 where index < bytes.count: bytes[index] = byte
        case 2 where index < bytes.count: bytes[index] ^= 1 << UInt8(values.below(8))
        case 3 where bytes.count < 100_000: bytes.insert(contentsOf: bytes[..<index], at: index)
        default: bytes.insert(byte, at: index)
        }
    }

    private static func read(_ bytes: [UInt8], seed: UInt64) {
        check(bytes, seed) { () throws(JSONError) in
            // What was read and written reads back, so nothing was repaired on the way in.
            let value = try JSONValue(parsing: bytes)
            #expect(try JSONValue(parsing: value.text) == value, "seed \(seed)")
        }
        check(bytes, seed) { () throws(JSONError) in
            let item = try Item(json: bytes)
            #expect(try Item(json: item.json) == item, "seed \(seed)")
        }
        check(bytes, seed) { () throws(JSONError) in
            let item = try Item(dynamoDBJSON: bytes)
            #expect(try Item(dynamoDBJSON: item.dynamoDBJSON) == item, "seed \(seed)")
        }
    }

    private static func check(
        _ bytes: [UInt8], _ seed: UInt64, _ body: () throws(JSONError) -> Void
    ) {
        do {
            try body()
        } catch {
            #expect((0...bytes.count).contains(error.offset), "seed \(seed)")
            #expect(!error.description.isEmpty)
        }
    }
}
