/// Says of each `(` what it opens: a condition, an arithmetic expression or an operand.
///
/// `(a = :v)` and `(a) = :v` begin alike, and so do `(a + b)` and `(a) + b`. To look ahead at each
/// `(` would cost O(n²) or, with nothing remembered, exponential time; this table is made in O(n).
struct ParenthesisTable {
    /// The number of the `)` that closes the `(` at the index.
    private let ends: [Int: Int]
    /// How many tokens before the index make what is round them a condition.
    private let conditionalCounts: [Int]
    /// How many `+` and `-` stand before the index.
    private let arithmeticCounts: [Int]

    init(_ reader: TokenReader) {
        var ends: [Int: Int] = [:]
        var open: [Int] = []
        var (conditional, arithmetic) = (0, 0)
        var (conditionalCounts, arithmeticCounts) = ([Int](), [Int]())
        for (index, token) in reader.tokens.enumerated() {
            conditionalCounts.append(conditional)
            arithmeticCounts.append(arithmetic)
            if token.kind.isConditional { conditional += 1 }
            if token.kind.isArithmetic { arithmetic += 1 }
            switch token.kind {
            case .leftParenthesis: open.append(index)
            case .rightParenthesis: if let start = open.popLast() { ends[start] = index }
            default: break
            }
        }
        self.ends = ends
        self.conditionalCounts = conditionalCounts
        self.arithmeticCounts = arithmeticCounts
    }

    /// The number of the `)` that closes the `(` at `start`.
    func end(of start: Int) -> Int? { ends[start] }

    /// Whether the next token opens a condition.
    ///
    /// It opens an operand when no operator stands inside, and either an operator that takes an
    /// operand follows, or what is inside is a path or a value and so cannot be a condition. A
    /// parenthesis that is never closed counts as a condition's.
    func opensCondition(_ reader: TokenReader) -> Bool {
        let start = reader.position
        guard reader.next == .leftParenthesis else { return false }
        guard let end = ends[start], conditionalCounts[end] == conditionalCounts[start] else {
            return true
        }
        if reader.kind(at: end + 1).followsOperand { return false }
        var first = start
        while reader.kind(at: first) == .leftParenthesis { first += 1 }
        return reader.kind(at: first) == .identifier
            && reader.kind(at: first + 1) == .leftParenthesis
    }

    /// Whether the next token opens an arithmetic expression: whether `+` or `-` stands inside, or
    /// anywhere after a parenthesis that is never closed.
    func opensArithmetic(_ reader: TokenReader) -> Bool {
        guard reader.next == .leftParenthesis, let last = arithmeticCounts.indices.last else {
            return false
        }
        let end = ends[reader.position] ?? last
        return arithmeticCounts[end] > arithmeticCounts[reader.position]
    }
}
