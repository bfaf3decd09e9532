/// A condition as it was written, placeholders and all.
struct ParsedCondition: Sendable {
    let operands: OperandTree
    let program: BooleanProgram<ParsedTest>
}

/// One test of a condition; operands are numbers in its tree.
struct ParsedTest: Sendable, Hashable {
    /// What is asked.
    enum Shape: Sendable, Hashable {
        case compare(Comparator, Int, Int)
        case between(Int, lower: Int, upper: Int)
        case isIn(Int, [Int])
        /// A function that is a condition itself.
        case call(Int)
    }

    let shape: Shape
    /// Where its operands stand in the tree's `completed`.
    let operands: Range<Int>
}
