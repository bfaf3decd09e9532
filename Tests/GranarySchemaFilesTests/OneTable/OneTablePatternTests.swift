import Testing

@testable import GranarySchemaFiles

/// OneTable's expressions match a part of a string and ours the whole: a wrong turn here lets data
/// in, or keeps it out.
struct OneTablePatternTests {
    @Test(
        arguments: [
            ("/^[a-z]+$/", "[a-z]+"),
            ("/^(?:a|b)$/", "a|b"),
            ("/^(a|b)$/", "(a|b)"),
            ("/^(?:a)(?:b)$/", "(?:a)(?:b)"),
            ("/^a|b$/", nil),
            ("/^[a|b]$/", "[a|b]"),
            ("/abc/", ".*(abc).*"),
            ("/^abc/", "(abc).*"),
            ("/abc$/", ".*(abc)"),
            (#"/^a\/b$/"#, "a/b"),
            (#"/a\$/"#, #".*(a\$).*"#),
            ("^[a-z]+$", "[a-z]+"),
            ("/a/i", nil),
            ("/", nil),
            ("/(/", nil),
            (#"/^(a)\1$/"#, nil),
            ("", ".*().*"),
        ] as [(String, String?)])
    func expressionsBecomePatterns(expression: String, pattern: String?) {
        #expect(OneTablePattern.pattern(of: expression) == pattern)
    }

    @Test(arguments: ["[a-z]+", "a|b", "(a|b)", "a/b", #"\d{3}"#, #"a\$"#, "[|]", ".*"])
    func patternsComeBack(pattern: String) {
        let expression = OneTablePattern.expression(for: pattern)
        #expect(OneTablePattern.pattern(of: expression) == pattern)
    }
}
