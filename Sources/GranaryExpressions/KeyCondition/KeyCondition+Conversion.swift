internal import GranaryItems

extension KeyCondition {
    /// Makes terms of a condition, and refuses what a key condition may not hold.
    init(_ program: BooleanProgram<BoundTest>) throws(ExpressionError) {
        for instruction in program.instructions {
            if case .skipIfTrue = instruction { throw ExpressionError(nil, .keyOperator("OR")) }
        }
        for instruction in program.instructions {
            if case .invert = instruction { throw ExpressionError(nil, .keyOperator("NOT")) }
        }
        var terms: [Term] = []
        for test in program.tests { terms.append(try Term(test)) }
        for (index, term) in terms.enumerated() {
            if terms[..<index].contains(where: { $0.attribute.hasSameBytes(as: term.attribute) }) {
                throw ExpressionError(nil, .keyRepeated)
            }
        }
        self.init(terms: terms)
    }
}

extension KeyCondition.Term {
    fileprivate init(_ test: BoundTest) throws(ExpressionError) {
        switch test {
        case .compare(.notEqual, _, _): throw ExpressionError(nil, .keyOperator("<>"))
        case .isIn: throw ExpressionError(nil, .keyOperator("IN"))
        case .exists: throw Self.refused(.attributeExists)
        case .notExists: throw Self.refused(.attributeNotExists)
        case .hasType: throw Self.refused(.attributeType)
        case .contains: throw Self.refused(.contains)
        case .compare(let comparator, let one, let two):
            let name = try Self.attribute(of: [one, two])
            let comparator = one.path == nil ? comparator.exchanged : comparator
            self.init(name, .init(comparator, one.value ?? two.value ?? .null))
        case .between(let operand, let lower, let upper):
            try Self.checkFirst(operand, "BETWEEN")
            let name = try Self.attribute(of: [operand, lower, upper])
            self.init(name, .between(lower.value ?? .null, upper.value ?? .null))
        case .beginsWith(let operand, let prefix):
            try Self.checkFirst(operand, ExpressionFunction.beginsWith.rawValue)
            let name = try Self.attribute(of: [operand, prefix])
            self.init(name, .beginsWith(prefix.value ?? .null))
        }
    }

    private static func refused(_ function: ExpressionFunction) -> ExpressionError {
        ExpressionError(nil, .keyOperator(function.rawValue))
    }

    private static func checkFirst(
        _ operand: BoundOperand, _ operation: String
    ) throws(ExpressionError) {
        if operand.value != nil {
            throw ExpressionError(nil, .keyOperandNotFirst(operation: operation))
        }
    }

    /// The one attribute among `operands`, of which the others are values.
    private static func attribute(of operands: [BoundOperand]) throws(ExpressionError) -> String {
        var name: String?
        for operand in operands {
            switch operand {
            case .value: break
            case .size: throw ExpressionError(nil, .keyFunction)
            case .path(let path):
                if name != nil { throw ExpressionError(nil, .keySeveralNames) }
                guard path.steps.isEmpty else { throw ExpressionError(nil, .keyNestedPath) }
                name = path.root
            }
        }
        guard let name else { throw ExpressionError(nil, .keyNoName) }
        return name
    }
}

extension KeyCondition.Comparison {
    fileprivate init(_ comparator: Comparator, _ value: AttributeValue) {
        self =
            switch comparator {
            case .equal, .notEqual: .equal(value)
            case .less: .less(value)
            case .lessOrEqual: .lessOrEqual(value)
            case .greater: .greater(value)
            case .greaterOrEqual: .greaterOrEqual(value)
            }
    }
}
