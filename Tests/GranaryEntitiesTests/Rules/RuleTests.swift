import GranaryEntities
import Testing

/// Generated code names the functions; what is left to the runtime is which model and how severe.
@Suite("Typed rules")
struct RuleTests {
    @Test("A rule is of its model, and refuses or warns")
    func rules() throws {
        let rule = try #require(Auxeira.rules.first)
        #expect(rule.name == "tokensNotNegative" && rule.model == "StartupActivity")
        #expect(rule.severity == .refuse)
        let warning = BusinessRule.warning(
            "w", StartupActivity.self, Auxeira.Rules.tokensNotNegative)
        #expect(warning.severity == .warn)
    }
}
