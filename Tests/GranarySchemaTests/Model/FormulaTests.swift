import GranarySchema
import Testing

/// Formulas come from files and stored documents: they must mean what they say, and end.
@Suite struct FormulaTests {
    @Test(
        "Precedence is the usual one",
        arguments: [
            ("mrr * 12", 120.0), ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("10 - 4 - 3", 3),
            ("24 / 4 / 2", 3), ("-mrr + 1", -9), ("2 * -(1 + 2)", -6), ("0.5 * mrr", 5),
        ])
    func value(text: String, expected: Double) throws {
        #expect(try Formula(text).value { $0 == "mrr" ? 10 : nil } == expected)
    }

    /// What is not there, or not finite, has no value: nothing is derived from it.
    @Test("A formula of what is missing has no value", arguments: ["x * 2", "1 / 0", "0 / 0"])
    func noValue(text: String) throws {
        #expect(try Formula(text).value { _ in nil } == nil)
    }

    /// The document of a schema holds a formula as text.
    @Test(
        "A formula reads back from its text",
        arguments: [
            "a / b * 100", "a - (b - c)", "(a + b) / (c - 1)", "-(a + b)", "a * 0.00001",
            "100000000000000000000 * a", "1e5 + a",
            "a * 12345678901234567890.123456789012345678",
        ])
    func roundTrip(text: String) throws {
        let formula = try Formula(text)
        #expect(try Formula(formula.description) == formula)
    }

    @Test(
        "What is no formula is refused where it goes wrong",
        arguments: [
            ("", 0, "a number, a name or '('"), ("a +", 3, "a number, a name or '('"),
            ("a b", 2, "an operator or the end"), ("(a", 2, "')'"), ("1.2.3 + a", 0, "a number"),
            ("a ** b", 3, "a number, a name or '('"),
            ("a + 1e126", 4, "a number of at most 38 digits, from 1e-130 to below 1e126"),
            (
                "123456789012345678901234567890123456789", 0,
                "a number of at most 38 digits, from 1e-130 to below 1e126"
            ),
        ])
    func refusal(text: String, offset: Int, expected: String) {
        #expect(throws: FormulaError(offset: offset, expected: expected)) { try Formula(text) }
    }

    /// Depth and length are bounded, so that no text can overflow the stack.
    @Test("Nesting ends at 32 levels, length at 1,024 bytes")
    func budgets() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        _ = try Formula(nested(31))
        #expect(throws: FormulaError(offset: 32, expected: "less nesting")) {
            try Formula(nested(32))
        }
        _ = try Formula(String(repeating: "a", count: 1024))
        #expect(throws: FormulaError(offset: 1024, expected: "the end")) {
            try Formula(String(repeating: "a", count: 1025))
        }
    }
}
