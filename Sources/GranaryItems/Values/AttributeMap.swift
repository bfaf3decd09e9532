/// Attribute values by name.
///
/// Names are compared by their UTF-8 bytes, as DynamoDB does, and kept in that order, which is the
/// order of the encoding: equal maps have equal bytes.
public struct AttributeMap: Sendable {
    /// A name and its value.
    public typealias Element = (name: String, value: AttributeValue)

    /// An entry as it is kept: arrays of structs are cheaper to copy and free than of tuples.
    struct Entry: Sendable {
        var name: String
        var value: AttributeValue
    }

    var entries: [Entry]

    /// An empty map.
    public init() { entries = [] }

    /// A map of `pairs`; the last of several with the same name wins.
    ///
    /// - Complexity: O(*n*) when the names already ascend, O(*n* log *n*) otherwise.
    public init(_ pairs: some Sequence<(String, AttributeValue)>) {
        self.init(unordered: pairs.map { Entry(name: $0.0, value: $0.1) })
    }

    /// A map of `pairs`; the last of several with the same name wins.
    public init(_ pairs: [Element]) {
        self.init(unordered: pairs.map { Entry(name: $0.name, value: $0.value) })
    }

    /// A map of a dictionary's entries.
    ///
    /// A `Dictionary` holds canonically equivalent strings to be one key; this map does not.
    public init(_ dictionary: [String: AttributeValue]) {
        self.init(unordered: dictionary.map { Entry(name: $0.key, value: $0.value) })
    }

    private init(unordered pairs: [Entry]) {
        entries = pairs
        guard !Self.ascends(pairs) else { return }
        // Ties keep their order of arrival, so that the last of them can win.
        let order = pairs.indices.sorted { left, right in
            let comparison = pairs[left].name.compareBytes(to: pairs[right].name)
            return comparison == 0 ? left < right : comparison < 0
        }
        entries.removeAll(keepingCapacity: true)
        for index in order {
            if let last = entries.last, last.name.hasSameBytes(as: pairs[index].name) {
                entries.removeLast()
            }
            entries.append(pairs[index])
        }
    }

    /// Takes entries whose names are known to ascend.
    init(ascending entries: [Entry]) { self.entries = entries }

    private static func ascends(_ pairs: [Entry]) -> Bool {
        for index in pairs.indices.dropFirst()
        where pairs[index - 1].name.compareBytes(to: pairs[index].name) >= 0 {
            return false
        }
        return true
    }

    /// The value under `name`, or `nil`; setting `nil` removes the entry.
    ///
    /// - Complexity: O(log *n*) to get, O(*n*) to set.
    public subscript(name: String) -> AttributeValue? {
        get {
            let (index, found) = position(of: name)
            // Not a ternary: `nil` there would be taken for the literal of a null value.
            guard found else { return nil }
            return entries[index].value
        }
        set {
            let (index, found) = position(of: name)
            switch (newValue, found) {
            case (.some(let value), true): entries[index].value = value
            case (.some(let value), false):
                entries.insert(Entry(name: name, value: value), at: index)
            case (nil, true): entries.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// The names, in order.
    public var names: [String] { entries.map(\.name) }

    private func position(of name: String) -> (index: Int, found: Bool) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = low + (high - low) / 2
            let comparison = entries[middle].name.compareBytes(to: name)
            if comparison == 0 { return (middle, true) }
            if comparison < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }
}

extension AttributeMap: RandomAccessCollection {
    /// The position of the first entry.
    public var startIndex: Int { 0 }

    /// The position past the last entry.
    public var endIndex: Int { entries.count }

    /// The entry at a position, in the order of the names.
    public subscript(position: Int) -> Element {
        (name: entries[position].name, value: entries[position].value)
    }
}

extension AttributeMap: Hashable {
    /// Whether both maps have the same names, byte for byte, with equal values.
    public static func == (left: AttributeMap, right: AttributeMap) -> Bool {
        left.entries.elementsEqual(right.entries) { left, right in
            left.name.hasSameBytes(as: right.name) && left.value == right.value
        }
    }

    /// Feeds every name and value to the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(entries.count)
        for entry in entries {
            entry.name.hashBytes(into: &hasher)
            hasher.combine(entry.value)
        }
    }
}

extension AttributeMap: ExpressibleByDictionaryLiteral {
    /// A map; the last of several entries with the same name wins.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) { self.init(elements) }
}
