import GranaryItems

@testable import GranaryExpressions

/// Conditions as a tree, evaluated over decoded values in the plainest way: the model.
indirect enum ModelCondition: Sendable {
    case test(BoundTest)
    case not(ModelCondition)
    case and(ModelCondition, ModelCondition)
    case or(ModelCondition, ModelCondition)

    /// Whether a decoded item meets the condition.
    func holds(for item: AttributeMap) -> Bool {
        switch self {
        case .test(let test): test.holds(for: item)
        case .not(let condition): !condition.holds(for: item)
        case .and(let one, let two):
            // Both sides, so that a side that is skipped wrongly shows.
            [one.holds(for: item), two.holds(for: item)].allSatisfy { $0 }
        case .or(let one, let two):
            [one.holds(for: item), two.holds(for: item)].contains(true)
        }
    }

    /// The same condition, made with the operators that users have.
    var built: Condition {
        switch self {
        case .test(let test): Condition(test)
        case .not(let condition): !condition.built
        case .and(let one, let two): one.built && two.built
        case .or(let one, let two): one.built || two.built
        }
    }

    /// The same condition as text, with the parentheses it needs and no others.
    func text(_ values: inout [String: AttributeValue]) -> String {
        switch self {
        case .test(let test): return test.text(&values)
        case .not(let condition): return "NOT \(condition.text(&values, in: 3))"
        case .and(let one, let two):
            return "\(one.text(&values, in: 2)) AND \(two.text(&values, in: 3))"
        case .or(let one, let two):
            return "\(one.text(&values, in: 1)) OR \(two.text(&values, in: 2))"
        }
    }

    private func text(_ values: inout [String: AttributeValue], in strength: Int) -> String {
        let text = text(&values)
        return self.strength < strength ? "(\(text))" : text
    }

    private var strength: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .not, .test: 3
        }
    }
}

extension BoundTest {
    fileprivate func holds(for item: AttributeMap) -> Bool {
        switch self {
        case .compare(.equal, let one, let two):
            guard let one = one.value(in: item), let two = two.value(in: item) else { return false }
            return one == two
        case .compare(.notEqual, let one, let two):
            guard let one = one.value(in: item), let two = two.value(in: item) else { return true }
            return one != two
        case .compare(let comparator, let one, let two):
            let order = one.value(in: item)?.order(to: two.value(in: item))
            return switch comparator {
            case .less: order == -1
            case .lessOrEqual: order == -1 || order == 0
            case .greater: order == 1
            default: order == 1 || order == 0
            }
        case .between(let one, let lower, let upper):
            let value = one.value(in: item)
            return [0, 1].contains(value?.order(to: lower.value(in: item)))
                && [0, -1].contains(value?.order(to: upper.value(in: item)))
        case .isIn(let one, let list):
            guard let value = one.value(in: item) else { return false }
            return list.contains { $0.value(in: item) == value }
        case .exists(let path): return path.value(in: item) != nil
        case .notExists(let path): return path.value(in: item) == nil
        case .hasType(let path, let kind): return path.value(in: item)?.kind == kind
        case .beginsWith(let one, let two):
            switch (one.value(in: item), two.value(in: item)) {
            case (.string(let text)?, .string(let prefix)?):
                return Array(text.utf8).starts(with: Array(prefix.utf8))
            case (.binary(let bytes)?, .binary(let prefix)?): return bytes.starts(with: prefix)
            default: return false
            }
        case .contains(let one, let two):
            guard let one = one.value(in: item), let two = two.value(in: item) else { return false }
            return one.contains(two)
        }
    }

    fileprivate func text(_ values: inout [String: AttributeValue]) -> String {
        switch self {
        case .compare(let comparator, let one, let two):
            return "\(one.text(&values)) \(comparator.rawValue) \(two.text(&values))"
        case .between(let one, let lower, let upper):
            return "\(one.text(&values)) BETWEEN \(lower.text(&values)) AND \(upper.text(&values))"
        case .isIn(let one, let list):
            let first = one.text(&values)
            var texts: [String] = []
            for operand in list { texts.append(operand.text(&values)) }
            return "\(first) IN (\(texts.joined(separator: ", ")))"
        case .exists(let path): return "attribute_exists(\(path))"
        case .notExists(let path): return "attribute_not_exists(\(path))"
        case .hasType(let path, let kind):
            let name = BoundOperand.value(.string(kind.code)).text(&values)
            return "attribute_type(\(path), \(name))"
        case .beginsWith(let one, let two):
            return "begins_with(\(one.text(&values)), \(two.text(&values)))"
        case .contains(let one, let two):
            return "contains(\(one.text(&values)), \(two.text(&values)))"
        }
    }
}

extension BoundOperand {
    fileprivate func value(in item: AttributeMap) -> AttributeValue? {
        switch self {
        case .path(let path): path.value(in: item)
        case .value(let value): value
        case .size(let path): path.value(in: item)?.elementCount.map { .number(Number($0)) }
        }
    }

    fileprivate func text(_ values: inout [String: AttributeValue]) -> String {
        switch self {
        case .path(let path): return "\(path)"
        case .size(let path): return "size(\(path))"
        case .value(let value):
            let name = ":v\(values.count)"
            values[name] = value
            return name
        }
    }
}

extension AttributeValue {
    fileprivate func order(to other: AttributeValue?) -> Int? {
        switch (self, other) {
        case (.string(let one), .string(let two)?): one.utf8.order(to: two.utf8)
        case (.binary(let one), .binary(let two)?): one.order(to: two)
        case (.number(let one), .number(let two)?): one < two ? -1 : one == two ? 0 : 1
        default: nil
        }
    }

    fileprivate func contains(_ other: AttributeValue) -> Bool {
        switch (self, other) {
        case (.string(let text), .string(let part)):
            Array(text.utf8).hasRun(Array(part.utf8))
        case (.binary(let bytes), .binary(let part)): bytes.hasRun(part)
        case (.stringSet(let set), .string(let element)): set.contains(element)
        case (.numberSet(let set), .number(let element)): set.contains(element)
        case (.binarySet(let set), .binary(let element)): set.contains(element)
        case (.list(let list), _): list.contains(other)
        default: false
        }
    }
}

extension Sequence<UInt8> {
    fileprivate func order(to other: some Sequence<UInt8>) -> Int {
        let (one, two) = (Array(self), Array(other))
        return one == two ? 0 : one.lexicographicallyPrecedes(two) ? -1 : 1
    }
}

extension [UInt8] {
    fileprivate func hasRun(_ part: [UInt8]) -> Bool {
        part.count <= count
            && (0...(count - part.count)).contains { self[$0...].starts(with: part) }
    }
}
