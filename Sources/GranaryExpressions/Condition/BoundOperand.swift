package import GranaryItems

/// An operand of a condition without placeholders.
package enum BoundOperand: Sendable, Hashable {
    case path(DocumentPath)
    case value(AttributeValue)
    /// The size of what is at a path.
    case size(DocumentPath)

    /// The path, if this is one.
    package var path: DocumentPath? { if case .path(let path) = self { path } else { nil } }

    /// The value, if this is one.
    package var value: AttributeValue? { if case .value(let value) = self { value } else { nil } }

    /// The operand's type where the item has no say in it; nil for a path.
    package var kind: AttributeKind? {
        switch self {
        case .path: nil
        case .value(let value): value.kind
        case .size: .number
        }
    }
}

/// One test of a condition without placeholders.
package enum BoundTest: Sendable, Hashable {
    case compare(Comparator, BoundOperand, BoundOperand)
    case between(BoundOperand, lower: BoundOperand, upper: BoundOperand)
    case isIn(BoundOperand, [BoundOperand])
    case exists(DocumentPath)
    case notExists(DocumentPath)
    case hasType(DocumentPath, AttributeKind)
    case beginsWith(BoundOperand, BoundOperand)
    case contains(BoundOperand, BoundOperand)
}

extension BoundTest {
    /// The operands, in the order they are written.
    var operands: [BoundOperand] {
        switch self {
        case .compare(_, let one, let two), .beginsWith(let one, let two),
            .contains(let one, let two):
            [one, two]
        case .between(let operand, let lower, let upper): [operand, lower, upper]
        case .isIn(let operand, let list): [operand] + list
        case .exists(let path), .notExists(let path), .hasType(let path, _): [.path(path)]
        }
    }

    /// The paths that the test reads.
    package var paths: [DocumentPath] {
        operands.compactMap { operand in
            switch operand {
            case .path(let path), .size(let path): path
            case .value: nil
            }
        }
    }

    /// The number of operators and functions.
    var operatorCount: Int {
        let sizes = operands.count { if case .size = $0 { true } else { false } }
        return 1 + sizes
    }
}
