import GranaryItems
import Testing

@testable import GranarySchemaCompiler

/// Text of a schema goes into Swift text: nothing in it may end a literal or run as code.
@Suite("Swift literals")
struct SwiftLiteralTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("say \"hi\"", #""say \"hi\"""#), ("\\(x)", #""\\(x)""#),
        ("a\nb\tc\r", #""a\nb\tc\r""#), ("\u{0}\u{7F}", #""\u{0}\u{7f}""#), ("é日", #""é日""#),
        ("K#\u{10FFFF}", #""K#\u{10FFFF}""#),
    ])
    func text(value: String, literal: String) {
        #expect(SwiftLiteral.quoted(value) == literal)
    }

    @Test(arguments: [
        ("{}", 1), ("{\"a\":\"b\"}", 1), ("{\"separator\":\"#\"}", 2), ("\"##", 3),
        ("\\#(", 2),
    ])
    func numberSigns(document: String, count: Int) {
        #expect(SwiftLiteral.hashCount(for: document) == count)
    }

    @Test func defaults() {
        var nested = NestedTypes()
        nested.enumerations = [EnumLayout(name: "Stage", attribute: "stage", values: ["Pre-Seed"])]
        func literal(_ value: AttributeValue, _ type: SwiftType) -> String? {
            SwiftLiteral(value, as: type, in: nested)?.text
        }
        #expect(literal(.string("Pre-Seed"), .enumeration("Stage")) == ".preSeed")
        #expect(literal(.string("Seed"), .enumeration("Stage")) == nil)
        #expect(literal(.number(5), .int) == "5")
        #expect(literal(.number(5), .double) == "5")
        #expect(literal(.bool(true), .bool) == "true")
        #expect(literal(.list([.string("a")]), .list(.string)) == #"["a"]"#)
        #expect(literal(.string("2025-01-01"), .day) == nil)
        #expect(literal(.string("5"), .int) == nil)
    }
}
