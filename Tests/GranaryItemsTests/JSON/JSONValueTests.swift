import GranaryItems
import Testing

/// The reader takes RFC 8259 and nothing else, and says exactly where it stopped.
///
/// Text comes from outside, so each refusal is pinned with its offset, and each limit with one
/// value under and one over.
@Suite("JSON text")
struct JSONValueTests {
    @Test(
        arguments: [
            ("null", .null),
            (" \t\r\n true \n", true),
            ("false", false),
            ("0", 0),
            ("-0", .number("-0")),
            ("1.50", .number("1.50")),
            ("-12.5e+30", .number("-12.5e+30")),
            ("1E400000000", .number("1E400000000")),
            (#""""#, ""),
            (#""a""#, "a"),
            ("\"é😀\u{7F}\u{2028}\"", "é😀\u{7F}\u{2028}"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e9\u20AC""#, "Aé€"),
            (#""\ud83d\ude00x""#, "😀x"),
            (#""\u0000""#, "\u{0}"),
            ("[]", []),
            ("[ ]", []),
            ("[1, [2], {}]", [1, [2], [:]]),
            (#"{"b": 1, "a": {"b": null}}"#, ["b": 1, "a": ["b": nil]]),
            ("{\"\u{E9}\":1,\"e\u{301}\":2}", ["\u{E9}": 1, "e\u{301}": 2]),
        ] as [(String, JSONValue)])
    func reads(text: String, expected: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == expected)
    }

    @Test(
        arguments: [
            ("", 0, .unexpectedEnd),
            ("   ", 3, .unexpectedEnd),
            ("nul", 3, .unexpectedEnd),
            ("nulx", 3, .unexpectedByte(UInt8(ascii: "x"))),
            ("tru ", 3, .unexpectedByte(0x20)),
            ("True", 0, .unexpectedByte(UInt8(ascii: "T"))),
            ("1 2", 2, .trailingData),
            ("01", 1, .trailingData),
            ("-", 1, .unexpectedEnd),
            ("-a", 1, .unexpectedByte(UInt8(ascii: "a"))),
            ("+1", 0, .unexpectedByte(UInt8(ascii: "+"))),
            (".5", 0, .unexpectedByte(UInt8(ascii: "."))),
            ("1.", 2, .unexpectedEnd),
            ("1.e5", 2, .unexpectedByte(UInt8(ascii: "e"))),
            ("1e", 2, .unexpectedEnd),
            ("1e+", 3, .unexpectedEnd),
            ("NaN", 0, .unexpectedByte(UInt8(ascii: "N"))),
            ("'a'", 0, .unexpectedByte(UInt8(ascii: "'"))),
            (#""a"#, 2, .unexpectedEnd),
            (#""a\"#, 3, .unexpectedEnd),
            ("\"a\nb\"", 2, .controlCharacter(0x0A)),
            (#""a\x""#, 2, .invalidEscape),
            (#""\u12g4""#, 1, .invalidEscape),
            (#""\u12"#, 5, .unexpectedEnd),
            (#""\u12""#, 1, .invalidEscape),
            (#""\ud800""#, 1, .loneSurrogate),
            (#""ab\udc00""#, 3, .loneSurrogate),
            (#""\ud800\ud800""#, 1, .loneSurrogate),
            (#""\ud800\n""#, 1, .loneSurrogate),
            (#""\ud800x""#, 1, .loneSurrogate),
            (#""\ud83d\ude0""#, 7, .invalidEscape),
            ("[", 1, .unexpectedEnd),
            ("[1", 2, .unexpectedEnd),
            ("[1,]", 3, .unexpectedByte(UInt8(ascii: "]"))),
            ("[,1]", 1, .unexpectedByte(UInt8(ascii: ","))),
            ("[1 2]", 3, .unexpectedByte(UInt8(ascii: "2"))),
            ("[1}", 2, .unexpectedByte(UInt8(ascii: "}"))),
            ("{", 1, .unexpectedEnd),
            (#"{"a"}"#, 4, .unexpectedByte(UInt8(ascii: "}"))),
            (#"{"a":}"#, 5, .unexpectedByte(UInt8(ascii: "}"))),
            (#"{"a":1,}"#, 7, .unexpectedByte(UInt8(ascii: "}"))),
            (#"{a:1}"#, 1, .unexpectedByte(UInt8(ascii: "a"))),
            (#"{1:1}"#, 1, .unexpectedByte(UInt8(ascii: "1"))),
            ("// note", 0, .unexpectedByte(UInt8(ascii: "/"))),
            ("\u{FEFF}1", 0, .unexpectedByte(0xEF)),
            (#"{"a":1,"b":2,"a":3}"#, 13, .duplicateName("a")),
            (#"{"a":1,"\u0061":3}"#, 7, .duplicateName("a")),
            (#"[{"a":{"x":1,"x":1}}]"#, 13, .duplicateName("x")),
        ] as [(String, Int, JSONError.Reason)])
    func refuses(text: String, offset: Int, reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try JSONValue(parsing: text)
        }
    }

    /// A byte sequence that is no UTF-8 must not be repaired: two of them would become one text.
    @Test(
        arguments: [
            ([0x22, 0x61, 0xFF, 0x22], 2),
            ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0x61, 0xE2, 0x82, 0x22], 2),
            ([0x22, 0x5C, 0x6E, 0x80, 0x22], 3),
        ] as [([UInt8], Int)])
    func refusesInvalidUTF8(bytes: [UInt8], offset: Int) {
        #expect(throws: JSONError(offset: offset, reason: .invalidUTF8)) {
            try JSONValue(parsing: bytes)
        }
    }

    /// In a large object the search for duplicates takes another path.
    @Test(arguments: [8, 9, 100])
    func findsTheFirstDuplicateOfMany(count: Int) throws {
        let members = (0..<count).map { #""n\#($0)":0"# }
        let text = "{" + members.joined(separator: ",") + "}"
        #expect(try JSONValue(parsing: text)["n7"] == 0)

        let repeated = text.dropLast() + #","n3":1,"n1":1}"#
        let error = JSONError(offset: text.utf8.count, reason: .duplicateName("n3"))
        #expect(throws: error) { try JSONValue(parsing: String(repeated)) }
    }

    @Test func followsTheDepthLimitAndNoFurther() throws {
        let open = String(repeating: "[", count: 128)
        let close = String(repeating: "]", count: 128)
        #expect(try JSONValue(parsing: open + close).text == open + close)
        #expect(throws: JSONError(offset: 128, reason: .tooDeep(limit: 128))) {
            try JSONValue(parsing: open + "[" + close + "]")
        }
        let endless = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: JSONError(offset: 128, reason: .tooDeep(limit: 128))) {
            try JSONValue(parsing: endless)
        }
    }

    /// Arrays beside each other are not deeper than one.
    @Test func leavingAnArrayGivesItsLevelBack() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
        #expect(try JSONValue(parsing: text).text == text)
    }

    @Test func writesCompactTextWithFewEscapes() throws {
        let value: JSONValue = [
            "z": [nil, true, .number("1.50"), "a/b"],
            "a\"\\": "\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}\u{7F}é😀",
        ]
        let text =
            #"{"z":[null,true,1.50,"a/b"],"a\"\\":"\b\t\n\f\r\u0000\u001f"#
            + "\u{7F}é😀\"}"
        #expect(value.text == text)
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test func equalityIsByBytes() {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.object([.init("\u{E9}", 1)]) != .object([.init("e\u{301}", 1)]))
        #expect(JSONValue.number("1") != .number("1.0"))
    }
}
