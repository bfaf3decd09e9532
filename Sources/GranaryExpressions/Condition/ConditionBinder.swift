internal import GranaryItems

/// Puts names and values in the place of a condition's placeholders, and checks the operands.
///
/// Works test by test in the order they are written, and within a test through its operands first,
/// as DynamoDB does; so of several errors the same one is reported.
struct ConditionBinder {
    let operands: OperandTree
    let kind: ExpressionKind
    var placeholders: Placeholders
    private var bound: [Int: BoundOperand] = [:]

    /// The condition without placeholders.
    ///
    /// Marks the ones it uses.
    static func bind(
        _ parsed: ParsedCondition, as kind: ExpressionKind, placeholders: inout Placeholders
    ) throws(ExpressionError) -> BooleanProgram<BoundTest> {
        var binder = ConditionBinder(
            operands: parsed.operands, kind: kind, placeholders: placeholders)
        let program = try parsed.program.map { test throws(ExpressionError) in
            try binder.test(test)
        }
        placeholders = binder.placeholders
        return program
    }

    private init(operands: OperandTree, kind: ExpressionKind, placeholders: Placeholders) {
        self.operands = operands
        self.kind = kind
        self.placeholders = placeholders
    }

    private mutating func test(_ test: ParsedTest) throws(ExpressionError) -> BoundTest {
        for number in operands.completed[test.operands] {
            switch operands.nodes[number] {
            case .path(let path):
                bound[number] = .path(try path.bound(with: &placeholders, in: kind))
            case .value(let name):
                bound[number] = .value(try placeholders.value(name, in: kind))
            case .call(let call):
                if call.isCondition { break }
                bound[number] = try size(of: operand(call.operands[0]))
            }
        }
        return switch test.shape {
        case .compare(let comparator, let one, let two):
            try compare(comparator, operand(one), operand(two))
        case .between(let number, let lower, let upper):
            try between(operand(number), operand(lower), operand(upper))
        case .isIn(let number, let list): try isIn(operand(number), list.map { operand($0) })
        case .call(let number): try call(number)
        }
    }

    private func operand(_ number: Int) -> BoundOperand { bound[number] ?? .value(.null) }

    private func size(of operand: BoundOperand) throws(ExpressionError) -> BoundOperand {
        guard let value = operand.value else {
            if let path = operand.path { return .size(path) }
            throw error(.operandType(operation: "size", type: AttributeKind.number.code))
        }
        guard let size = value.elementCount else {
            throw error(.operandType(operation: "size", type: value.kind.code))
        }
        return .value(.number(Number(size)))
    }

    private func compare(
        _ comparator: Comparator, _ one: BoundOperand, _ two: BoundOperand
    ) throws(ExpressionError) -> BoundTest {
        let test = BoundTest.compare(comparator, one, two)
        try test.check(as: kind)
        return test
    }

    private func between(
        _ operand: BoundOperand, _ lower: BoundOperand, _ upper: BoundOperand
    ) throws(ExpressionError) -> BoundTest {
        let test = BoundTest.between(operand, lower: lower, upper: upper)
        try test.check(as: kind)
        return test
    }

    private func isIn(
        _ operand: BoundOperand, _ list: [BoundOperand]
    ) throws(ExpressionError) -> BoundTest {
        let test = BoundTest.isIn(operand, list)
        try test.check(as: kind)
        return test
    }
}

extension ConditionBinder {
    private func call(_ number: Int) throws(ExpressionError) -> BoundTest {
        guard case .call(let call) = operands.nodes[number],
            let function = ExpressionFunction(rawValue: call.name)
        else { throw error(.unknownFunction("")) }
        let arguments = call.operands.map { operand($0) }
        let path = arguments.first?.path
        if function.needsPath, path == nil { throw error(.pathRequired(function: call.name)) }
        if let first = arguments.first {
            try BoundTest.checkDistinct(
                call.name, first, Array(arguments.dropFirst()), as: kind)
        }
        switch function {
        case .attributeExists: return .exists(path ?? DocumentPath(""))
        case .attributeNotExists: return .notExists(path ?? DocumentPath(""))
        case .attributeType:
            return .hasType(path ?? DocumentPath(""), try typeName(arguments[1]))
        case .beginsWith:
            let test = BoundTest.beginsWith(arguments[0], arguments[1])
            try test.check(as: kind)
            return test
        case .contains: return .contains(arguments[0], arguments[1])
        case .size, .ifNotExists, .listAppend: throw error(.functionMisused(call.name))
        }
    }

    private func typeName(_ operand: BoundOperand) throws(ExpressionError) -> AttributeKind {
        let operation = ExpressionFunction.attributeType.rawValue
        guard let given = operand.kind else {
            let anyType = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
            throw error(.operandType(operation: operation, type: anyType))
        }
        guard case .value(.string(let name)) = operand else {
            throw error(.operandType(operation: operation, type: given.code))
        }
        guard let kind = AttributeKind(code: name) else { throw error(.unknownTypeName(name)) }
        return kind
    }

    private func error(_ reason: ExpressionError.Reason) -> ExpressionError {
        ExpressionError(kind, reason)
    }
}

extension AttributeValue {
    /// What `size` says of the value; nil for a value that has no size.
    var elementCount: Int? {
        switch self {
        case .string(let text): text.utf16.count
        case .binary(let bytes): bytes.count
        case .list(let elements): elements.count
        case .map(let map): map.count
        case .stringSet(let set): set.count
        case .numberSet(let set): set.count
        case .binarySet(let set): set.count
        case .number, .bool, .null: nil
        }
    }
}
