import Testing

@testable import GranaryItems

/// The quick way to read items gives the same items and the same errors as the other, whatever the text.
@Suite("JSON decoder")
struct ItemJSONDecoderTests {
    private static func result(_ body: () throws(JSONError) -> Item) -> Result<Item, JSONError> {
        do throws(JSONError) { return .success(try body()) } catch { return .failure(error) }
    }

    private static func expectSame(
        _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        var decoder = ItemJSONDecoder()
        let bytes = Array(text.utf8)
        #expect(
            result { () throws(JSONError) in try decoder.item(json: bytes.span) }
                == result { () throws(JSONError) in try Item(json: text) },
            "\(text)", sourceLocation: sourceLocation)
        #expect(
            result { () throws(JSONError) in try decoder.item(dynamoDBJSON: bytes.span) }
                == result { () throws(JSONError) in try Item(dynamoDBJSON: text) },
            "\(text)", sourceLocation: sourceLocation)
    }

    @Test(
        arguments: [
            "{}", " { } ", "{\"b\":1,\"a\":\"x\",\"B\":true}", "{\"a\":1,\"a\":2}", "{\"\":1}",
            "{\"a\":\"\\u00e9\"}", "{\"\\u0061\":1}", "{\"a\":{\"b\":[1,null]},\"c\":\"é漢😀\"}",
            "{\"a\":1}x", "{\"a\":1,}", "{\"a\" : 1.50 , \"b\":-0}", "{\"a\":01}", "[1]", "",
            "{\"a\":1E400}", "{\"a\":\"\u{1}\"}", "{\"a\":", "{\"a\":\"x", "{\"a\"}", "null",
            "{\"a\":{\"S\":\"x\"},\"n\":{\"N\":\"1.50\"}}", "{\"n\":{\"N\":\"x\"}}",
            "{\"a\":{\"S\":\"x\",\"N\":\"1\"}}", "{\"a\":{\"S\":1}}", "{\"a\":{}}",
            "{\"a\":{\"M\":{\"b\":{\"BOOL\":true}}},\"s\":{\"SS\":[\"b\",\"a\"]}}",
            "{\"a\":{\"NULL\":true},\"b\":{\"B\":\"AQI=\"},\"c\":{\"L\":[]}}",
            "{\"a\":{\"NULL\":false}}", "{\"a\":{\"X\":1}}", "{\"a\":{\"SS\":[]}}",
            // Numbers at the edge of what is read without a tree.
            "{\"a\":-}", "{\"a\":-0}", "{\"a\":-01}", "{\"a\":00}", "{\"a\":1.}", "{\"a\":1e2}",
            "{\"a\":999999999999999999,\"b\":-999999999999999999}",
            "{\"a\":1000000000000000000,\"b\":0000000000000000001}",
            "{\"a\":{\"N\":\"-\"}}", "{\"a\":{\"N\":\"\"}}", "{\"a\":{\"N\":\"007\"}}",
            "{\"a\":{\"N\":\"-0\"},\"b\":{\"N\":\"1000000000000000000\"}}",
            // Datatypes that are nearly written as most are.
            "{\"a\":{\"\\\":1}}", "{\"a\":{\"\"\":1}}", "{\"a\":{\"s\":\"x\"}}",
            "{\"a\":{\"S\":\"x\" }, \"b\": { \"S\" : \"y\" }}", "{\"a\":{\"S\"", "{\"a\":{\"S\":",
            "{\"a\":{\"BOOL\": true},\"b\":{\"BOOL\":tru}}", "{\"a\": true , \"b\": null }",
            // Names that begin with the same eight bytes, out of order and twice.
            "{\"abcdefgh2\":1,\"abcdefgh1\":2,\"abcdefgh\":3,\"abcdefgi\":4}",
            "{\"abcdefgh2\":1,\"abcdefgh1\":2,\"z\":3,\"abcdefgh2\":4}",
            "{\"b\":{\"c\":[1]},\"a\":[\"x\"],\"c\":{}}",
        ])
    func agrees(text: String) { Self.expectSame(text) }

    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var values = RandomValues(seed: seed)
        for _ in 0..<100 {
            var attributes = AttributeMap()
            for _ in 0..<values.int(0...20) {
                for (name, value) in values.map() { attributes[name] = value }
            }
            let item = Item(attributes)
            Self.expectSame(item.json)
            Self.expectSame(item.dynamoDBJSON)
            // Cut or damaged text has its error, and its place, too.
            var bytes = Array(item.dynamoDBJSON.utf8)
            bytes[values.int(0...(bytes.count - 1))] = UInt8(values.int(0x20...0x7E))
            Self.expectSame(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The lines of both kinds of export, and an item whose attributes are called as a wrapper's are.
    @Test func exportLines() throws {
        var decoder = ItemJSONDecoder()
        func line(_ text: String) throws -> DynamoDBExportLine {
            try decoder.exportLine(Array(text.utf8).span)
        }
        let item: Item = ["PK": "a", "n": 1]
        let text = item.dynamoDBJSON
        #expect(try line(text) == .item(item))
        #expect(try line("{\"Item\":\(text)}") == .item(item))
        #expect(try line(" {\"Item\" : \(text) } ") == .item(item))
        #expect(try line("{\"Item\":{\"PK\":{\"S\":\"\\u0061\"}}}") == .item(["PK": "a"]))
        #expect(
            try line("{\"Item\":{\"S\":\"x\"},\"PK\":{\"S\":\"a\"}}")
                == .item(["Item": "x", "PK": "a"]))
        let key = "{\"PK\":{\"S\":\"a\"}}"
        let time = "\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"1680109764000000\"}}"
        #expect(
            try line("{\(time),\"Keys\":\(key),\"NewImage\":\(text),\"OldImage\":\(key)}")
                == .change(
                    DynamoDBExportChange(
                        writeMicroseconds: 1_680_109_764_000_000, keys: ["PK": "a"],
                        newImage: item, oldImage: ["PK": "a"])))
        #expect(
            try line("{\"Metadata\":{\"WriteTimestampMicros\":17},\"Keys\":\(key)}")
                == .change(DynamoDBExportChange(writeMicroseconds: 17, keys: ["PK": "a"])))
        #expect(throws: JSONError.self) { try line("{\"Item\":{\"PK\":1}}") }
        #expect(throws: JSONError.self) { try line("{\"Item\":\(text)") }
    }
}
