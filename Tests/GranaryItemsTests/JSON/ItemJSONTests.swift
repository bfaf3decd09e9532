import GranaryItems
import Testing

/// Plain JSON is what people write by hand and what other tools read: its text is pinned, and each
/// refusal names its place.
@Suite("Plain JSON")
struct ItemJSONTests {
    @Test func readsEachType() throws {
        let item = try Item(
            json: #"{"s":"x","n":-1.50,"t":true,"z":null,"l":[1,"2",[]],"m":{"a":{}}}"#)
        let expected: Item = [
            "s": "x", "n": -1.5, "t": true, "z": nil, "l": [1, "2", []], "m": ["a": [:]],
        ]
        #expect(item == expected)
    }

    @Test func writesEachKind() {
        let item: Item = [
            "s": "a\"b", "n": -1.5, "b": .binary([0, 255, 16]), "t": true, "z": nil,
            "l": [1, "2", []], "m": ["a": [:]], "ss": .stringSet(["b", "a"]),
            "ns": .numberSet([10, 9]), "bs": .binarySet([[1], []]),
        ]
        #expect(
            item.json
                == #"{"b":"AP8Q","bs":["","AQ=="],"l":[1,"2",[]],"m":{"a":{}},"n":-1.5,"#
                + #""ns":[9,10],"s":"a\"b","ss":["a","b"],"t":true,"z":null}"#)
        #expect(Item().json == "{}")
    }

    @Test func writesLeadingAttributesFirstAndOnce() {
        let item: Item = ["A": 1, "PK": "p", "SK": "s", "Z": 2]
        #expect(item.json(leading: ["PK", "SK"]) == #"{"PK":"p","SK":"s","A":1,"Z":2}"#)
        #expect(item.json(leading: ["SK", "none", "SK"]) == #"{"SK":"s","A":1,"PK":"p","Z":2}"#)
        #expect(item.dynamoDBJSON(leading: ["Z"]).hasPrefix(#"{"Z":{"N":"2"},"A":"#))
    }

    /// Names and texts that need escapes take another way than those that do not.
    @Test func escapesNamesAndTexts() {
        let item: Item = [
            "a\"": 1, "b": "\\", "c": 12.5, "d\n": true, "e": ["x\"": "\u{1}", "y": [:]],
        ]
        #expect(
            item.json
                == #"{"a\"":1,"b":"\\","c":12.5,"d\n":true,"e":{"x\"":"\u0001","y":{}}}"#)
        #expect(
            item.dynamoDBJSON(leading: ["d\n"])
                == #"{"d\n":{"BOOL":true},"a\"":{"N":"1"},"b":{"S":"\\"},"c":{"N":"12.5"},"#
                + #""e":{"M":{"x\"":{"S":"\u0001"},"y":{"M":{}}}}}"#)
    }

    /// Short texts are copied by words, which must neither miss a byte nor write past the last.
    @Test func textsOfEachLength() {
        for length in 0...40 {
            let text = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP".prefix(length))
            let item: Item = [text + "n": .string(text), "~": .number(Number(-length))]
            #expect(item.json == "{\"\(text)n\":\"\(text)\",\"~\":\(-length)}")
        }
    }

    /// The order is that of UTF-8 bytes: capitals first, and U+FFFF before U+10000.
    @Test func writesNamesInTheOrderOfTheirBytes() {
        let item: Item = ["b": 1, "a": 1, "B": 1, "\u{10000}": 1, "\u{FFFF}": 1, "aa": 1]
        #expect(item.json == "{\"B\":1,\"a\":1,\"aa\":1,\"b\":1,\"\u{FFFF}\":1,\"\u{10000}\":1}")
    }

    /// A number is exact or it is refused: 38 digits are kept, the 39th is an error.
    @Test func numbersKeep38Digits() throws {
        let digits = String(repeating: "12345678901234567890123456789012345678", count: 1)
        for text in [digits, "-0." + digits, digits + "0000", "0.00" + digits] {
            #expect(try AttributeValue(json: text) == .number(Number(text)))
            #expect(try AttributeValue(json: text).json == text)
        }
        #expect(throws: JSONError(offset: 1, reason: .number(.tooManyDigits))) {
            try AttributeValue(json: "[" + digits + "9]")
        }
    }

    @Test(arguments: [
        ("1E125", "1" + String(repeating: "0", count: 125)),
        ("1e-130", "0." + String(repeating: "0", count: 129) + "1"),
        ("100", "100"), ("1.50", "1.5"), ("-0", "0"), ("-0.0e7", "0"), ("12e-1", "1.2"),
        ("0.1", "0.1"), ("18446744073709551616", "18446744073709551616"),
    ])
    func writesNumbersPlainly(text: String, written: String) throws {
        #expect(try AttributeValue(json: text).json == written)
    }

    @Test(
        arguments: [
            (#"{"a":1e126}"#, 5, .number(.overflow)),
            (#"{"a":-1e999999999999999999999}"#, 5, .number(.overflow)),
            (#"{"a": 1e-131}"#, 6, .number(.underflow)),
            (#"{"a":1,"":2}"#, 7, .emptyName),
            (#"{"a":{"b":{"":2}}}"#, 11, .emptyName),
            (#"{"a":1,"b":[{"c":1,"c":2}]}"#, 19, .duplicateName("c")),
            (#"{"b":1,"a":1,"b":1}"#, 13, .duplicateName("b")),
            (#"[1]"#, 0, .unexpectedType(expected: .object, found: .array)),
            (#" "x""#, 1, .unexpectedType(expected: .object, found: .string)),
            (#"{"a":1}{"#, 7, .trailingData),
        ] as [(String, Int, JSONError.Reason)])
    func refuses(text: String, offset: Int, reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try Item(json: text) }
    }

    @Test func namesHaveALimit() throws {
        let longest = String(repeating: "n", count: 65_535)
        #expect(try Item(json: "{\"\(longest)\":1}")[longest] == 1)
        let reason = JSONError.Reason.nameTooLong(byteCount: 65_536, limit: 65_535)
        #expect(throws: JSONError(offset: 1, reason: reason)) {
            try Item(json: "{\"\(longest)n\":1}")
        }
    }

    /// The attribute is the first of 32 levels, whatever holds the others.
    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func nestingHasALimit(open: String, close: String) throws {
        func text(levels: Int) -> String {
            let containers = levels - 1
            return #"{"x":"# + String(repeating: open, count: containers) + "1"
                + String(repeating: close, count: containers) + "}"
        }
        #expect(try Item(json: text(levels: 32)).json == text(levels: 32))
        let offset = 5 + 32 * open.utf8.count
        #expect(throws: JSONError(offset: offset, reason: .nestingTooDeep(limit: 32))) {
            try Item(json: text(levels: 33))
        }
    }

    /// What JSON can say reads back as it was; the kinds that it cannot say are in the other form.
    @Test(arguments: UInt64(1)...50)
    func readsBack(seed: UInt64) throws {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<20 {
            let item = Item(AttributeMap(values.map().filter { Self.isPlain($0.value) }))
            #expect(try Item(json: item.json) == item, "seed \(seed)")
            #expect(try JSONValue(parsing: item.json).text == item.json, "seed \(seed)")
        }
    }

    private static func isPlain(_ value: AttributeValue) -> Bool {
        switch value {
        case .string, .number, .bool, .null: true
        case .list(let elements): elements.allSatisfy(isPlain)
        case .map(let map): map.allSatisfy { isPlain($0.value) }
        case .binary, .stringSet, .numberSet, .binarySet: false
        }
    }
}
