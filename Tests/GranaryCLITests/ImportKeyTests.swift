import Granary
import Testing

@testable import GranaryCLI

/// Key templates make primary keys, and a wrong key is an item nobody finds again.
@Suite struct ImportKeyTests {
    private static let item: Item = [
        "slug": "airbnb", "id": 271, "price": .number(Number(12.5) ?? .zero), "open": true,
        "tags": ["a"], "empty": "",
    ]

    /// Strings stand as they are, numbers as their plain text.
    @Test(
        arguments: [
            ("PK=STARTUP#${slug}", "STARTUP#airbnb"), ("PK=PROFILE", "PROFILE"),
            ("PK=${id}", "271"), ("PK=${price}#", "12.5#"), ("PK=${open}", "true"),
            ("PK=a${slug}b${id}c", "aairbnbb271c"), ("PK=${empty}x", "x"),
            ("PK=$5 {no} $", "$5 {no} $"), ("PK=a=b", "a=b"),
        ])
    func value(template: String, expected: String) throws {
        let key = try ImportKey(template)
        #expect(key.name == "PK")
        #expect(try key.value(for: Self.item, as: .string) == .string(expected))
    }

    /// A number key takes a number, and the text becomes one.
    @Test func numberKey() throws {
        #expect(try ImportKey("SK=${id}").value(for: Self.item, as: .number) == 271)
        #expect(throws: SyntaxFailure("the key 'SK' is a number, and 'airbnb' is none")) {
            try ImportKey("SK=${slug}").value(for: Self.item, as: .number)
        }
    }

    /// A key made of nothing would put many items under one key.
    @Test func missingAttribute() throws {
        #expect(
            throws: SyntaxFailure("the key template needs attribute 'nope': it is missing")
        ) { try ImportKey("PK=X#${nope}").value(for: Self.item, as: .string) }
        #expect(
            throws: SyntaxFailure(
                "the key template needs attribute 'tags' to be a string or number: it is L")
        ) { try ImportKey("PK=${tags}").value(for: Self.item, as: .string) }
    }

    /// Each mistake has its own words.
    @Test(
        arguments: [
            ("PK", "a key is written NAME=template, such as PK=USER#${id}"),
            ("=x", "a key is written NAME=template, such as PK=USER#${id}"),
            ("PK=", "the template of 'PK' is empty"), ("PK=${a", "'${' is not closed by '}'"),
            ("PK=${}", "'${}' names no attribute"),
        ])
    func mistake(text: String, message: String) {
        #expect(throws: SyntaxFailure(message)) { try ImportKey(text) }
    }
}
