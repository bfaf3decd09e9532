import Granary
import GranaryTestSupport

/// A key condition for the store, and a closure over the values of a record that means the same.
struct RandomKeyCondition {
    private(set) var condition: KeyCondition
    private(set) var includes: ([AttributeValue]) -> Bool
    private(set) var text: String

    /// A condition on the collection of `entry`, with bounds from it and from `other`.
    ///
    /// Every partition attribute is given; of the sort attributes, some equalities and then one
    /// comparison of any kind.
    init?(
        _ target: ModelTarget, entry: ModelEntry, other: ModelEntry,
        using random: inout SeededGenerator
    ) {
        guard let first = target.partitionKey.first else { return nil }
        condition = Key(first.name) == entry.values[0]
        let firstValue = entry.values[0]
        includes = { $0[0] == firstValue }
        text = "\(first.name) = \(firstValue)"
        for position in 1..<max(1, target.partitionKey.count) {
            addEquality(target.partitionKey[position].name, position, entry)
        }
        for (offset, attribute) in target.sortKey.enumerated() {
            let position = target.partitionKey.count + offset
            guard random.chance(0.75) else { return }
            guard random.chance(0.3) else {
                addComparison(
                    attribute, position, entry.values[position], other.values[position], &random)
                return
            }
            addEquality(attribute.name, position, entry)
        }
    }

    private mutating func addEquality(_ name: String, _ position: Int, _ entry: ModelEntry) {
        let value = entry.values[position]
        add(Key(name) == value, "\(name) = \(value)") { $0[position] == value }
    }

    private mutating func addComparison(
        _ attribute: KeyAttribute, _ position: Int, _ one: AttributeValue, _ two: AttributeValue,
        _ random: inout SeededGenerator
    ) {
        let key = Key(attribute.name)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            add(key < one, "\(key.name) < \(one)") { ModelOrder.compare($0[position], one) < 0 }
        case 1:
            add(key <= one, "\(key.name) <= \(one)") { ModelOrder.compare($0[position], one) <= 0 }
        case 2:
            add(key > one, "\(key.name) > \(one)") { ModelOrder.compare($0[position], one) > 0 }
        case 3:
            add(key >= one, "\(key.name) >= \(one)") { ModelOrder.compare($0[position], one) >= 0 }
        case 4 where attribute.type != .number:
            guard let prefix = Self.prefix(of: one, using: &random) else { return }
            add(key.beginsWith(prefix), "\(key.name) begins with \(prefix)") {
                $0[position].hasPrefix(prefix)
            }
        default:
            let (low, high) = ModelOrder.compare(one, two) <= 0 ? (one, two) : (two, one)
            add(key.between(low, high), "\(key.name) between \(low) and \(high)") {
                ModelOrder.compare($0[position], low) >= 0
                    && ModelOrder.compare($0[position], high) <= 0
            }
        }
    }

    private static func prefix(
        of value: AttributeValue, using random: inout SeededGenerator
    ) -> AttributeValue? {
        switch value {
        case .string(let text):
            .string(String(text.prefix(Int.random(in: 1...max(1, text.count), using: &random))))
        case .binary(let bytes):
            .binary(Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &random))))
        default: nil
        }
    }

    private mutating func add(
        _ other: KeyCondition, _ text: String, _ test: @escaping ([AttributeValue]) -> Bool
    ) {
        condition = condition && other
        let before = includes
        includes = { before($0) && test($0) }
        self.text += " AND " + text
    }
}
