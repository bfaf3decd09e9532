/// What a statement may hold, so that reading one takes bounded time and stack.
enum PartiQLLimits {
    /// The characters of a statement, in UTF-16.
    static let characterCount = 8_192
    /// How deep parentheses and values may nest.
    static let depth = 64
    /// The operators and functions of one condition, as in an expression.
    static let operatorCount = 300
    /// The reads that one statement may be made of: a value of each key for each.
    static let readCount = 50
    /// The statements of one batch.
    static let batchCount = 25
    /// The statements of one transaction.
    static let transactionCount = 100
    /// The characters of a `NextToken`.
    static let tokenCharacterCount = 32_768
    /// The bytes after which an answer made of several queries is a page.
    static let pageByteCount = 1_048_576

    /// Throws when a statement would be more reads than that.
    static func check(readCount count: Int) throws(WireError) {
        guard count <= readCount else {
            throw .validation("Too many decomposed read operations for a given query.")
        }
    }
}
