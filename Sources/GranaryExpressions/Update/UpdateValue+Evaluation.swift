internal import GranaryItems

extension UpdateValue {
    /// What evaluation came to.
    enum Outcome {
        case value(AttributeValue)
        /// Something that is read is not there.
        case missing
        /// Arithmetic left the range of numbers.
        case number(NumberError)
    }

    /// Computes the value for `item`.
    ///
    /// - Throws: When an operand has the wrong type. That something is missing, or a number out of
    ///   range, is an outcome, because DynamoDB reports wrong types anywhere in the update first.
    func evaluate(in item: ItemView) throws(ExpressionError) -> Outcome {
        var stack: [AttributeValue?] = []
        var failure: NumberError?
        var next = 0
        while next < instructions.count {
            switch instructions[next] {
            case .value(let value): stack.append(value)
            case .path(let path): stack.append(item.value(at: path)?.attributeValue())
            case .ifNotExists(let path, let skip):
                if let value = item.value(at: path) {
                    stack.append(value.attributeValue())
                    next &+= skip
                }
            case .listAppend:
                let (first, second) = Self.popPair(&stack)
                stack.append(try Self.appended(first, second))
            case .sum, .difference:
                let (first, second) = Self.popPair(&stack)
                let (one, two) = (try Self.number(first), try Self.number(second))
                guard let one, let two else {
                    stack.append(nil)
                    break
                }
                let isSum = instructions[next] == .sum
                do throws(NumberError) {
                    stack.append(.number(isSum ? try one.adding(two) : try one.subtracting(two)))
                } catch {
                    failure = error
                    stack.append(.number(.zero))
                }
            }
            next &+= 1
        }
        guard let value = stack.last ?? nil else { return .missing }
        return failure.map { .number($0) } ?? .value(value)
    }

    private static func popPair(
        _ stack: inout [AttributeValue?]
    ) -> (AttributeValue?, AttributeValue?) {
        let second = stack.popLast() ?? nil
        return (stack.popLast() ?? nil, second)
    }

    private static func number(_ value: AttributeValue?) throws(ExpressionError) -> Number? {
        switch value {
        case nil: return nil
        case .number(let number): return number
        default: throw ExpressionError(nil, .incorrectOperandType)
        }
    }

    private static func appended(
        _ first: AttributeValue?, _ second: AttributeValue?
    ) throws(ExpressionError) -> AttributeValue? {
        for case .some(let value) in [first, second] where value.kind != .list {
            throw ExpressionError(nil, .incorrectOperandType)
        }
        guard case .list(let one) = first, case .list(let two) = second else { return nil }
        return .list(one + two)
    }
}
