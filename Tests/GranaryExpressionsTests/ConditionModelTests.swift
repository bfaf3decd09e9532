import GranaryItems
import Testing

@testable import GranaryExpressions

/// Compares conditions over encoded items with a plain evaluator over decoded ones.
///
/// Method: one seed makes random conditions and random items from few values, so that most tests can
/// go either way. Each condition is also written as text and read again: the grammar's round trip.
/// A failure names its seed; run that seed alone to replay it.
@Suite("Conditions against their model")
struct ConditionModelTests {
    @Test(arguments: UInt64(1)...12)
    func agrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let items = (0..<24).map { _ in random.map(depth: 3) }
        for number in 0..<60 {
            let model = random.condition(depth: random.below(5))
            var values: [String: AttributeValue] = [:]
            let text = model.text(&values)
            let built = model.built
            let parsed = try Request(text, values).condition()
            #expect(parsed == built, "seed \(seed), condition \(number): \(text)")
            for map in items {
                let item = Item(map)
                let answer = parsed.evaluate(item.view)
                #expect(
                    answer == model.holds(for: map),
                    "seed \(seed), condition \(number): \(text), values \(values), item \(map)")
            }
        }
    }

    /// Where the text ends is no part of the meaning: more space and capitals change nothing.
    @Test(arguments: UInt64(1)...4)
    func spaceAndCaseDoNotMatter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            var values: [String: AttributeValue] = [:]
            let text = random.condition(depth: 4).text(&values)
            let words = text.split(separator: " ", omittingEmptySubsequences: false)
            var other = ""
            for word in words {
                let isKeyword = ["AND", "OR", "NOT", "IN", "BETWEEN"].contains(word)
                other += isKeyword && random.below(2) == 0 ? word.lowercased() : String(word)
                other += random.pick([" ", "\t", "\n", "\r\n", "   "], or: " ")
            }
            #expect(
                try Request(text, values).condition() == Request(other, values).condition(),
                "seed \(seed)")
        }
    }
}

extension SeededGenerator {
    /// A condition that DynamoDB accepts, at most `depth` operators deep.
    mutating func condition(depth: Int) -> ModelCondition {
        if depth > 0 {
            switch below(4) {
            case 0: return .not(condition(depth: depth - 1))
            case 1: return .and(condition(depth: depth - 1), condition(depth: depth - 1))
            case 2: return .or(condition(depth: depth - 1), condition(depth: depth - 1))
            default: break
            }
        }
        while true {
            let test = test()
            if test.isAccepted { return .test(test) }
        }
    }

    private mutating func test() -> BoundTest {
        switch below(10) {
        case 0, 1, 2:
            let comparators: [Comparator] = [
                .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
            ]
            return .compare(pick(comparators, or: .equal), operand(), operand())
        case 3: return .between(operand(), lower: operand(), upper: operand())
        case 4: return .isIn(operand(), (0...below(3)).map { _ in operand() })
        case 5: return .exists(path())
        case 6: return .notExists(path())
        case 7: return .hasType(path(), pick(AttributeKind.allCases, or: .null))
        case 8: return .beginsWith(operand(), operand())
        default: return .contains(operand(), operand())
        }
    }

    private mutating func operand() -> BoundOperand {
        switch below(5) {
        case 0, 1: .path(path())
        case 2: .size(path())
        default: .value(value(depth: 1))
        }
    }
}

extension BoundTest {
    /// Whether DynamoDB accepts the test: its types are right, and its operands differ.
    fileprivate var isAccepted: Bool {
        if let first = operands.first?.path {
            guard operands.dropFirst().allSatisfy({ $0.path != first }) else { return false }
        }
        let kinds = operands.compactMap(\.kind)
        let areOrdered = kinds.allSatisfy { [.string, .number, .binary].contains($0) }
        switch self {
        case .compare(let comparator, _, _): return areOrdered || !comparator.needsOrder
        case .between(_, let lower, let upper):
            guard let low = lower.value, let high = upper.value else { return areOrdered }
            guard areOrdered, low.kind == high.kind else { return false }
            return (EncodedValue(low).view.compare(EncodedValue(high).view) ?? 1) <= 0
        case .beginsWith: return kinds.allSatisfy { $0 == .string || $0 == .binary }
        case .isIn, .exists, .notExists, .hasType, .contains: return true
        }
    }
}
