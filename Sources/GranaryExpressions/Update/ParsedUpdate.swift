/// An update as it was written, placeholders and all.
struct ParsedUpdate: Sendable {
    /// One change.
    ///
    /// Its path and its operands are numbers in the update's tree.
    struct Action: Sendable {
        let section: UpdateSection
        /// Which clause it stands in, counted from zero: `SET a = :a SET b = :b` has two.
        let clause: Int
        let path: Int
        let value: Value?
        /// Where its path and operands stand in the tree's `nodes`.
        let nodes: Range<Int>
        /// Where they stand in the tree's `completed`.
        let completed: Range<Int>
    }

    /// What an action writes, adds or deletes.
    enum Value: Sendable {
        case operand(Int)
        case sum(Int, Int)
        case difference(Int, Int)
    }

    let operands: OperandTree
    let actions: [Action]

    /// How many operators and functions there are.
    var operatorCount: Int {
        actions.reduce(operands.callCount) { count, action in
            switch action.value {
            case nil, .operand: count
            case .sum, .difference: count + 1
            }
        }
    }

    /// The sections, in the order they first appear.
    var sections: [UpdateSection] {
        actions.reduce(into: []) { sections, action in
            if !sections.contains(action.section) { sections.append(action.section) }
        }
    }
}
