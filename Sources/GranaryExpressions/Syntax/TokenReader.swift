/// Walks over the tokens of one expression.
struct TokenReader {
    let kind: ExpressionKind
    let tokens: [Token]
    private let source: [UInt8]
    private(set) var position = 0

    /// Reads `text`, whose size is checked first.
    init(_ text: String, as kind: ExpressionKind) throws(ExpressionError) {
        let byteCount = text.utf8.count
        guard byteCount > 0 else { throw ExpressionError(kind, .empty) }
        guard byteCount <= ExpressionLimits.byteCount else {
            throw ExpressionError(kind, .tooLong(byteCount: byteCount))
        }
        self.kind = kind
        source = Array(text.utf8)
        tokens = Lexer.tokens(of: source)
    }

    /// What the next token is.
    var next: Token.Kind { kind(at: position) }

    /// What the token after the next is.
    var afterNext: Token.Kind { kind(at: position &+ 1) }

    /// What token number `index` is; `.end` past the last.
    func kind(at index: Int) -> Token.Kind {
        index >= 0 && index < tokens.count ? tokens[index].kind : .end
    }

    /// Steps over the next token, and returns its number.
    @discardableResult
    mutating func advance() -> Int {
        defer { if position < tokens.count - 1 { position &+= 1 } }
        return position
    }

    /// Steps over the next token if it is `kind`.
    mutating func take(_ kind: Token.Kind) -> Bool {
        guard next == kind else { return false }
        advance()
        return true
    }

    /// Steps over the next token, which must be `kind`, and returns its number.
    @discardableResult
    mutating func expect(_ kind: Token.Kind) throws(ExpressionError) -> Int {
        guard next == kind else { throw syntaxError() }
        return advance()
    }

    /// The characters of token number `index`.
    func text(at index: Int) -> String {
        guard index < tokens.count, tokens[index].kind != .end else { return "<EOF>" }
        return text(tokens[index].start..<tokens[index].end)
    }

    /// The error for a next token that no rule allows.
    ///
    /// As DynamoDB does, it shows the token and the text from the token before to the token after.
    func syntaxError() -> ExpressionError {
        let from = position > 0 ? tokens[position - 1].start : tokens[position].start
        let to = tokens[min(position + 1, tokens.count - 1)].end
        return ExpressionError(
            kind,
            .syntax(
                token: text(at: position), near: text(from..<to), offset: tokens[position].start))
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: source[range], as: UTF8.self)
    }
}
