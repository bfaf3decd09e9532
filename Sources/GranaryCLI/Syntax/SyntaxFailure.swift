/// Why a part of the command line cannot be read.
struct SyntaxFailure: Error, Equatable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    let description: String

    init(_ description: String) { self.description = description }
}
