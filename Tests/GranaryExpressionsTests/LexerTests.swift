import Testing

@testable import GranaryExpressions

/// The lexer decides what a name, a placeholder and an index is; everything else builds on it.
@Suite("Lexer")
struct LexerTests {
    @Test(
        "Kinds",
        arguments: [
            ("", []),
            ("a", [.identifier]),
            ("a_1 B2", [.identifier, .identifier]),
            ("_a", [.unknown, .identifier]),
            ("#a :v", [.name, .value]),
            ("#1 :_", [.name, .value]),
            ("# :", [.unknown, .unknown]),
            ("#a-b", [.name, .minus, .identifier]),
            ("10 0 01", [.index, .index, .index, .index]),
            ("and Or NOT between iN", [.and, .or, .not, .between, .in]),
            ("set Remove ADD delete", [.set, .remove, .add, .delete]),
            ("android inside", [.identifier, .identifier]),
            (
                "= <> < <= > >=",
                [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
            ),
            ("<<>>=", [.less, .notEqual, .greaterOrEqual]),
            (
                "()[],.+-",
                [
                    .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .dot,
                    .plus, .minus,
                ]
            ),
            (" \t\r\n", []),
            ("\u{0B}", [.unknown]),
            ("é", [.unknown]),
            ("a😀b", [.identifier, .unknown, .identifier]),
            ("\"\0'", [.unknown, .unknown, .unknown]),
        ] as [(String, [Token.Kind])])
    func kinds(text: String, kinds: [Token.Kind]) {
        let tokens = Lexer.tokens(of: Array(text.utf8))
        #expect(tokens.map(\.kind) == kinds + [.end])
    }

    /// Tokens and white space tile the text, so that error messages can show it.
    @Test(arguments: UInt64(1)...8)
    func tokensTileAnyBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<random.below(4_097)).map { _ in UInt8.random(in: 0...255, using: &random) }
        var end = 0
        for token in Lexer.tokens(of: bytes) {
            let gap = bytes[end..<token.start]
            #expect(gap.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }, "seed \(seed)")
            #expect(token.start < token.end || token.kind == .end, "seed \(seed)")
            end = token.end
        }
        #expect(end == bytes.count, "seed \(seed)")
    }
}
