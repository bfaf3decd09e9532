import Granary
import GranaryTestSupport

/// A condition for the store, and a closure that means the same.
struct ModelCondition: Sendable {
    let condition: Condition
    let holds: @Sendable (AttributeMap) -> Bool
    let text: String

    /// Whether an index holds all that it reads: no index has that as a key.
    func isHeld(by index: IndexDefinition?) -> Bool {
        guard let index else { return true }
        switch index.projection {
        case .all: return true
        case .keysOnly: return false
        case .include(let names): return condition.attributeNames.allSatisfy(names.contains)
        }
    }
}

extension ModelCondition {
    /// A condition on the attributes that no index has as a key.
    static func random(using random: inout SeededGenerator, depth: Int = 2) -> ModelCondition {
        let number = Int.random(in: -2...4, using: &random)
        switch Int.random(in: 0..<(depth > 0 ? 10 : 7), using: &random) {
        case 0:
            return Self(Attribute("c") == number, "c = \(number)") { $0["c"]?.intValue == number }
        case 1:
            return Self(Attribute("c") != number, "c <> \(number)") {
                $0["c"]?.intValue != number
            }
        case 2:
            return Self(Attribute("c") < number, "c < \(number)") { item in
                item["c"]?.numberValue.map { $0 < Number(number) } ?? false
            }
        case 3: return Self(Attribute("s").exists, "s exists") { $0["s"] != nil }
        case 4: return Self(Attribute("s").notExists, "s is absent") { $0["s"] == nil }
        case 5:
            return Self(Attribute("s").contains("m1"), "s contains m1") { item in
                item["s"]?.stringSetValue?.contains("m1") ?? false
            }
        case 6:
            return Self(Attribute("s").size >= 2, "size(s) >= 2") { item in
                item["s"].map { ($0.stringSetValue?.count ?? 0) >= 2 } ?? false
            }
        case 7:
            let other = Self.random(using: &random, depth: depth - 1)
            return Self(!other.condition, "NOT (\(other.text))") { !other.holds($0) }
        case 8:
            let (one, two) = pair(using: &random, depth)
            return Self(one.condition && two.condition, "(\(one.text)) AND (\(two.text))") {
                one.holds($0) && two.holds($0)
            }
        default:
            let (one, two) = pair(using: &random, depth)
            return Self(one.condition || two.condition, "(\(one.text)) OR (\(two.text))") {
                one.holds($0) || two.holds($0)
            }
        }
    }

    private static func pair(
        using random: inout SeededGenerator, _ depth: Int
    ) -> (ModelCondition, ModelCondition) {
        (
            Self.random(using: &random, depth: depth - 1),
            Self.random(using: &random, depth: depth - 1)
        )
    }

    private init(
        _ condition: Condition, _ text: String, holds: @escaping @Sendable (AttributeMap) -> Bool
    ) {
        (self.condition, self.text, self.holds) = (condition, text, holds)
    }
}
