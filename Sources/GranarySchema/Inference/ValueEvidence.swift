internal import GranaryItems

/// What is known of the values of one attribute, however nested, in bounded memory.
struct ValueEvidence: Sendable {
    /// The most names that are kept apart within one map; with more it is a dictionary.
    static let maximumMemberCount = 256
    /// How deep maps and lists are followed.
    static let maximumDepth = 8

    /// How many values there were that are not null.
    var count = 0
    /// How many nulls there were.
    var nullCount = 0
    /// How many values there were of each kind that is not null.
    var kinds: [AttributeKind: Int] = [:]
    /// What is known of the strings.
    var text = TextEvidence()
    /// Whether each number fits an `Int`.
    var isWhole = true
    /// Whether no number was under zero.
    var isNatural = true
    /// Whether each number is one that a `Double` keeps.
    var isDouble = true
    /// Whether each number could be a moment of the years 2001 to 2096, in seconds.
    var isMoment = true
    /// What is known of the entries of maps.
    var members: [String: ValueEvidence] = [:]
    /// Whether there were more names in maps, or deeper ones, than are followed.
    var isOpen = false
    /// What is known of the elements of lists and sets: nothing, or one entry for all of them.
    var elements: [ValueEvidence] = []

    /// Takes note of a value.
    mutating func add(_ value: borrowing ValueView, depth: Int = 0) {
        guard value.kind != .null else {
            nullCount &+= 1
            return
        }
        count &+= 1
        kinds[value.kind, default: 0] &+= 1
        switch value.kind {
        case .string: if let string = value.string() { text.add(string) }
        case .number: addNumber(value)
        case .map: addMembers(of: value, depth: depth)
        case .list, .stringSet, .numberSet, .binarySet: addElements(of: value, depth: depth)
        case .binary, .bool, .null: break
        }
    }

    private mutating func addNumber(_ value: borrowing ValueView) {
        if let whole = value.int() {
            if whole < 0 { isNatural = false }
            if whole < 1_000_000_000 || whole >= 4_000_000_000 { isMoment = false }
            return
        }
        isWhole = false
        isNatural = false
        isMoment = false
        guard isDouble, let number = value.number() else { return }
        isDouble = Number(number.double) == number
    }

    private mutating func addMembers(of value: borrowing ValueView, depth: Int) {
        guard depth < Self.maximumDepth, !isOpen else {
            isOpen = true
            return
        }
        for index in 0..<value.count {
            let name = value.name(at: index)
            if members[name] == nil, members.count == Self.maximumMemberCount {
                isOpen = true
                members = [:]
                return
            }
            members[name, default: ValueEvidence()].add(value.value(at: index), depth: depth &+ 1)
        }
    }

    private mutating func addElements(of value: borrowing ValueView, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        if elements.isEmpty { elements.append(ValueEvidence()) }
        for index in 0..<value.count {
            guard let element = value.element(at: index) else { continue }
            elements[0].add(element, depth: depth &+ 1)
        }
    }

    /// The kind that most values have; `nil` when there were none.
    var commonKind: AttributeKind? {
        kinds.max { first, second in
            (first.value, second.key.rawValue) < (second.value, first.key.rawValue)
        }?.key
    }
}
