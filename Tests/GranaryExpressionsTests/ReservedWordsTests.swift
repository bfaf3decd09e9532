import Testing

@testable import GranaryExpressions

/// A word too many refuses a request that DynamoDB accepts; a word too few, the reverse.
@Suite("Reserved words")
struct ReservedWordsTests {
    @Test func countIsThatOfDynamoDB() { #expect(ReservedWords.words.count == 573) }

    @Test(
        "Case does not matter",
        arguments: ["name", "NAME", "Status", "zone", "abort", "value", "Year", "ttl", "SIZE"])
    func contains(word: String) { #expect(ReservedWords.contains(word)) }

    @Test(arguments: ["nicknames", "remove", "pk", "", "id", "ABORTS", "zzz"])
    func doesNotContain(word: String) { #expect(!ReservedWords.contains(word)) }

    /// The lexer compares capital letters only.
    @Test func everyWordIsAnIdentifierInCapitals() {
        for word in ReservedWords.words {
            #expect(word.utf8.allSatisfy(\.isWordByte) && word == word.uppercased())
        }
    }
}
