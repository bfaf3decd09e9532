/// One token of a statement, and where it stands.
struct PartiQLToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// A name; in quotes it may be a word of the language too.
        case name(String)
        /// A word of the language, in capitals.
        case keyword(String)
        /// The text of a literal, its quotes resolved.
        case string(String)
        /// The text of a number.
        case number(String)
        /// An operator or a mark of punctuation.
        case symbol(String)
        /// A `?`.
        case parameter
        /// The end of the statement.
        case end
    }

    var kind: Kind
    var line: Int
    /// Counted in characters, from 1.
    var column: Int
    var length: Int

    /// The place as the service writes it: line, column and length.
    var place: String { "\(line):\(column):\(length)" }
}

extension WireError {
    /// The statement cannot be read.
    static func malformed(_ detail: String) -> Self {
        .validation("Statement wasn't well formed, can't be processed: \(detail)")
    }

    /// Something in the statement that the service does not do, and where it stands.
    static func unsupported(_ text: String, at token: PartiQLToken) -> Self {
        .validation("\(text) at \(token.place)")
    }
}
