internal import GranarySchema
internal import Testing

/// Rules have words, by which they are shown and found again.
@Suite struct SchemaRuleTests {
    private static let words = [
        "model", "type", "required", "enum", "min", "max", "minLength", "maxLength", "minItems",
        "maxItems", "pattern", "format", "immutable", "version", "unknown", "key", "separator",
        "padding", "ttl", "derived", "references",
    ]

    /// Every word is that of a rule of its own, and any other word a business rule.
    @Test(arguments: words + ["endNotBeforeStart", ""])
    func wordsAreThoseOfRules(word: String) {
        let rule = SchemaRule(rawValue: word)
        #expect(rule.rawValue == word)
        if case .business = rule {
            #expect(!Self.words.contains(word))
        } else {
            #expect(Self.words.contains(word))
        }
    }

    /// Comparing rules once compared their words, found by comparing rules, and never came to an end.
    @Test func rulesAreComparedAsTheyAre() {
        #expect(SchemaRule.maximum == .maximum)
        #expect(SchemaRule.maximum != .minimum)
        #expect(SchemaRule.business("a") == .business("a"))
        #expect(SchemaRule.business("a") != .business("b"))
        #expect(Set([SchemaRule.maximum, .maximum, .business("a")]).count == 2)
    }
}
