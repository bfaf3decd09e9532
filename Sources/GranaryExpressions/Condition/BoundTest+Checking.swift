internal import GranaryItems

extension BoundTest {
    /// Refuses operands that the operator or function does not take.
    ///
    /// The text names the parameter that the test stands in; `nil` when it stands in none, as in a
    /// statement of PartiQL.
    package func check(as kind: ExpressionKind?) throws(ExpressionError) {
        switch self {
        case .compare(let comparator, let one, let two):
            try Self.checkDistinct(comparator.rawValue, one, [two], as: kind)
            if comparator.needsOrder {
                try Self.checkOrdered(comparator.rawValue, [one, two], as: kind)
            }
        case .between(let operand, let lower, let upper):
            try Self.checkDistinct("BETWEEN", operand, [lower, upper], as: kind)
            try Self.checkOrdered("BETWEEN", [operand, lower, upper], as: kind)
            try Self.checkBounds(lower, upper, as: kind)
        case .isIn(let operand, let list):
            guard list.count <= ExpressionLimits.inOperandCount else {
                throw ExpressionError(kind, .tooManyOperands(count: list.count))
            }
            try Self.checkDistinct("IN", operand, list, as: kind)
        case .beginsWith(let operand, let prefix):
            let name = ExpressionFunction.beginsWith.rawValue
            try Self.checkDistinct(name, operand, [prefix], as: kind)
            for argument in [operand, prefix] {
                if let type = argument.kind, type != .string, type != .binary {
                    throw ExpressionError(kind, .operandType(operation: name, type: type.code))
                }
            }
        case .contains(let operand, let element):
            try Self.checkDistinct(
                ExpressionFunction.contains.rawValue, operand, [element], as: kind)
        case .exists, .notExists, .hasType: break
        }
    }

    /// Refuses an attribute that is compared with itself.
    static func checkDistinct(
        _ operation: String, _ first: BoundOperand, _ others: [BoundOperand],
        as kind: ExpressionKind?
    ) throws(ExpressionError) {
        guard let path = first.path else { return }
        for other in others {
            if let otherPath = other.path, otherPath.isSame(as: path) {
                throw ExpressionError(kind, .operandsNotDistinct(operation: operation, path: path))
            }
        }
    }

    private static func checkOrdered(
        _ operation: String, _ operands: [BoundOperand], as kind: ExpressionKind?
    ) throws(ExpressionError) {
        for operand in operands {
            switch operand.kind {
            case nil, .string, .number, .binary: continue
            case .some(let type):
                throw ExpressionError(kind, .operandType(operation: operation, type: type.code))
            }
        }
    }

    private static func checkBounds(
        _ lower: BoundOperand, _ upper: BoundOperand, as kind: ExpressionKind?
    ) throws(ExpressionError) {
        guard let low = lower.value, let high = upper.value else { return }
        guard low.kind == high.kind else {
            throw ExpressionError(kind, .boundsOfDifferentTypes(lower: low, upper: high))
        }
        if let order = EncodedValue(low).view.compare(EncodedValue(high).view), order > 0 {
            throw ExpressionError(kind, .boundsOutOfOrder(lower: low, upper: high))
        }
    }
}
