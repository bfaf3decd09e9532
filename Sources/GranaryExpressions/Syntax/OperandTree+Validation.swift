extension OperandTree {
    /// Checks what can be checked without placeholders, in the order the expression is written:
    /// reserved words, list indexes, the names of functions, and where each one stands.
    ///
    /// Checks the operands with these `numbers`.
    func validate(_ numbers: Range<Int>, as kind: ExpressionKind) throws(ExpressionError) {
        for number in numbers {
            switch nodes[number] {
            case .path(let path): try Self.validate(path, as: kind)
            case .value: break
            case .call(let call): try Self.validate(call, as: kind)
            }
        }
    }

    private static func validate(
        _ path: ParsedPath, as kind: ExpressionKind
    ) throws(ExpressionError) {
        for element in path.elements {
            switch element {
            case .name(let name):
                if ReservedWords.contains(name) { throw ExpressionError(kind, .reservedWord(name)) }
            case .placeholder: break
            case .index(let digits):
                guard let index = Int(digits), index <= ExpressionLimits.listIndex else {
                    throw ExpressionError(kind, .listIndexOutOfRange(digits))
                }
            }
        }
    }

    private static func validate(
        _ call: Call, as kind: ExpressionKind
    ) throws(ExpressionError) {
        guard let function = ExpressionFunction(rawValue: call.name) else {
            throw ExpressionError(kind, .unknownFunction(call.name))
        }
        if kind == .update {
            // How many operands it has is checked later, after their placeholders.
            if function.isForUpdates { return }
            throw ExpressionError(kind, .functionNotInUpdate(call.name))
        }
        if function.isForUpdates { throw ExpressionError(kind, .functionNotInCondition(call.name)) }
        guard function.isCondition == call.isCondition else {
            throw ExpressionError(kind, .functionMisused(call.name))
        }
        guard call.operands.count == function.operandCount else {
            throw ExpressionError(
                kind, .operandCount(function: call.name, count: call.operands.count))
        }
    }

    /// Refuses an expression of more than 300 operators and functions.
    static func checkOperatorCount(
        _ count: Int, as kind: ExpressionKind
    ) throws(ExpressionError) {
        guard count <= ExpressionLimits.operatorCount else {
            throw ExpressionError(kind, .tooManyOperators(count: count))
        }
    }
}
