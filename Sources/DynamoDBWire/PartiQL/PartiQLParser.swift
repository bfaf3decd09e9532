internal import GranaryExpressions
internal import GranaryItems

/// Reads statements of PartiQL, by recursive descent.
///
/// ```
/// statement: SELECT ( "*" | path { "," path } ) FROM source [ WHERE condition ]
///              [ ORDER BY name [ ASC | DESC ] { "," name [ ASC | DESC ] } ]
///          | INSERT INTO source VALUE map
///          | UPDATE source change { change } [ WHERE condition ] [ returning ]
///          | FROM source [ WHERE condition ] change { change } [ returning ]
///          | DELETE FROM source [ WHERE condition ] [ returning ]
///          | EXISTS "(" select ")"
/// source:    name [ "." name ]
/// change:    SET path "=" value { "," path "=" value } | REMOVE path { "," path }
/// returning: RETURNING ( ALL | MODIFIED ) ( OLD | NEW ) "*"
/// ```
///
/// Parameters take the place of their `?` at once. The depth of what recurses is bounded by
/// ``PartiQLLimits``.
struct PartiQLParser {
    var tokens: [PartiQLToken]
    var position = 0
    var parameters: [AttributeValue]
    var parameterCount = 0
    var operatorCount = 0
    var depth = 0

    /// Reads `text`, which must be one statement and nothing else.
    ///
    /// - Throws: `ValidationException` with the service's text.
    static func parse(
        _ text: String, parameters: [AttributeValue]
    ) throws(WireError) -> PartiQLStatement {
        var parser = PartiQLParser(
            tokens: try PartiQLLexer.tokens(of: text), parameters: parameters)
        let statement = try parser.statement()
        _ = parser.take(symbol: ";")
        guard parser.token.kind == .end else {
            throw .malformed("Unexpected token after expression")
        }
        guard parser.parameterCount == parameters.count else {
            throw .validation("Number of parameters in request and statement don't match.")
        }
        return statement
    }

    private mutating func statement() throws(WireError) -> PartiQLStatement {
        switch token.kind {
        case .keyword("SELECT"): return .select(try select())
        case .keyword("INSERT"): return try insert()
        case .keyword("UPDATE"): return .update(try update())
        case .keyword("FROM"): return .update(try updateFrom())
        case .keyword("DELETE"): return .delete(try delete())
        case .keyword("EXISTS"):
            position += 1
            try expect("(", "LEFT_PAREN")
            guard token.kind == .keyword("SELECT") else { throw .malformed("Unexpected term") }
            let select = try select()
            try expect(")", "RIGHT_PAREN")
            return .exists(select)
        default: throw .malformed("Expected data manipulation")
        }
    }
}

// MARK: - Tokens

extension PartiQLParser {
    /// The next token; the last one is the end, and is never passed.
    var token: PartiQLToken {
        tokens.indices.contains(position)
            ? tokens[position] : PartiQLToken(kind: .end, line: 1, column: 1, length: 0)
    }

    /// The token after the next one.
    var following: PartiQLToken.Kind {
        position + 1 < tokens.count ? tokens[position + 1].kind : .end
    }

    mutating func take(symbol: String) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    mutating func take(keyword: String) -> Bool {
        guard token.kind == .keyword(keyword) else { return false }
        position += 1
        return true
    }

    /// Takes a word of the language that is also allowed as a name.
    mutating func take(word: String) -> Bool {
        switch token.kind {
        case .keyword(word): break
        case .name(let name) where name.uppercased() == word: break
        default: return false
        }
        position += 1
        return true
    }

    mutating func expect(_ symbol: String, _ name: String) throws(WireError) {
        guard take(symbol: symbol) else { throw .malformed("Expected \(name)") }
    }

    mutating func expect(keyword: String) throws(WireError) {
        guard take(keyword: keyword) else { throw .malformed("Expected \(keyword)") }
    }

    /// Runs `body` one level deeper.
    mutating func nested<Value>(
        _ body: (inout PartiQLParser) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        depth += 1
        defer { depth -= 1 }
        guard depth <= PartiQLLimits.depth else { throw .malformed("Nested too deeply") }
        return try body(&self)
    }

    /// What stands where a term is expected and is none.
    var unexpected: WireError {
        switch token.kind {
        case .keyword("IS"), .keyword("LIKE"), .keyword("IN"), .keyword("BETWEEN"),
            .keyword("AND"), .keyword("OR"):
            .malformed("Unexpected operator")
        case .symbol("="), .symbol("<>"), .symbol("!="), .symbol("<"), .symbol("<="),
            .symbol(">"), .symbol(">="), .symbol("+"), .symbol("*"), .symbol("-"):
            .malformed("Unexpected operator")
        case .keyword: .malformed("Unexpected keyword")
        default: .malformed("Unexpected term")
        }
    }
}

// MARK: - Names and paths

extension PartiQLParser {
    /// Reads what a statement reads or writes; `missing` is what the service says of none.
    mutating func source(missing: WireError? = nil) throws(WireError) -> PartiQLSource {
        guard case .name = token.kind else { throw missing ?? unexpected }
        var names: [String] = []
        repeat {
            guard case .name(let name) = token.kind else {
                throw .malformed("Invalid path dot component")
            }
            position += 1
            guard !name.isEmpty else {
                throw .validation("Path component cannot be an empty string")
            }
            names.append(name)
        } while take(symbol: ".")
        if token.kind == .symbol("[") { throw .validation("Invalid list expression in source.") }
        guard names.count <= 2, let table = names.first else {
            throw .validation("A path may contain at most 2 components in the FROM clause")
        }
        return PartiQLSource(table: table, index: names.count == 2 ? names[1] : nil)
    }

    /// Refuses another name for a table.
    func checkNoAlias() throws(WireError) {
        switch token.kind {
        case .name, .keyword("AS"), .keyword("AT"), .keyword("BY"):
            throw .validation("Aliasing is not supported")
        default: return
        }
    }

    /// Reads a path that begins with a name.
    mutating func path() throws(WireError) -> DocumentPath {
        guard case .name(let root) = token.kind else { throw unexpected }
        guard !root.isEmpty else {
            throw .validation("Path component cannot be an empty string")
        }
        position += 1
        var path = DocumentPath(root)
        while true {
            if take(symbol: ".") {
                guard case .name(let name) = token.kind else {
                    throw .malformed("Invalid path dot component")
                }
                position += 1
                path.steps.append(.name(name))
            } else if take(symbol: "[") {
                path.steps.append(try bracketed())
            } else {
                break
            }
        }
        guard path.steps.count < ExpressionLimits.pathElementCount else {
            throw WireError(
                .expression(
                    ExpressionError(nil, .pathTooDeep(elementCount: path.steps.count + 1))))
        }
        return path
    }

    private mutating func bracketed() throws(WireError) -> DocumentPath.Step {
        let step: DocumentPath.Step
        switch token.kind {
        case .number(let digits):
            guard let index = Int(digits), index <= ExpressionLimits.listIndex else {
                throw .validation(
                    "List index is not within the allowable range; index: [\(digits)]")
            }
            step = .index(index)
        case .string(let name): step = .name(name)
        case .symbol("*"):
            throw .validation("Wildcard path component like a[*].b are not supported")
        default: throw .validation("Unexpected path component at \(token.place)")
        }
        position += 1
        try expect("]", "RIGHT_BRACKET")
        return step
    }
}
