import GranaryItems
import GranarySchema
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
        #expect(
            literal(.string("2025-01-01"), .day) == "Day(Date(timeIntervalSince1970: 1735689600))")
        #expect(
            literal(.string("2025-01-01T00:00:00Z"), .date(.second))
                == "Date(timeIntervalSince1970: 1735689600)")
        #expect(
            literal(.string("2025-01-01T00:00:00.250Z"), .date(.millisecond))
                == "Date(timeIntervalSince1970: 1735689600.25)")
        #expect(literal(.string("soon"), .day) == nil)
        #expect(literal(.number(5), .timeToLive) == "Date(timeIntervalSince1970: 5)")
        #expect(literal(.binary([0, 255]), .binary) == "[0, 255]")
        #expect(literal(.binarySet([[1]]), .set(.binary)) == "[[1]]")
        #expect(literal(.number(5), .decimal) == "5")
        #expect(literal(.string("5"), .int) == nil)
    }

    @Test func numbersOfManyDigits() throws {
        let number = try Number("0.19000000000000000001")
        let literal = SwiftLiteral(.number(number), as: .decimal, in: NestedTypes())?.text
        #expect(literal == #"((try? Number("0.19000000000000000001")) ?? .zero)"#)
    }

    @Test func documents() throws {
        let map: AttributeMap = [
            "a": [1, "1", true, nil], "b": [:], "c": .map(["d": .number(try Number("1.5"))]),
        ]
        #expect(
            SwiftLiteral(.map(map), as: .document, in: NestedTypes())?.text
                == #"["a": [1, "1", true, nil], "b": [:], "#
                + #""c": ["d": .number((try? Number("1.5")) ?? .zero)]]"#)
    }

    /// The members in the order of the initialiser, those without a default first.
    @Test func objects() {
        let address = ValueShape(
            .object([
                ModelAttribute("zip", ValueShape(.int)),
                ModelAttribute("city", ValueShape(.string), isRequired: true),
                ModelAttribute("kind", ValueShape(.enumeration(["home"]))),
            ]))
        var builder = LayoutBuilder(owner: "A", path: SchemaPath())
        let value: AttributeValue = .map(["zip": 5, "city": "Rome", "kind": "home"])
        let properties = builder.properties([
            ModelAttribute("address", address, defaultValue: value)
        ])
        #expect(builder.diagnostics.isEmpty)
        #expect(
            SwiftLiteral(value, as: properties[0].type, in: builder.nested)?.text
                == #"Address(city: "Rome", zip: 5, kind: .home)"#)
        #expect(
            SwiftLiteral(.map(["zip": 5]), as: properties[0].type, in: builder.nested) == nil)
    }
}
