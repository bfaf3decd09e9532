import Granary
import Testing

@testable import GranaryCLI

/// The index syntax is what people type: each form must mean one definition, and each mistake must
/// be told.
@Suite struct IndexSyntaxTests {
    /// Every way to write a part: with and without type, one attribute and several.
    @Test(
        arguments: [
            (
                "byIndustry=industry:S,name:S",
                IndexDefinition(
                    "byIndustry", partitionKey: [.string("industry")], sortKey: [.string("name")])
            ),
            (
                "bySize=industry,team_size:N",
                IndexDefinition(
                    "bySize", partitionKey: [.string("industry")],
                    sortKey: [.number("team_size")])
            ),
            ("byKey=key:B", IndexDefinition("byKey", partitionKey: [.binary("key")])),
            (
                "byPlace=(country:S,city:S),(street:S,no:N)",
                IndexDefinition(
                    "byPlace", partitionKey: [.string("country"), .string("city")],
                    sortKey: [.string("street"), .number("no")])
            ),
            (
                "byPlace=(country,city),no:N",
                IndexDefinition(
                    "byPlace", partitionKey: [.string("country"), .string("city")],
                    sortKey: [.number("no")])
            ),
            // Only the last colon separates the type, so names may have colons.
            ("byColon=a:b:S", IndexDefinition("byColon", partitionKey: [.string("a:b")])),
        ])
    func globalIndex(text: String, expected: IndexDefinition) throws {
        #expect(try IndexSyntax.global(text) == expected)
    }

    /// A unique index has no sort key: all its attributes are one combination.
    @Test func uniqueIndex() throws {
        #expect(
            try IndexSyntax.unique("byEmail=email")
                == IndexDefinition("byEmail", kind: .unique, partitionKey: [.string("email")]))
        #expect(
            try IndexSyntax.unique("byBoth=a:S,b:N")
                == IndexDefinition(
                    "byBoth", kind: .unique, partitionKey: [.string("a"), .number("b")]))
    }

    /// A multi-value index names the list first, then what orders its entries.
    @Test func multiValueIndex() throws {
        #expect(
            try IndexSyntax.multiValue("byTag=tags:S,name:S")
                == IndexDefinition(
                    "byTag", kind: .multiValue, partitionKey: [.string("tags")],
                    sortKey: [.string("name")]))
    }

    /// Each mistake has its own words.
    @Test(
        arguments: [
            ("", "an index is written NAME=attribute, such as byEmail=email:S"),
            ("=a", "an index is written NAME=attribute, such as byEmail=email:S"),
            ("x=", "a key attribute needs a name"),
            ("x=a,", "a key attribute needs a name"),
            ("x=:S", "a key attribute needs a name"),
            ("x=()", "a key attribute needs a name"),
            ("x=a:X", "a key attribute has type S, N or B, not 'X'"),
            ("x=a:", "a key attribute has type S, N or B, not ''"),
            ("x=(a,b", "a parenthesis is not closed"),
            ("x=(a)b", "a comma belongs before 'b'"),
            (
                "x=a,b,c",
                "an index has 2 parts at most: several attributes to a part go in parentheses"
            ),
        ])
    func mistake(text: String, message: String) {
        #expect(throws: SyntaxFailure(message)) { try IndexSyntax.global(text) }
    }
}
