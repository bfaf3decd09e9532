import GranaryExpressions
import GranaryItems
import Testing

/// A syntax error shows the first token that no rule allows, and its neighbours, as DynamoDB does.
@Suite("Syntax errors")
struct SyntaxErrorTests {
    @Test(
        "In conditions",
        arguments: [
            ("a", "<EOF>", "a"),
            ("a =", "<EOF>", "="),
            ("= a", "=", "= a"),
            ("a = = b", "=", "= = b"),
            ("a > 4", "4", "> 4"),
            ("a b c", "b", "a b c"),
            ("things are not fine", "are", "things are not"),
            ("a = :v AND", "<EOF>", "AND"),
            ("a = :v OR OR b = :v", "OR", "OR OR b"),
            ("(a = :v", "<EOF>", ":v"),
            ("a = :v)", ")", ":v)"),
            ("(a)", "<EOF>", ")"),
            ("()", ")", "()"),
            ("a = \"x\"", "\"", "= \"x"),
            ("a = é", "é", "= é"),
            ("a == :v", "=", "== :v"),
            ("a != :v", "!", "a !="),
            ("a BETWEEN :v", "<EOF>", ":v"),
            ("a BETWEEN :v OR :w", "OR", ":v OR :w"),
            ("a IN :v", ":v", "IN :v"),
            ("a IN ()", ")", "()"),
            ("a IN (:v,)", ")", ",)"),
            ("NOT", "<EOF>", "NOT"),
            ("NOT a", "<EOF>", "a"),
            ("contains(a :v)", ":v", "a :v)"),
            ("contains()", ")", "()"),
            ("contains(a, :v", "<EOF>", ":v"),
            ("a. = :v", "=", ". = :v"),
            ("a[ = :v", "=", "[ = :v"),
            ("a[b] = :v", "b", "[b]"),
            ("a[-1] = :v", "-", "[-1"),
            ("a[01] = :v", "1", "01]"),
            ("a[1 = :v", "=", "1 = :v"),
            ("a.[1] = :v", "[", ".[1"),
            (":v.a = b", ".", ":v.a"),
            ("(a.b).c = :v", ".", ").c"),
            ("(size(a))[0] > b", "[", ")[0"),
            ("set = :v", "set", "set ="),
            ("_a = :v", "_", "_a"),
            ("a = :v + :w", "+", ":v + :w"),
            ("a = :v, b = :v", ",", ":v, b"),
            (" a\n=\t", "<EOF>", "=\t"),
        ])
    func conditions(text: String, token: String, near: String) {
        let values: [String: AttributeValue] = [":v": 1, ":w": 2]
        for kind in [ExpressionKind.condition, .filter] {
            #expect(
                errorMessage { () throws(ExpressionError) in
                    try Request(text, values).condition(as: kind)
                } == "Invalid \(kind.parameterName): Syntax error; "
                    + "token: \"\(token)\", near: \"\(near)\"")
        }
        #expect(
            errorMessage { () throws(ExpressionError) in try Request(text, values).keyCondition() }
                == "Invalid KeyConditionExpression: Syntax error; "
                + "token: \"\(token)\", near: \"\(near)\"")
    }

    @Test(
        "In updates",
        arguments: [
            ("whatever", "whatever", "whatever"),
            ("INVALID SYNTAX HERE", "INVALID", "INVALID SYNTAX"),
            ("set", "<EOF>", "set"),
            ("set a", "<EOF>", "a"),
            ("set a b", "b", "a b"),
            ("set a = set", "set", "= set"),
            ("set a = :v,", "<EOF>", ","),
            ("set :a = b", ":a", "set :a ="),
            ("set a = b / c", "/", "b / c"),
            ("set a = b + c + d", "+", "c + d"),
            ("set a = (b + c) + d", "+", ") + d"),
            ("set (a = (b + c))", "(", "set (a"),
            ("set a = (b.c).d + e", ".", ").d"),
            ("set a = (b.c)[0] + e", "[", ")[0"),
            ("set a = (b + c", "<EOF>", "c"),
            ("set a[1] = 1", "1", "= 1"),
            ("set a = if_not_exists(a, 100)", "100", ", 100)"),
            ("set if_not_exists(a, b) = a", "(", "if_not_exists(a"),
            ("set a = b AND c", "AND", "b AND c"),
            ("add a", "<EOF>", "a"),
            ("add a b", "b", "a b"),
            ("add a = :v", "=", "a = :v"),
            ("add :a :v", ":a", "add :a :v"),
            ("delete a b", "b", "a b"),
            ("remove :a", ":a", "remove :a"),
            ("remove a b", "b", "a b"),
            ("remove a = b", "=", "a = b"),
            ("remove a, ", "<EOF>", ", "),
        ])
    func updates(text: String, token: String, near: String) {
        #expect(
            errorMessage { () throws(ExpressionError) in try Request(text, [":v": 1]).update() }
                == "Invalid UpdateExpression: Syntax error; token: \"\(token)\", near: \"\(near)\"")
    }

    @Test(
        "In projections",
        arguments: [
            ("a,", "<EOF>", ","), ("a b", "b", "a b"), (",a", ",", ",a"), ("a..b", ".", "..b"),
            ("a[]", "]", "[]"), (":a", ":a", ":a"), ("(a)", "(", "(a"), ("size(a)", "(", "size(a"),
        ])
    func projections(text: String, token: String, near: String) {
        #expect(
            errorMessage { () throws(ExpressionError) in try Request(text).projection() }
                == "Invalid ProjectionExpression: Syntax error; "
                + "token: \"\(token)\", near: \"\(near)\"")
    }

    /// Programs can show where the error is without reading the message.
    @Test func carriesTheOffset() {
        #expect(
            throws: ExpressionError(
                .condition, .syntax(token: "d", near: "c d", offset: 6))
        ) { try Request("a = c d").condition().paths }
    }
}
